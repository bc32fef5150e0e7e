import AssayJSON

extension SchemaReferences {
  /// - Returns: At least one and at most a dozen.
  func readShapes(of parts: [SchemaPart]) -> [SchemaShape] {
    var shapes: [SchemaShape] = []
    while shapes.count < 12 {
      var reader = ShapeReader(references: self, choice: shapes.count)
      for part in parts { reader.read(part) }
      // What is left of the choice is more than there are combinations.
      guard reader.choice == 0 else { break }
      shapes.append(reader.finished)
    }
    return shapes
  }

  /// What the schemas ask for whichever alternative is taken.
  func commonShape(of parts: [SchemaPart]) -> SchemaShape {
    var reader = ShapeReader(references: self, choice: nil)
    for part in parts { reader.read(part) }
    return reader.finished
  }
}

/// Reads schemas into one shape.
private struct ShapeReader {
  let references: SchemaReferences
  /// Which alternatives are taken: a number with one digit for each list of them, the first digit
  /// the lowest. Nil leaves alternatives out.
  var choice: Int?
  var shape = SchemaShape()
  private var depth = 0
  /// A schema that comes twice asks for nothing more.
  private var seen: Set<SchemaPart.Key> = []

  /// The keywords about a value alone.
  private static let assertions: Set<String> = [
    "type", "enum", "const", "multipleOf", "minimum", "maximum", "exclusiveMinimum",
    "exclusiveMaximum", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems",
    "uniqueItems", "minProperties", "maxProperties",
  ]

  init(references: SchemaReferences, choice: Int?) {
    self.references = references
    self.choice = choice
  }

  mutating func read(_ part: SchemaPart) {
    guard depth < 64, seen.insert(part.key).inserted else { return }
    depth += 1
    defer { depth -= 1 }
    if part.node.boolValue == false { shape.isNever = true }
    guard let object = part.node.objectValue else { return }
    let assertions = object.members.filter { Self.assertions.contains($0.name) }
    if !assertions.isEmpty { shape.assertions.append(JSONObject(assertions)) }
    readValueKeywords(of: object)
    readStringKeywords(of: object)
    readNumberKeywords(of: object)
    readItemKeywords(of: object, in: part.document)
    readMemberKeywords(of: object, in: part.document)
    readCombinations(of: object, in: part.document)
  }

  /// The shape with what follows from all keywords together.
  var finished: SchemaShape {
    var shape = shape
    if let values = shape.enumerations.first, shape.types == nil {
      let types = values.map { value in
        value.numberValue?.isInteger == true
          ? .integer : SchemaType(rawValue: value.value.typeName) ?? .null
      }
      shape.types = SchemaType.allCases.filter(types.contains)
    }
    shape.check = shape.schema()
    return shape
  }

  private mutating func readValueKeywords(of object: JSONObject) {
    if let type = object["type"] {
      let names = type.arrayValue ?? [type]
      let types = names.compactMap { $0.stringValue.flatMap(SchemaType.init) }
      shape.types = shape.types.map { SchemaType.common($0, types) } ?? types
    }
    if let values = object["enum"]?.arrayValue { shape.enumerations.append(values) }
    if let value = object["const"] { shape.enumerations.append([value]) }
    shape.suggestions += object["examples"]?.arrayValue ?? []
    if let value = object["default"] { shape.suggestions.append(value) }
  }

  private mutating func readStringKeywords(of object: JSONObject) {
    shape.minLength = max(shape.minLength, count("minLength", of: object) ?? 0)
    shape.maxLength = least(shape.maxLength, count("maxLength", of: object))
    if let pattern = object["pattern"]?.stringValue, let regex = try? ECMARegex(pattern) {
      shape.patterns.append(regex)
    }
    if let format = object["format"]?.stringValue.flatMap(JSONFormat.init) {
      shape.formats.append(format)
    }
  }

  private mutating func readNumberKeywords(of object: JSONObject) {
    for (name, isExclusive) in [("minimum", false), ("exclusiveMinimum", true)] {
      guard let number = object[name]?.numberValue else { continue }
      if let old = shape.minimum, number < old.number { continue }
      shape.minimum = SchemaShape.Bound(number: number, isExclusive: isExclusive)
    }
    for (name, isExclusive) in [("maximum", false), ("exclusiveMaximum", true)] {
      guard let number = object[name]?.numberValue else { continue }
      if let old = shape.maximum, old.number < number { continue }
      shape.maximum = SchemaShape.Bound(number: number, isExclusive: isExclusive)
    }
    if let divisor = object["multipleOf"]?.numberValue { shape.divisors.append(divisor) }
  }

