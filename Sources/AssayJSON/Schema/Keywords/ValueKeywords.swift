// Keywords for any type of instance (JSON Schema 2020-12 validation, section 6.1).

/// The types that an instance may have, as a set.
struct TypeSet: OptionSet, Sendable, Hashable {
  var rawValue: UInt8

  static let null = TypeSet(rawValue: 1)
  static let boolean = TypeSet(rawValue: 2)
  static let integer = TypeSet(rawValue: 4)
  static let fraction = TypeSet(rawValue: 8)
  static let string = TypeSet(rawValue: 16)
  static let array = TypeSet(rawValue: 32)
  static let object = TypeSet(rawValue: 64)

  static let byName: [String: TypeSet] = [
    "null": .null, "boolean": .boolean, "integer": .integer, "number": [.integer, .fraction],
    "string": .string, "array": .array, "object": .object,
  ]

  func admits(_ instance: JSONNode) -> Bool {
    switch instance.value {
    case .null: contains(.null)
    case .bool: contains(.boolean)
    case .number(let number):
      contains(.fraction) || contains(.integer) && number.isWhole
    case .string: contains(.string)
    case .array: contains(.array)
    case .object: contains(.object)
    }
  }
}

extension JSONNumber {
  /// `isInteger`, told from the literal's look where that is enough.
  fileprivate var isWhole: Bool {
    text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") } || isInteger
  }
}

/// `type` (6.1.1).
struct TypeKeyword: SchemaKeyword {
  let types: TypeSet
  let names: [String]
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    types.admits(instance)
      || evaluation.fail(place, instance, .type(instance, expected: names))
  }
}

/// `enum` (6.1.2).
struct EnumerationKeyword: SchemaKeyword {
  let values: [JSONNode]
  /// The values again where a search through all would be slow.
  let index: Set<JSONNode>?
  let place: SchemaPlace

  init(values: [JSONNode], place: SchemaPlace) {
    self.values = values
    self.place = place
    index = values.count > 16 ? Set(values) : nil
  }

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    (index?.contains(instance) ?? values.contains(instance))
      || evaluation.fail(place, instance, .enumeration(instance, allowed: values))
  }
}

/// `const` (6.1.3).
struct ConstantKeyword: SchemaKeyword {
  let value: JSONNode
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    instance == value || evaluation.fail(place, instance, .constant(instance, expected: value))
  }
}

/// The schema `false` (core, section 4.3.2).
struct FalseSchema: SchemaKeyword {
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    evaluation.fail(place, instance, .notAllowed)
  }
}

extension SchemaCompiler {
  mutating func valueKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    if let keyword = typeKeyword(of: schema) { keywords.append(keyword) }
    if let (value, place) = schema.keyword("enum") {
      if let values = value.arrayValue {
        keywords.append(EnumerationKeyword(values: values, place: place))
      } else {
        wrongValue(place, expected: "an array of the allowed values", in: schema)
      }
    }
    if let (value, place) = schema.keyword("const") {
      keywords.append(ConstantKeyword(value: value, place: place))
    }
    return keywords
  }

  private mutating func typeKeyword(of schema: SchemaObject) -> TypeKeyword? {
    guard let (value, place) = schema.keyword("type") else { return nil }
    let names = value.stringValue.map { [$0] } ?? names(value) ?? []
    guard !names.isEmpty else {
      wrongValue(place, expected: "the name of a type, or an array of such names", in: schema)
      return nil
    }
    var types: TypeSet = []
    for (index, name) in names.enumerated() {
      guard let type = TypeSet.byName[name] else {
        let nearest = nearestSpelling(of: name, among: TypeSet.byName.keys)
        let range = value.arrayValue?[index].range ?? value.range
        mistake(.unknownType(name, nearest: nearest), in: schema, at: range)
        continue
      }
      types.formUnion(type)
    }
    return TypeKeyword(types: types, names: names, place: place)
  }
}
