import AssayJSON

/// Makes values that fit schemas as far as their shape tells.
struct SchemaSample {
  let references: SchemaReferences
  /// Which alternatives are tried first, for documents of different kinds.
  var variant = 0
  /// Whether members that may be left out are there.
  var isFull: Bool
  /// Bounds the work where schemas lead back to themselves.
  private var steps = 0

  private static let mostFullSteps = 300
  private static let mostSteps = 3_000
  private static let mostFullDepth = 4
  private static let mostDepth = 32

  init(references: SchemaReferences, variant: Int = 0, isFull: Bool) {
    self.references = references
    self.variant = variant
    self.isFull = isFull
  }

  /// - Parameter turn: tells the items of an array apart.
  mutating func value(_ parts: [SchemaPart], depth: Int = 0, turn: Int = 0) -> JSONNode? {
    let shapes = references.shapes(of: parts)
    for offset in shapes.indices {
      let shape = shapes[(variant + offset) % shapes.count]
      if let value = value(shape, depth: depth, turn: turn) { return value }
    }
    return nil
  }

  mutating func value(_ shape: SchemaShape, depth: Int = 0, turn: Int = 0) -> JSONNode? {
    steps += 1
    guard !shape.isNever, depth <= Self.mostDepth, steps <= Self.mostSteps else { return nil }
    if let values = shape.enumerations.first {
      let fitting = values.filter(shape.admits)
      return fitting.isEmpty ? nil : fitting[turn % fitting.count]
    }
    for suggestion in shape.suggestions where turn == 0 && suggestion.isScalar {
      if shape.admits(suggestion) { return suggestion }
    }
    for type in shape.likelyTypes {
      if let value = value(of: type, shape, depth: depth, turn: turn), shape.admits(value) {
        return value
      }
    }
    return nil
  }

  private mutating func value(
    of type: SchemaType, _ shape: SchemaShape, depth: Int, turn: Int
  ) -> JSONNode? {
    switch type {
    case .object: object(shape, depth: depth, turn: turn)
    case .array: array(shape, depth: depth)
    case .string: shape.sampleText(turn: turn).map(JSONNode.string)
    case .integer, .number: shape.sampleNumber(turn: turn).map { JSONNode(.number($0)) }
    case .boolean: .bool(turn % 2 == 0)
    case .null: .null
    }
  }

  private mutating func object(_ shape: SchemaShape, depth: Int, turn: Int) -> JSONNode? {
    let takesAll = isFull && depth < Self.mostFullDepth && steps < Self.mostFullSteps
    var object = JSONObject()
    for name in shape.knownNames {
      let isRequired = shape.requires(name)
      guard isRequired || takesAll else { continue }
      let parts = shape.parts(ofMember: name)
      guard let value = value(parts, depth: depth + 1, turn: turn) else {
        if isRequired { return nil }
        continue
      }
      object.set(name, to: value)
    }
    for (present, required) in shape.dependencies where object[present] != nil {
      for name in required where object[name] == nil {
        guard let value = value(shape.parts(ofMember: name), depth: depth + 1) else { return nil }
        object.set(name, to: value)
      }
    }
    var spare = shape.knownNames.filter { object[$0] == nil }
    while object.count < min(shape.minProperties, 200) {
      let name = spare.isEmpty ? "extra\(object.count + 1)" : spare.removeFirst()
      guard let value = value(shape.parts(ofMember: name), depth: depth + 1) else {
        if spare.isEmpty { return nil }
        continue
      }
      object.set(name, to: value)
    }
    return JSONNode(.object(object))
  }

  private mutating func array(_ shape: SchemaShape, depth: Int) -> JSONNode? {
    let takesOne = isFull && depth < Self.mostFullDepth && steps < Self.mostFullSteps
    let contained = shape.contains?.minimum ?? 0
    var count = max(shape.minItems, contained, takesOne ? 1 : 0)
    if let most = shape.maxItems { count = min(count, most) }
    return items(count, of: shape, depth: depth).map(JSONNode.array)
  }

  /// So many items, all different where they must be; nil where they cannot be made.
  mutating func items(_ count: Int, of shape: SchemaShape, depth: Int = 0) -> [JSONNode]? {
    guard count <= 1_000 else { return nil }
    var items: [JSONNode] = []
    for index in 0..<count {
      var parts = shape.parts(ofItem: index)
      if let contains = shape.contains, index < contains.minimum { parts.append(contains.part) }
      guard let item = value(parts, depth: depth + 1, turn: index) else {
        // An optional item that leads back to its own schema has an end here.
        return index >= max(shape.minItems, shape.contains?.minimum ?? 0) ? items : nil
      }
      items.append(item)
    }
    return items
  }
}

extension JSONNode {
  var isScalar: Bool { arrayValue == nil && objectValue == nil }
}
