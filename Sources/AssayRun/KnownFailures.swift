package import AssayJSON
package import AssaySuite
import AssayVerdict

/// Scenarios that are known to fail: their failures do not fail the run, and their success does.
package struct KnownFailures: Sendable {
  package struct Pattern: Sendable {
    /// `FILE NAME: SCENARIO NAME`, with `*` for any text.
    package var text: String
    package var place: Place
    package var remarks = KnownFailureRemarks()
  }

  package var patterns: [Pattern]

  /// A pattern a line, and what is to be said of it in lines below it that are set in; blank lines,
  /// and those that begin with `#`, say nothing.
  package init(_ source: SourceText) throws(KnownFailuresError) {
    patterns = []
    // Editors on Windows write a byte order mark.
    var start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in source.bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      let content = String(decoding: line, as: UTF8.self)
      let text = content.trimmed()
      if text.isEmpty || text.hasPrefix("#") { continue }
      let place = Place(source, SourceRange(start..<start + line.count))
      guard let first = content.unicodeScalars.first, first.properties.isWhitespace else {
        patterns.append(Pattern(text: text, place: place))
        continue
      }
      let problem =
        patterns.isEmpty
        ? "it is set in, but there is no scenario above it"
        : patterns[patterns.count - 1].remarks.add(text)
      if let problem { throw KnownFailuresError(place: place, text: text, problem: problem) }
    }
  }

  /// The result with what is known taken into account: an expected failure is passed over, and an
  /// unexpected success is one.
  ///
  /// - Parameter time: seconds since 1970, when the run began.
  package func judged(
    _ result: ScenarioResult, _ planned: PlannedScenario, at time: Int
  ) -> ScenarioResult {
    guard let pattern = patterns.first(where: { $0.matches(planned) }) else { return result }
    var judged = result
    let remarks = pattern.remarks
    switch result.verdict {
    case .failed(let mismatches):
      if let day = remarks.until, day.isOver(at: time) {
        let overdue = Mismatch(
          at: pattern.place, in: .scenario, .overdue(until: day.description))
        judged.verdict = .failed(mismatches + [overdue])
      } else {
        judged.verdict = .skipped(reason: pattern.reason(mismatches.first?.message ?? ""))
      }
    case .passed:
      if remarks.isFlaky { return result }
      judged.verdict = .failed([
        Mismatch(at: pattern.place, in: .scenario, .passedThoughKnownToFail)
      ])
    case .errored, .skipped: break
    }
    return judged
  }

  /// The patterns that match nothing of a plan: what they were written for has been renamed.
  package func unmatched(in plan: Plan) -> [Pattern] {
    patterns.filter { pattern in !plan.scenarios.contains(where: pattern.matches) }
  }

  /// The same for a suite of which no plan has been made.
  package func unmatched(in suite: Suite) -> [Pattern] {
    patterns.filter { pattern in
      !suite.files.contains { file in
        file.scenarios.contains { pattern.matches($0.name, in: file.name) }
      }
    }
  }
}

extension KnownFailures.Pattern {
  fileprivate func reason(_ message: String) -> String {
    let remarks = [place.description, remarks.because, remarks.issue].compactMap(\.self)
    let kind = self.remarks.isFlaky ? "a known flaky failure" : "a known failure"
    return "\(kind) (\(remarks.joined(separator: "; "))): \(message)"
  }

  fileprivate func matches(_ planned: PlannedScenario) -> Bool {
    matches(planned.scenario.name, in: planned.fileName)
  }

  fileprivate func matches(_ name: String, in fileName: String) -> Bool {
    matchesWildcard(
      Array("\(fileName): \(name)".unicodeScalars), Array(text.unicodeScalars))
  }
}

/// Whether the text is what the pattern says, where `*` stands for any text; in time linear in both
/// for each `*`, never exponential.
private func matchesWildcard(_ text: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
  var position = 0
  var index = 0
  var lastStar: (index: Int, position: Int)?
  while position < text.count {
    if index < pattern.count, pattern[index] == "*" {
      lastStar = (index, position)
      index += 1
    } else if index < pattern.count, pattern[index] == text[position] {
      index += 1
      position += 1
    } else if let star = lastStar {
      // Let the star take one more, and try again behind it.
      lastStar = (star.index, star.position + 1)
      index = star.index + 1
      position = star.position + 1
    } else {
      return false
    }
  }
  return pattern[index...].allSatisfy { $0 == "*" }
}

extension String {
  /// Without blanks at its ends.
  fileprivate func trimmed() -> String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
