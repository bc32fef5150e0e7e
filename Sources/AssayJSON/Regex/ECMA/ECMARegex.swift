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

  /// How many groups that capture it has.
  package let groupCount: Int

  /// - Parameter capturing: whether `firstMatch` will be asked for groups.
  package init(_ pattern: String, capturing: Bool = false) throws(ECMARegexError) {
    self.pattern = pattern
    var parser = ECMARegexParser(pattern)
    let node = try parser.pattern().simplified(wantsGroups: capturing)
    groupCount = parser.groupCount
    program = try ECMAProgram(
      node, groupCount: groupCount, length: pattern.utf8.count, tracksGroups: capturing)
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

  /// A match: the text of its first group where the pattern has one, else all of it.
  package enum Match: Sendable, Hashable {
    case found(String)
    /// There is a match, and its first group has no part in it.
    case emptyGroup
    case notFound
    case undecided
  }

  /// The first match in the text, of a pattern that was read as `capturing`.
  package func firstMatch(in text: String) -> Match {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var matcher = ECMAMatcher(program: program, text: bytes, budget: 20_000_000)
      switch matcher.search() {
      case .notFound: return .notFound
      case .undecided: return .undecided
      case .found:
        guard let range = groupCount > 0 ? matcher.group(1) : matcher.found else {
          return .emptyGroup
        }
        return .found(String(decoding: bytes[range], as: UTF8.self))
      }
    }
  }

  /// The same of all matches one behind the other; empty ones are passed over.
  package func allMatches(in text: String, most: Int = 10_000) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var found: [String] = []
      var budget = 20_000_000
      var start = 0
      while found.count < most, start <= bytes.count {
        var matcher = ECMAMatcher(program: program, text: bytes, budget: budget)
        guard matcher.search(from: start) == .found else { break }
        budget -= matcher.steps
        let range = groupCount > 0 ? matcher.group(1) : matcher.found
        if let range, !range.isEmpty {
          found.append(String(decoding: bytes[range], as: UTF8.self))
        }
        start =
          matcher.found.isEmpty
          ? matcher.position(after: matcher.found.upperBound) : matcher.found.upperBound
      }
      return found
    }
  }

  /// The pattern that matches just this text.
  package static func escaped(_ text: String) -> String {
    var pattern = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "^$\\.*+?()[]{}|/".unicodeScalars.contains(scalar) { pattern.append("\\") }
      pattern.append(scalar)
    }
    return String(pattern)
  }

  private func search(_ bytes: UnsafeBufferPointer<UInt8>, budget: inout Int) -> Outcome {
    var matcher = ECMAMatcher(program: program, text: bytes, budget: budget)
    defer { budget -= matcher.steps }
    return matcher.search()
  }
}
