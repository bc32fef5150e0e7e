import AssayJSON

/// Values of an answer as they are kept for reports: an answer may be of any size, and a mismatch may
/// be about the whole of it.
extension JSONNode {
  /// What is kept of one value, in bytes of memory.
  static let longestKept = 512 * 1024

  /// What a value takes beside its text, about.
  private static let cost = 64

  /// The value, with the end of what is too long left out and that said in its place.
  func trimmed(to limit: Int = longestKept) -> JSONNode {
    var rest = limit
    if fits(into: &rest) { return self }
    rest = limit
    return beginning(&rest)
  }

  /// Two values that differ, where one is too long without most of what they begin with alike.
  static func trimmed(
    _ left: JSONNode, besides right: JSONNode, to limit: Int = longestKept
  ) -> (JSONNode, JSONNode) {
    var (leftRest, rightRest) = (limit, limit)
    if left.fits(into: &leftRest), right.fits(into: &rightRest) { return (left, right) }
    let (left, right) = difference(left, right, depth: 0)
    return (left.trimmed(to: limit), right.trimmed(to: limit))
  }

  /// Whether the value fits into the rest, which it takes from it; it is not looked at beyond that.
  private func fits(into rest: inout Int) -> Bool {
    rest -= Self.cost
    guard rest >= 0 else { return false }
    switch value {
    case .null, .bool: break
    case .number(let number): rest -= number.text.utf8.count
    case .string(let text): rest -= text.utf8.count
    case .array(let elements): return elements.allSatisfy { $0.fits(into: &rest) }
    case .object(let object):
      return object.members.allSatisfy { member in
        rest -= member.name.utf8.count
        return member.value.fits(into: &rest)
      }
    }
    return rest >= 0
  }

  private func beginning(_ rest: inout Int) -> JSONNode {
    rest -= Self.cost
    switch value {
    case .null, .bool: return self
    case .number(let number):
      let text = cut(number.text, &rest)
      return text == number.text ? self : .string(text)
    case .string(let text): return JSONNode(.string(cut(text, &rest)), range: range)
    case .array(let elements):
      var kept: [JSONNode] = []
      for element in elements {
        if rest <= 0 { break }
        kept.append(element.beginning(&rest))
      }
      let left = elements.count - kept.count
      return .array(left > 0 ? kept + [.string("… \(left) more")] : kept)
    case .object(let object):
      var kept: [(String, JSONNode)] = []
      for member in object.members {
        if rest <= 0 { break }
        kept.append((cut(member.name, &rest), member.value.beginning(&rest)))
      }
      let left = object.count - kept.count
      return .object(left > 0 ? kept + [("…", .string("\(left) more"))] : kept)
    }
  }
}

private func cut(_ text: String, _ rest: inout Int) -> String {
  let limit = max(rest, 0)
  rest -= text.utf8.count
  return text.utf8.count <= limit ? text : beginning(of: text.utf8, limit) + "…"
}

private func beginning(of bytes: some Collection<UInt8>, _ limit: Int) -> String {
  String(decoding: bytes.prefix(limit), as: UTF8.self)
}

/// How much is kept before the first difference.
private let lead = 3
private let leadOfText = 1_000

private func difference(
  _ left: JSONNode, _ right: JSONNode, depth: Int
) -> (JSONNode, JSONNode) {
  guard depth < 64 else { return (left, right) }
  switch (left.value, right.value) {
  case (.string(let leftText), .string(let rightText)):
    let common = zip(leftText.utf8, rightText.utf8).prefix { $0 == $1 }.count
    guard common > leadOfText else { return (left, right) }
    func window(_ text: String) -> JSONNode {
      .string("…" + String(decoding: text.utf8.dropFirst(common - leadOfText), as: UTF8.self))
    }
    return (window(leftText), window(rightText))
  case (.array(let leftItems), .array(let rightItems)):
    let common = zip(leftItems, rightItems).prefix { $0 == $1 }.count
    let dropped = max(0, common - lead)
    var (leftKept, rightKept) = (leftItems[dropped...], rightItems[dropped...])
    if common < min(leftItems.count, rightItems.count) {
      (leftKept[common], rightKept[common]) = difference(
        leftItems[common], rightItems[common], depth: depth + 1)
    }
    let mark: [JSONNode] = dropped > 0 ? [.string("… \(dropped) alike")] : []
    return (.array(mark + leftKept), .array(mark + rightKept))
  case (.object(let leftObject), .object(let rightObject)):
    let (leftMembers, rightMembers) = (leftObject.members, rightObject.members)
    let common = zip(leftMembers, rightMembers).prefix { isSame($0, $1) }.count
    let dropped = max(0, common - lead)
    var (leftKept, rightKept) = (leftMembers[dropped...], rightMembers[dropped...])
    if common < min(leftMembers.count, rightMembers.count),
      leftMembers[common].name == rightMembers[common].name
    {
      (leftKept[common].value, rightKept[common].value) = difference(
        leftMembers[common].value, rightMembers[common].value, depth: depth + 1)
    }
    let mark = dropped > 0 ? [JSONMember(name: "…", value: .string("\(dropped) alike"))] : []
    return (
      JSONNode(.object(JSONObject(mark + leftKept))),
      JSONNode(.object(JSONObject(mark + rightKept)))
    )
  default: return (left, right)
  }
}

private func isSame(_ left: JSONMember, _ right: JSONMember) -> Bool {
  left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
}

extension Mismatch.Problem {
  /// The problem with the values of the answer as they are kept.
  func trimmed(to limit: Int) -> Self {
    switch self {
    case .unequal(let expected, let actual):
      let (actual, expected) = JSONNode.trimmed(actual, besides: expected, to: limit)
      return .unequal(expected: expected, actual: actual)
    case .unexpected(let actual): return .unexpected(actual: actual.trimmed(to: limit))
    case .elementCount(let expected, let count, let actual):
      return .elementCount(expected: expected, count: count, actual: actual.trimmed(to: limit))
    case .unmatched(let expected, let left, let nearest, let actual):
      return .unmatched(
        expected: expected, left: left, nearest: nearest, actual: actual.trimmed(to: limit))
    case .unmet(let message, let actual):
      return .unmet(message: message, actual: actual.trimmed(to: limit))
    case .schema(let message, let actual):
      return .schema(message: message, actual: actual.trimmed(to: limit))
    case .distinct(let expected, let count, let actual):
      let kept = JSONNode.array(actual).trimmed(to: limit).arrayValue ?? []
      return .distinct(expected: expected, count: count, actual: kept)
    // What is held has been trimmed where it was found.
    case .held, .status, .missing, .notJSON, .notText, .unknownCharset, .bytes, .repeated,
      .unpaired, .selection, .withheld,
      .stated, .unhidable, .passedThoughKnownToFail, .overdue:
      return self
    }
  }
}
