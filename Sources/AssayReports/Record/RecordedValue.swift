import AssayJSON

/// A JSON value of a record's line, and the path that leads to it.
struct RecordedValue {
  let node: JSONNode
  private let path: NormalizedPath

  init(_ node: JSONNode, path: NormalizedPath = NormalizedPath()) {
    self.node = node
    self.path = path
  }

  func fault(_ reason: RecordFault.Reason) -> RecordFault {
    RecordFault(path: path, reason: reason, actual: node.value.typeName)
  }

  func object() throws(RecordFault) -> RecordedObject {
    guard let object = node.objectValue else { throw fault(.type("an object")) }
    return RecordedObject(self, object)
  }

  func element(_ step: NormalizedPath.Step, _ node: JSONNode) -> RecordedValue {
    RecordedValue(node, path: NormalizedPath(path.steps + [step]))
  }
}

/// An object of a record; members that nobody asks for are passed over.
struct RecordedObject {
  private let value: RecordedValue
  private let object: JSONObject

  fileprivate init(_ value: RecordedValue, _ object: JSONObject) {
    self.value = value
    self.object = object
  }

  func fault(_ reason: RecordFault.Reason) -> RecordFault { value.fault(reason) }

  /// Nil where the member is missing or null.
  func member(_ name: String) -> RecordedValue? {
    guard let node = object[name], node.value != .null else { return nil }
    return value.element(.name(name), node)
  }

  func required<Value: Recordable>(_ name: String) throws(RecordFault) -> Value {
    try Value(try requiredMember(name))
  }

  func optional<Value: Recordable>(_ name: String) throws(RecordFault) -> Value? {
    guard let member = member(name) else { return nil }
    return try Value(member)
  }

  /// Empty where the member is missing.
  func list<Value: Recordable>(_ name: String) throws(RecordFault) -> [Value] {
    guard let member = member(name) else { return [] }
    guard let elements = member.node.arrayValue else { throw member.fault(.type("an array")) }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      values.append(try Value(member.element(.index(index), element)))
    }
    return values
  }

  /// False where the member is missing.
  func flag(_ name: String) throws(RecordFault) -> Bool {
    guard let member = member(name) else { return false }
    guard let flag = member.node.boolValue else { throw member.fault(.type("a boolean")) }
    return flag
  }

  func duration(_ name: String) throws(RecordFault) -> Duration { try optional(name) ?? .zero }

  /// One of the words that a type of this program knows.
  func choice<Word: RawRepresentable>(
    _ name: String
  ) throws(RecordFault) -> Word where Word.RawValue == String {
    let text = try word(name)
    guard let word = Word(rawValue: text) else {
      throw try requiredMember(name).fault(.unknownWord(text))
    }
    return word
  }

  /// A word such as `transport.timedOut`, which is shown as it is.
  func word(_ name: String) throws(RecordFault) -> String {
    let member = try requiredMember(name)
    guard let text = member.node.stringValue else { throw member.fault(.type("a string")) }
    let isWord = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isWord else { throw member.fault(.range("a word of letters, digits, '.' and '-'")) }
    return text
  }

  private func requiredMember(_ name: String) throws(RecordFault) -> RecordedValue {
    guard let member = member(name) else { throw value.fault(.missing(name)) }
    return member
  }
}

/// What is wrong in a line of a record, and where.
struct RecordFault: Error, Hashable {
  enum Reason: Hashable {
    case type(_ expected: String)
    case range(_ expected: String)
    case missing(_ name: String)
    case unknownWord(String)
    /// One that this program cannot read.
    case version(Int)
    /// Something that the lines before leave no place for.
    case misplaced(String)
  }

  var path: NormalizedPath
  var reason: Reason
  /// The type of what stands there.
  var actual: String
}

extension RecordFault: CustomStringConvertible {
  var description: String {
    switch reason {
    case .type(let expected): "\(path): expected \(expected), not \(article) \(actual)"
    case .range(let expected): "\(path): expected \(expected)"
    case .missing(let name): "\(path): the member '\(name)' is missing"
    case .unknownWord(let word): "\(path): this assay does not know '\(word)'"
    case .version(let version): "\(path): version \(version)"
    case .misplaced(let sentence): "\(path): \(sentence)"
    }
  }

  private var article: String {
    switch actual {
    case "array", "object": "an"
    case "null": ""
    default: "a"
    }
  }
}