  private mutating func readItemKeywords(
    of object: JSONObject, in document: SchemaPart.Document
  ) {
    shape.minItems = max(shape.minItems, count("minItems", of: object) ?? 0)
    shape.maxItems = least(shape.maxItems, count("maxItems", of: object))
    if object["uniqueItems"]?.boolValue == true { shape.hasUniqueItems = true }
    let prefix = parts(object["prefixItems"], in: document)
    let rest = object["items"].map { SchemaPart(node: $0, document: document) }
    if !prefix.isEmpty || rest != nil {
      shape.items.append(SchemaShape.ItemRules(prefix: prefix, rest: rest))
    }
    if let node = object["contains"] {
      let minimum = count("minContains", of: object) ?? 1
      shape.contains = (SchemaPart(node: node, document: document), minimum)
    }
  }

  private mutating func readMemberKeywords(
    of object: JSONObject, in document: SchemaPart.Document
  ) {
    func part(_ node: JSONNode) -> SchemaPart { SchemaPart(node: node, document: document) }
    let properties = (object["properties"]?.objectValue?.members ?? []).map {
      (name: $0.name, part: part($0.value))
    }
    let patterns = (object["patternProperties"]?.objectValue?.members ?? []).compactMap { member in
      (try? ECMARegex(member.name)).map { (regex: $0, part: part(member.value)) }
    }
    let additional = (object["additionalProperties"] ?? object["unevaluatedProperties"]).map(part)
    if !properties.isEmpty || !patterns.isEmpty || additional != nil {
      shape.members.append(
        SchemaShape.MemberRules(
          properties: properties, patterns: patterns, additional: additional))
    }
    for name in strings(object["required"]) where !shape.requires(name) {
      shape.required.append(name)
    }
    shape.minProperties = max(shape.minProperties, count("minProperties", of: object) ?? 0)
    shape.maxProperties = least(shape.maxProperties, count("maxProperties", of: object))
    if let names = object["propertyNames"] { shape.names.append(part(names)) }
    for member in object["dependentRequired"]?.objectValue?.members ?? [] {
      shape.dependencies.append((member.name, strings(member.value)))
    }
  }

  private mutating func readCombinations(
    of object: JSONObject, in document: SchemaPart.Document
  ) {
    for keyword in ["$ref", "$dynamicRef"] {
      guard let reference = object[keyword]?.stringValue,
        let target = references.target(of: reference, in: document)
      else { continue }
      shape.references.append("\(target.document) \(target.node.range.offsets)")
      read(target)
    }
    for part in parts(object["allOf"], in: document) { read(part) }
    for keyword in ["anyOf", "oneOf"] {
      choose(parts(object[keyword], in: document).map { [$0] })
    }
    if let condition = object["if"] {
      let then = [condition, object["then"]].compactMap { $0 }
      let otherwise = [object["else"]].compactMap { $0 }
      choose([then, otherwise].map { $0.map { SchemaPart(node: $0, document: document) } })
    }
    if let excluded = object["not"] {
      shape.excluded.append(SchemaPart(node: excluded, document: document))
    }
  }

  private mutating func choose(_ alternatives: [[SchemaPart]]) {
    guard !alternatives.isEmpty, let number = choice else { return }
    choice = number / alternatives.count
    for part in alternatives[number % alternatives.count] { read(part) }
  }

  private func parts(_ list: JSONNode?, in document: SchemaPart.Document) -> [SchemaPart] {
    (list?.arrayValue ?? []).map { SchemaPart(node: $0, document: document) }
  }

  private func strings(_ list: JSONNode?) -> [String] {
    (list?.arrayValue ?? []).compactMap(\.stringValue)
  }

  private func count(_ name: String, of object: JSONObject) -> Int? {
    object[name]?.numberValue?.intValue.flatMap { $0 < 0 ? nil : $0 }
  }

  private func least(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }
}
