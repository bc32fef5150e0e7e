package import AssayJSON

/// The sentences of mismatches; all reports take them from here.
extension Mismatch {
  /// What went wrong, in one line.
  package var message: String {
    switch problem {
    case .status(let expected, let actual): "the status is \(actual), not \(expected)"
    case .unequal(let expected, let actual):
      "\(subject) is \(shortened(actual)), not \(shortened(expected))"
    case .missing(let expected): "\(subject) is missing; expected \(expected)"
    case .unexpected(let actual): "\(subject) should be absent, but is \(shortened(actual))"
    case .elementCount(let expected, let actual):
      "\(subject) has \(elements(actual.arrayValue?.count ?? 0)), not \(expected)"
    case .unmatched(let expected, _):
      "\(subject) has no element that matches \(expected.joined(separator: " or "))"
    case .schema(let message, _): "\(subject): \(message)"
    case .notJSON(let error, _): "the content is not JSON: \(error)"
    case .notText(let byteCount): "the content is not UTF-8 text (\(byteCount) bytes)"
    case .selection(let expected, let actual):
      "\(subject) selects \(actual == 1 ? "1 value" : "\(actual) values"), expected \(expected)"
    case .distinct(let expected, let actual):
      "\(subject) has \(actual.count) different "
        + "\(actual.count == 1 ? "value" : "values"), expected \(expected)"
    case .passedThoughKnownToFail:
      "the scenario passes, though it is listed as a known failure; take it off the list"
    }
  }

  /// What should have come, as JSON or as words; nil where the message says it all.
  package var expected: String? {
    switch problem {
    case .status(let expected, _), .missing(let expected), .selection(let expected, _),
      .distinct(let expected, _):
      expected
    case .unequal(let expected, _): expected.description
    case .unexpected: "nothing"
    case .elementCount(let expected, _): elements(expected)
    case .unmatched(let expected, _): expected.joined(separator: "\n")
    case .schema, .notJSON, .notText, .passedThoughKnownToFail: nil
    }
  }

  /// What came, as JSON; nil where nothing did.
  package var actual: String? {
    switch problem {
    case .status(_, let actual), .selection(_, let actual): String(actual)
    case .unequal(_, let actual), .unexpected(let actual), .elementCount(_, let actual),
      .unmatched(_, let actual), .schema(_, let actual):
      actual.description
    case .missing, .notText, .passedThoughKnownToFail: nil
    case .notJSON(_, let content): content
    case .distinct(_, let actual): JSONNode.array(actual).description
    }
  }

  private func elements(_ count: Int) -> String { count == 1 ? "1 element" : "\(count) elements" }
}

extension Mismatch.Subject: CustomStringConvertible {
  package var description: String {
    switch self {
    case .status: "the status"
    case .header(let name): "the header field \(name)"
    case .content: "the content"
    case .json(let location), .together(let location): location.shorthand
    case .duration: "the duration in milliseconds"
    case .scenario: "the scenario"
    }
  }
}

/// A value as JSON in at most 120 characters: long ones lose their middle.
package func shortened(_ node: JSONNode) -> String { shortened(node.description) }

package func shortened(_ text: String, to limit: Int = 120) -> String {
  guard text.utf8.count > limit, text.count > limit else { return text }
  let head = limit * 2 / 3
  return "\(text.prefix(head))…\(text.suffix(limit - head - 1))"
}
