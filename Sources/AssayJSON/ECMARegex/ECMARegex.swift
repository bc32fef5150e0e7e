/// A regular expression of ECMA-262 (the 2020 edition, section 21.2) under the flag `u`, as JSON
/// Schema's `pattern` has it (JSON Schema 2020-12 core, section 6.4).
package struct ECMARegex: Sendable {
  /// Whether a text holds a match.
  package enum Outcome: Sendable, Hashable {
    case found
    case notFound
    /// The search was ended at its bound; only back references and assertions about what stands
    /// around make it so costly.
    case undecided
  }

  package let pattern: String
  let program: ECMAProgram

  package init(_ pattern: String) throws(ECMARegexError) {
    self.pattern = pattern
    var parser = ECMARegexParser(pattern)
    let node = try parser.pattern()
    program = try ECMAProgram(node, groupCount: parser.groupCount, length: pattern.utf8.count)
  }

  /// Looks for a match anywhere in the text.
  package func search(_ text: String) -> Outcome {
    let outcome = text.utf8.withContiguousStorageIfAvailable { bytes in
      var matcher = ECMAMatcher(program: program, text: bytes)
      return matcher.search()
    }
    if let outcome { return outcome }
    // Only strings bridged from elsewhere are not contiguous.
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      var matcher = ECMAMatcher(program: program, text: bytes)
      return matcher.search()
    }
  }
}
