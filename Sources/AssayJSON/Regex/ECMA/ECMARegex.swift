/// A regular expression of ECMA-262 (the 2020 edition, section 21.2) under the flag `u`, as JSON
/// Schema's `pattern` has it (JSON Schema 2020-12 core, section 6.4).
package struct ECMARegex: Sendable {
  /// Whether a text holds a match.
  package enum Outcome: Sendable, Hashable {
    case found
    case notFound
    /// The search was ended at its bound; mostly back references and assertions about what stands
    /// around make one so costly.
    case undecided
  }

  package let pattern: String
  let program: ECMAProgram

  package init(_ pattern: String) throws(ECMARegexError) {
    self.pattern = pattern
    var parser = ECMARegexParser(pattern)
    let node = try parser.pattern().simplified()
    program = try ECMAProgram(node, groupCount: parser.groupCount, length: pattern.utf8.count)
  }

  /// Looks for a match anywhere in the text.
  package func search(_ text: String) -> Outcome {
    var budget = 20_000_000
    return search(text, budget: &budget)
  }

  /// Looks for a match with no more than so many steps, and takes those that it needed off.
  package func search(_ text: String, budget: inout Int) -> Outcome {
    let outcome = text.utf8.withContiguousStorageIfAvailable { bytes in
      search(bytes, budget: &budget)
    }
    // Only strings bridged from elsewhere are not contiguous.
    return outcome ?? Array(text.utf8).withUnsafeBufferPointer { search($0, budget: &budget) }
  }

  private func search(_ bytes: UnsafeBufferPointer<UInt8>, budget: inout Int) -> Outcome {
    var matcher = ECMAMatcher(program: program, text: bytes, budget: budget)
    defer { budget -= matcher.steps }
    return matcher.search()
  }
}
