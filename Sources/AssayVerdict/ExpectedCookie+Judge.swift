import AssayExchange
import AssayJSON
import AssaySuite
import AssayText

/// A cookie as an answer sets it (RFC 6265, section 5.2).
struct SetCookie {
  let name: String
  /// Its value and attributes; those that are not there are left out, but for the flags.
  let node: JSONNode
  let value: String

  /// Nil for a line that sets none.
  init?(_ line: String) {
    let parts = line.split(separator: ";", omittingEmptySubsequences: false)
    let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard pair.count == 2 else { return nil }
    name = trimmingBlanks(pair[0])
    value = trimmingBlanks(pair[1])
    guard !name.isEmpty else { return nil }
    var attributes: [String: String] = [:]
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // Of several the last counts.
      attributes[trimmingBlanks(pair[0]).lowercased()] =
        pair.count == 2 ? trimmingBlanks(pair[1]) : ""
    }
    var members: [(String, JSONNode)] = [
      ("value", .string(value)),
      ("secure", .bool(attributes["secure"] != nil)),
      ("httpOnly", .bool(attributes["httponly"] != nil)),
    ]
    for (member, attribute) in [
      ("path", "path"), ("domain", "domain"), ("sameSite", "samesite"), ("expires", "expires"),
    ] {
      if let text = attributes[attribute] { members.append((member, .string(text))) }
    }
    if let text = attributes["max-age"] {
      members.append(
        ("maxAge", JSONNumber(text).map { JSONNode(.number($0)) } ?? .string(text)))
    }
    node = .object(members)
  }
}

extension Response {
  /// The cookies of that name that the answer sets.
  func cookies(named name: String) -> [SetCookie] {
    headers.values(of: "Set-Cookie").compactMap(SetCookie.init).filter { $0.name == name }
  }
}

extension ExpectedCookie<Never> {
  /// A name that is set twice has two cookies, as their paths may differ: each must be right.
  func mismatches(in answer: Answer) -> [Mismatch] {
    let cookies = answer.exchange.response.cookies(named: name)
    guard !cookies.isEmpty else { return mismatches(of: nil) }
    return cookies.lazy.map { mismatches(of: $0.node) }.first { !$0.isEmpty } ?? []
  }

  private func mismatches(of node: JSONNode?) -> [Mismatch] {
    var matching = Matching(in: { [name] location in
      // The value itself needs no name.
      guard case .name(let attribute) = location.steps.first, attribute != "value" else {
        return .cookie(name)
      }
      return .cookie("\(name)'s \(attribute)")
    })
    matching.match(matcher, node)
    return matching.mismatches
  }
}
