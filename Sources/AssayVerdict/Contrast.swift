package import AssayJSON

/// `is ACTUAL, not EXPECTED`, short, with the difference in it.
func contrast(_ actual: JSONNode, _ expected: JSONNode) -> String {
  let (shownActual, shownExpected) = shortened(actual.description, besides: expected.description)
  let sentence = "is \(shownActual), not \(shownExpected)"
  guard let left = actual.stringValue, let right = expected.stringValue,
    let hidden = hiddenDifference(left, right)
  else { return sentence }
  return sentence + hidden
}

/// A value as JSON in about 120 characters: long ones lose their middle.
package func shortened(_ node: JSONNode) -> String { shortened(node.description) }

/// Counted in code points: one character can be made of any number of them.
package func shortened(_ text: String, to limit: Int = 120) -> String {
  let scalars = text.unicodeScalars
  guard text.utf8.count > limit,
    scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex)
      ?? scalars.endIndex < scalars.endIndex
  else { return text }
  let head = limit * 2 / 3
  return "\(String(scalars.prefix(head)))…\(String(scalars.suffix(limit - head - 1)))"
}

/// Two texts, each cut to what is around their first difference where one is long.
private func shortened(
  _ left: String, besides right: String, to limit: Int = 120
) -> (String, String) {
  guard max(left.utf8.count, right.utf8.count) > limit else { return (left, right) }
  let common = zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.count
  let start = max(0, common - limit / 3)
  func window(_ text: String) -> String {
    let rest = text.unicodeScalars.dropFirst(start)
    let shown = String(rest.prefix(limit))
    let isWhole = rest.dropFirst(limit).isEmpty
    return (start > 0 ? "…" : "") + shown + (isWhole ? "" : "…")
  }
  return (window(left), window(right))
}
