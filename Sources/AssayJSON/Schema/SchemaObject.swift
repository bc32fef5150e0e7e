/// A schema object while it is compiled.
struct SchemaObject {
  let object: JSONObject
  let location: SchemaLocation
  let resource: Int
  /// The URI of its document.
  let document: String
  let vocabularies: Vocabularies
  /// Its index among the subschemas.
  let index: Int

  /// The keyword of that name, where the dialect has it.
  func keyword(_ name: String) -> (value: JSONNode, place: SchemaPlace)? {
    guard let member = object.member(named: name),
      let shape = KeywordShape.all[name], !shape.vocabularies.isDisjoint(with: vocabularies)
    else { return nil }
    let place = SchemaPlace(
      keyword: name, document: document, range: member.nameRange, valueRange: member.value.range,
      pointer: location.appending(name).pointer)
    return (member.value, place)
  }
}

// Keywords' values by the type that the standard asks for; another type is a mistake.
extension SchemaCompiler {
  mutating func number(
    _ name: String, in schema: SchemaObject
  ) -> (value: JSONNumber, place: SchemaPlace)? {
    guard let (value, place) = schema.keyword(name) else { return nil }
    guard let number = value.numberValue else {
      wrongValue(place, expected: "a number", in: schema)
      return nil
    }
    return (number, place)
  }

  /// A length or count: a number that is whole and not negative.
  mutating func count(
    _ name: String, in schema: SchemaObject
  ) -> (value: Int, place: SchemaPlace)? {
    guard let (value, place) = schema.keyword(name) else { return nil }
    guard let number = value.numberValue, number.isInteger, number >= JSONNumber(0) else {
      wrongValue(place, expected: "a whole number that is not negative", in: schema)
      return nil
    }
    // No instance is longer than what an Int can count.
    return (number.intValue ?? Int.max, place)
  }

  mutating func string(
    _ name: String, in schema: SchemaObject
  ) -> (value: String, place: SchemaPlace)? {
    guard let (value, place) = schema.keyword(name) else { return nil }
    guard let text = value.stringValue else {
      wrongValue(place, expected: "a string", in: schema)
      return nil
    }
    return (text, place)
  }

  mutating func bool(
    _ name: String, in schema: SchemaObject
  ) -> (value: Bool, place: SchemaPlace)? {
    guard let (value, place) = schema.keyword(name) else { return nil }
    guard let flag = value.boolValue else {
      wrongValue(place, expected: "true or false", in: schema)
      return nil
    }
    return (flag, place)
  }

  mutating func names(
    _ name: String, in schema: SchemaObject
  ) -> (value: [String], place: SchemaPlace)? {
    guard let (value, place) = schema.keyword(name) else { return nil }
    guard let names = names(value) else {
      wrongValue(place, expected: "an array of strings that differ", in: schema)
      return nil
    }
    return (names, place)
  }

  func names(_ node: JSONNode) -> [String]? {
    guard let elements = node.arrayValue else { return nil }
    let names = elements.compactMap(\.stringValue)
    guard names.count == elements.count, Set(names.map(CodePoints.init)).count == names.count
    else { return nil }
    return names
  }

  mutating func members(
    _ name: String, in schema: SchemaObject
  ) -> (value: [JSONMember], place: SchemaPlace)? {
    guard let (value, place) = schema.keyword(name) else { return nil }
    guard let object = value.objectValue else {
      wrongValue(place, expected: "an object", in: schema)
      return nil
    }
    return (object.members, place)
  }

  mutating func wrongValue(_ place: SchemaPlace, expected: String, in schema: SchemaObject) {
    let reason = JSONSchemaMistake.Reason.wrongValue(keyword: place.keyword, expected: expected)
    mistake(reason, in: schema, at: place.valueRange)
  }
}

// Keywords' values that are schemas or hold them.
extension SchemaCompiler {
  mutating func subschema(
    _ name: String, in schema: SchemaObject
  ) -> (index: Int, place: SchemaPlace)? {
    guard let (_, place) = schema.keyword(name) else { return nil }
    return (index(of: schema.location.appending(name)), place)
  }

  /// The value of `allOf` and its like: an array that is not empty.
  mutating func subschemaList(
    _ name: String, in schema: SchemaObject
  ) -> (indices: [Int], place: SchemaPlace)? {
    guard let (value, place) = schema.keyword(name) else { return nil }
    guard let elements = value.arrayValue, !elements.isEmpty else {
      wrongValue(place, expected: "an array of at least one schema", in: schema)
      return nil
    }
    let location = schema.location.appending(name)
    return (elements.indices.map { index(of: location.appending(String($0))) }, place)
  }

  /// The value of `properties` and its like: an object of schemas by name.
  mutating func subschemaMembers(
    _ name: String, in schema: SchemaObject
  ) -> (members: [(member: JSONMember, index: Int)], place: SchemaPlace)? {
    guard let (members, place) = members(name, in: schema) else { return nil }
    let location = schema.location.appending(name)
    let indexed = members.map { member in
      (member: member, index: index(of: location.appending(member.name)))
    }
    return (indexed, place)
  }
}
