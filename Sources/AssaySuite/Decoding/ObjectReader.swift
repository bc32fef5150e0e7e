import AssayJSON

/// Reads the members of one object; `finish` reports those that nobody asked for.
struct ObjectReader {
  let object: JSONObject
  let node: JSONNode
  /// What the object is, for messages: "a step".
  let what: String
  let context: FileContext
  private var known: [String] = []

  /// Nil, with a diagnostic, where the value is no object.
  init?(_ node: JSONNode, _ what: String, in context: FileContext) {
    guard let object = node.objectValue else {
      context.wrongType(node, what, expected: "an object")
      return nil
    }
    self.object = object
    self.node = node
    self.what = what
    self.context = context
    known.reserveCapacity(16)
  }

  mutating func member(_ name: String) -> JSONMember? {
    known.append(name)
    return object.member(named: name)
  }

  mutating func value(_ name: String) -> JSONNode? { member(name)?.value }

  /// The member's text; what is no string is reported.
  mutating func string(_ name: String) -> JSONNode? {
    guard let node = value(name) else { return nil }
    guard node.stringValue != nil else {
      context.wrongType(node, "'\(name)'", expected: "a string")
      return nil
    }
    return node
  }

  /// The member's text, which takes no placeholders.
  mutating func text(_ name: String) -> String? {
    guard let node = string(name), let text = node.stringValue else { return nil }
    context.refusePlaceholders(in: node, of: name)
    return text
  }

  /// The elements of the member's array; what is no array is reported.
  mutating func array(_ name: String) -> [JSONNode]? {
    guard let node = value(name) else { return nil }
    guard let elements = node.arrayValue else {
      context.wrongType(node, "'\(name)'", expected: "an array")
      return nil
    }
    return elements
  }

  /// The strings of the member's array, with their places.
  mutating func names(_ name: String) -> [NamedPlace] {
    (array(name) ?? []).compactMap { element in
      guard let text = element.stringValue else {
        context.wrongType(element, "an element of '\(name)'", expected: "a string")
        return nil
      }
      context.refusePlaceholders(in: element, of: name)
      if text.isEmpty {
        context.error("wrong-value", "an element of '\(name)' is empty", at: element.range)
      }
      return NamedPlace(name: text, place: context.place(element))
    }
  }

  mutating func members(_ name: String) -> [JSONMember] {
    guard let node = value(name) else { return [] }
    guard let object = node.objectValue else {
      context.wrongType(node, "'\(name)'", expected: "an object")
      return []
    }
    return object.members
  }

  mutating func whole(_ name: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let node = value(name) else { return nil }
    guard let number = node.numberValue?.intValue, bounds.contains(number) else {
      context.error(
        "wrong-value",
        "'\(name)' must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
        at: node.range)
      return nil
    }
    return number
  }

  mutating func bool(_ name: String) -> Bool? {
    guard let node = value(name) else { return nil }
    if node.boolValue == nil { context.wrongType(node, "'\(name)'", expected: "true or false") }
    return node.boolValue
  }

  /// A span of time such as `"1.5s"`.
  mutating func duration(_ name: String) -> Duration? {
    guard let node = string(name), let text = node.stringValue else { return nil }
    guard let duration = Duration(parsing: text), duration >= .zero else {
      context.error(
        "wrong-value", "'\(name)' is no span of time", at: node.range,
        "write a number and ms, s, m or h, as in \"500ms\" or \"5s\"")
      return nil
    }
    return duration
  }

  /// A member that must be there.
  mutating func required<Value>(_ name: String, _ read: (inout ObjectReader) -> Value?) -> Value? {
    if member(name) == nil {
      context.error("missing-key", "\(what) needs '\(name)'", at: opening)
      return nil
    }
    return read(&self)
  }

  /// Reports members that were never asked for, with the nearest spelling that was; a remark may
  /// stand everywhere.
  mutating func finish() {
    if let remark = value(Self.remark), !remark.isRemark {
      context.wrongType(remark, "'\(Self.remark)'", expected: "a string, or an array of its lines")
    }
    for member in object.members where !known.contains(member.name) {
      let nearest = nearestSpelling(of: member.name, among: known)
      var listed: [String] = []
      for name in known where !listed.contains(name) { listed.append(name) }
      context.error(
        "unknown-key", "\(what) has no key '\(member.name)'", at: member.nameRange,
        nearest.map { "did you mean '\($0)'?" } ?? "known: \(listed.joined(separator: ", "))")
    }
  }

  /// The key of what stands in a file for its readers alone.
  static let remark = "$comment"

  /// The brace that opens the object: enough to point at where something is missing.
  var opening: SourceRange {
    SourceRange(node.range.offsets.lowerBound..<node.range.offsets.lowerBound + 1)
  }
}

extension JSONNode {
  /// Whether it is a text, or several, one for each line.
  fileprivate var isRemark: Bool {
    stringValue != nil || arrayValue?.allSatisfy { $0.stringValue != nil } == true
  }
}

extension Duration {
  /// A number and `ms`, `s`, `m` or `h`: "500ms", "1.5s".
  package init?(parsing text: String) {
    let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
    guard let (suffix, size) = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
    let number = text.dropLast(suffix.count)
    guard number.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == 0x2E }),
      let amount = Double(number), amount * size <= 31_536_000
    else { return nil }
    self = .nanoseconds(Int64((amount * size * 1e9).rounded()))
  }
}
