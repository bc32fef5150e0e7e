import AssayJSON
import AssayText

/// The sentences of mismatches; all reports take them from here.
extension Mismatch {
  /// What went wrong, in one line.
  package var message: String {
    exchange.map { "in exchange \($0 + 1), \(sentence)" } ?? sentence
  }

  private var sentence: String {
    switch problem {
    case .status(let expected, let actual): "the status is \(actual), not \(expected)"
    case .unequal(let expected, let actual): "\(subject) \(contrast(actual, expected))"
    case .missing(let expected): "\(subject) is missing; expected \(expected)"
    case .unexpected(let actual): "\(subject) should be absent, but is \(shortened(actual))"
    case .elementCount(let expected, let count, _):
      "\(subject) has \(counted(count, "element")), not \(expected)"
    case .unmatched(let expected, let left, let nearest, _):
      "\(subject) has no \(expected.count == 1 ? "element" : "elements") left that "
        + "\(expected.count == 1 ? "matches" : "match") \(expected.joined(separator: ", "))"
        + (left.isEmpty ? "" : "; left over: \(left.joined(separator: ", "))")
        + (nearest.map { "; the nearest does not fit: \($0)" } ?? "")
    case .unpaired(let comparisons):
      "\(subject) was not judged to its end: to pair its elements takes more than \(comparisons) "
        + "comparisons; a member with another literal value in each would tell them apart"
    case .schema(let message, _) where subject == .status: statusOutOfBounds(message)
    case .schema(let message, _), .unmet(let message, _): "\(subject) \(message)"
    case .held(let what, let mismatch): "\(subject) holds \(what) in which \(mismatch.sentence)"
    case .notJSON(let error, let excerpt): notJSON(error, excerpt)
    case .notText(let byteCount, let charset):
      "the content is not \(charset ?? "UTF-8") text (\(counted(byteCount, "byte")))"
    case .unknownCharset(let name):
      "the content is in the charset '\(shortened(name))', which is not known"
    case .bytes(let clause): "the content \(clause)"
    case .repeated(let count):
      "\(subject) stands \(count == 2 ? "twice" : "\(count) times") in its object, so that readers "
        + "may take another one (RFC 8259, section 4)"
    case .selection(let expected, let actual):
      "\(selection) selects \(counted(actual, "value")), expected \(expected)"
    case .distinct(let expected, let count, _):
      "\(selection) selects \(counted(count, "different value")), expected \(expected)"
    case .withheld(let reason), .unhidable(let reason), .stated(let reason): reason
    case .passedThoughKnownToFail:
      "the scenario passes, though it is listed as a known failure; take it off the list"
    case .overdue(let day):
      "the scenario still fails, though the list of known failures gives it until \(day)"
    }
  }

  /// A bound of a status code says little by itself; what it stands for is said: `the status is 404,
  /// but a success was expected, 200 at most`.
  private func statusOutOfBounds(_ message: String) -> String {
    let bounds = [
      (", not more than ", "more than "), (", not less than ", "less than "),
      (", less than ", "at least "), (", more than ", "at most "),
    ]
    for (words, bound) in bounds {
      guard let range = message.ranges(of: words).first,
        let limit = Int(message[range.upperBound...])
      else { continue }
      let isUpper = bound == "at most " || bound == "less than "
      let last = bound == "less than " ? limit - 1 : limit
      let kind =
        switch (isUpper, last) {
        case (true, 200...299): "a success"
        case (true, 300...399): "no error"
        case (false, 400...): "an error"
        default: "a status of"
        }
      let isKind = kind != "a status of"
      return "the status \(message[..<range.lowerBound]), but \(kind)"
        + (isKind ? " was expected, \(bound)\(limit)" : " \(bound)\(limit) was expected")
    }
    return "\(subject) \(message)"
  }

  private func notJSON(_ error: JSONSyntaxError, _ excerpt: Excerpt) -> String {
    if error.reason == .empty { return "the content is empty, not JSON" }
    let position = "line \(excerpt.position.line), column \(excerpt.position.column)"
    let sentence = "the content is not JSON: \(error) (\(position)"
    // What a person looks for in the answer: a little of the line, up to the trouble and from it on.
    let before = (excerpt.line?.before ?? "").suffix(30)
    let after = ((excerpt.line?.marked ?? "") + (excerpt.line?.after ?? "")).prefix(20)
    switch (before.isEmpty, after.allSatisfy(\.isWhitespace)) {
    case (true, true): return sentence + ")"
    case (true, false): return sentence + ", at '\(after)')"
    case (false, true): return sentence + ", after '\(before)')"
    case (false, false): return sentence + ", between '\(before)' and '\(after)')"
    }
  }

  /// The query in place of the root that it begins with.
  private var selection: String {
    guard let query else { return subject.description }
    if case .together = subject { return "\(query) of all answers" }
    return query
  }

  /// What should have come, as JSON or as words; nil where the message says it all.
  package var expected: String? {
    switch problem {
    case .status(let expected, _), .missing(let expected), .selection(let expected, _),
      .distinct(let expected, _, _):
      expected
    case .unequal(let expected, _): expected.description
    case .unexpected: "nothing"
    case .elementCount(let expected, _, _): counted(expected, "element")
    case .held(_, let mismatch): mismatch.expected
    case .unmatched(let expected, _, _, _): expected.joined(separator: "\n")
    case .unpaired, .schema, .unmet, .notJSON, .notText, .unknownCharset, .bytes, .repeated,
      .withheld, .stated,
      .unhidable, .passedThoughKnownToFail, .overdue:
      nil
    }
  }

  /// What came, as JSON; nil where nothing did.
  package var actual: String? {
    switch problem {
    case .status(_, let actual), .selection(_, let actual): String(actual)
    case .unequal(_, let actual), .unexpected(let actual), .elementCount(_, _, let actual),
      .unmatched(_, _, _, let actual), .schema(_, let actual), .unmet(_, let actual):
      actual.description
    case .held(_, let mismatch): mismatch.actual
    case .missing, .unpaired, .notText, .unknownCharset, .bytes, .notJSON, .repeated, .withheld,
      .stated,
      .unhidable, .passedThoughKnownToFail, .overdue:
      nil
    case .distinct(_, _, let actual): JSONNode.array(actual).description
    }
  }
}

extension Mismatch.Subject: CustomStringConvertible {
  package var description: String {
    switch self {
    case .status: "the status"
    case .header(let name): "the header field \(name)"
    case .trailer(let name): "the trailer field \(name)"
    case .cookie(let name): "the cookie \(name)"
    case .httpVersion: "the version of HTTP"
    case .url: "the URL of the answer"
    case .redirects: "the number of redirects"
    case .events(let location): "\(location.shorthand) of the events"
    case .contentLength: "the content's length"
    case .contentDigest: "the content's SHA-256"
    case .content: "the content"
    case .json(let location): location.shorthand
    case .together(let location): "\(location.shorthand) of all answers"
    case .duration: "the duration in milliseconds"
    case .scenario: "the scenario"
    }
  }
}
