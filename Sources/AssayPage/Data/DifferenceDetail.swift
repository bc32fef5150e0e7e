import AssayJSON
import AssayReports

/// Expected against actual for the page, line by line, with the words that differ.
enum DifferenceDetail {
  /// Nil where the message says it all.
  static func node(_ mismatch: ReportedMismatch) -> JSONNode? {
    guard let expected = mismatch.expected?.text, let actual = mismatch.actual?.text else {
      return nil
    }
    return .array(rows(Difference(expected: expected, actual: actual).lines))
  }

  /// `["same", TEXT]`, `["gap", TEXT]`, or `["change", EXPECTED, ACTUAL]` where one may be null and
  /// each is a list of texts, by turns the same and different.
  private static func rows(_ lines: [Difference.Line]) -> [JSONNode] {
    var rows: [JSONNode] = []
    var rest = lines[...]
    while let first = rest.first {
      let removed = rest.prefix { $0.mark == .expected }
      let added = rest.dropFirst(removed.count).prefix { $0.mark == .actual }
      guard !removed.isEmpty || !added.isEmpty else {
        let kind = first.mark == .gap ? "gap" : "same"
        rows.append(.array([.string(kind), .string(PageText.visible(first.text))]))
        rest.removeFirst()
        continue
      }
      rows += changes(Array(removed), Array(added))
      rest = rest.dropFirst(removed.count + added.count)
    }
    return rows
  }

  private static func changes(
    _ removed: [Difference.Line], _ added: [Difference.Line]
  ) -> [JSONNode] {
    (0..<max(removed.count, added.count)).map { number in
      guard removed.indices.contains(number) else {
        return change(nil, [added[number].text, ""])
      }
      guard added.indices.contains(number) else {
        return change([removed[number].text, ""], nil)
      }
      let words = WordDifference(expected: removed[number].text, actual: added[number].text)
      return change(words.expected, words.actual)
    }
  }

  private static func change(_ expected: [String]?, _ actual: [String]?) -> JSONNode {
    func list(_ parts: [String]?) -> JSONNode {
      parts.map { .array($0.map { .string(PageText.visible($0)) }) } ?? .null
    }
    return .array([.string("change"), list(expected), list(actual)])
  }
}
