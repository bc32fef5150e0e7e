import AssayJSON

/// Makes the rows of a schema: walks through it, proposes changes at each place, and keeps those
/// that the schema itself finds to do what they are for.
struct SchemaRowMaker {
  let kind: SchemaRow.Kind
  let references: SchemaReferences
  let schema: JSONSchema
  /// Valid documents of each kind that the schema knows; a row must hold for all of them.
  let documents: [JSONNode]
  private(set) var rows: [SchemaRow] = []
  /// Whether the schema asks for more than the bounds allow.
  private(set) var isCut = false
  private var tries = 0
  private var patches: Set<CodePoints> = []
  private var names: Set<CodePoints> = []

  static let mostRows = 5_000
  /// Changes that are looked at: where alternatives are many, most serve no kind of document.
  static let mostTries = 50_000
  private static let mostDepth = 6
  /// One document is judged thousands of times with small changes.
  static let limits: JSONSchemaLimits = {
    var limits = JSONSchemaLimits()
    limits.steps = 100_000
    limits.patternSteps = 1_000_000
    return limits
  }()
  /// A schema that leads back to itself is followed once more.
  private static let mostVisits = 2

  init(
    _ kind: SchemaRow.Kind, of schema: JSONSchema, references: SchemaReferences,
    documents: [JSONNode]
  ) {
    self.kind = kind
    self.schema = schema
    self.references = references
    self.documents = documents
  }

  mutating func makeRows() { walk([references.root], at: RowPlace(), visits: [:]) }

  private mutating func walk(
    _ parts: [SchemaPart], at place: RowPlace, visits: [String: Int]
  ) {
    let shapes = references.shapes(of: parts)
    let common = references.commonShape(of: parts)
    for shape in shapes where !shape.isNever {
      guard !isCut else { return }
      for proposal in proposals(for: shape, at: place) {
        let edit = RowEdit(place: place, value: proposal.value)
        add(proposal.phrase, proposal.value, at: place, [edit])
      }
      var inner = visits
      for reference in shape.references { inner[reference, default: 0] += 1 }
      guard place.steps.count < Self.mostDepth,
        inner.values.allSatisfy({ $0 <= Self.mostVisits })
      else { continue }
      let isOnly = shapes.count == 1
      walkMembers(of: shape, common: common, isOnly: isOnly, at: place, visits: inner)
      walkItems(of: shape, common: common, isOnly: isOnly, at: place, visits: inner)
    }
  }

  private func proposals(for shape: SchemaShape, at place: RowPlace) -> [RowValue] {
    switch kind {
    case .breaking:
      BreakingValues(shape: shape, references: references, isBody: place.isBody).all
    case .keeping:
      // Another body would lack what the request's own has.
      place.isBody && shape.likelyTypes.first == .object
        ? [] : KeepingValues(shape: shape, references: references).all
    }
  }

  private mutating func walkMembers(
    of shape: SchemaShape, common: SchemaShape, isOnly: Bool, at place: RowPlace,
    visits: [String: Int]
  ) {
    guard shape.allows(.object), shape.likelyTypes.first == .object,
      let access = access(to: .object, shape, common, isOnly: isOnly, at: place)
    else { return }
    func member(_ name: String) -> RowPlace {
      place.child(.name(name), in: access.hull, isPresent: common.requires(name))
    }
    let edits = MemberEdits(shape: shape, references: references, place: place, member: member)
    for name in shape.knownNames {
      let isRequired = shape.requires(name)
      if isRequired == (kind == .breaking) {
        let place = member(name)
        add("is left out", nil, at: place, [RowEdit(place: place, value: nil)])
      }
      walk(shape.parts(ofMember: name), at: member(name), visits: visits)
    }
    for name in edits.openNames {
      walk(shape.parts(ofMember: name), at: member(name), visits: visits)
    }
    for change in kind == .breaking ? edits.breaking : edits.keeping {
      add(change.phrase, change.value, at: change.place, change.edits)
    }
  }

  private mutating func walkItems(
    of shape: SchemaShape, common: SchemaShape, isOnly: Bool, at place: RowPlace,
    visits: [String: Int]
  ) {
    guard shape.allows(.array), !shape.items.isEmpty,
      let access = access(to: .array, shape, common, isOnly: isOnly, at: place)
    else { return }
    let prefix = shape.items.map(\.prefix.count).max() ?? 0
    for index in 0...prefix {
      let parts = shape.parts(ofItem: index)
      guard !parts.isEmpty, index < shape.maxItems ?? Int.max else { continue }
      let isPresent = index < common.minItems
      // An item that may be missing can only be set together with its array.
      guard isPresent || access.hull != nil else { continue }
      let item = place.child(.index(index), in: access.hull, isPresent: isPresent)
      walk(parts, at: item, visits: visits)
    }
  }

  /// How the places inside an object or array can be set.
  private enum Access {
    case direct
    case through(RowPlace.Hull)

    var hull: RowPlace.Hull? { if case .through(let hull) = self { hull } else { nil } }
  }

  /// An object with what it needs, or an array that has an item of each kind.
  private func container(_ type: SchemaType, _ shape: SchemaShape) -> JSONNode? {
    var sample = SchemaSample(references: references, isFull: false)
    if type == .array {
      let kinds = shape.items.map { $0.prefix.count + ($0.rest == nil ? 0 : 1) }.max() ?? 0
      let count = min(max(shape.minItems, kinds), shape.maxItems ?? Int.max)
      if let items = sample.items(count, of: shape) { return .array(items) }
    }
    return sample.value(shape).flatMap { $0.value.typeName == type.rawValue ? $0 : nil }
  }

  /// - Returns: Nil where there is no way to the places inside.
  private func access(
    to type: SchemaType, _ shape: SchemaShape, _ common: SchemaShape, isOnly: Bool,
    at place: RowPlace
  ) -> Access? {
    // The body is the request's own, and an object where the schema is one for objects.
    if place.isBody, type == .object { return .direct }
    let isCertain = isOnly && place.isPresent && common.types == [type]
    let hasInside = type == .object || common.minItems > 0
    if isCertain, hasInside, place.hull == nil { return .direct }
    guard let value = container(type, shape) else { return nil }
    guard let outer = place.hull else {
      return .through(RowPlace.Hull(steps: place.steps, value: value))
    }
    return RowEdit.whole(outer, after: [RowEdit(place: place, value: value)]).map { whole in
      .through(RowPlace.Hull(steps: outer.steps, value: whole))
    }
  }
}

extension SchemaRowMaker {
  private mutating func add(
    _ phrase: String, _ value: JSONNode?, at place: RowPlace, _ edits: [RowEdit]
  ) {
    tries += 1
    if tries > Self.mostTries { isCut = true }
    guard !isCut, let operations = RowEdit.patch(edits),
      patches.insert(CodePoints(JSONNode.array(operations).description)).inserted,
      serves(operations)
    else { return }
    guard rows.count < Self.mostRows else {
      isCut = true
      return
    }
    let name = unique("\(place.subject) \(phrase)")
    rows.append(SchemaRow(name: name, path: place.pointer, patch: operations, value: value))
  }

  /// Whether the patch makes every valid document one that is not, or leaves it one.
  private func serves(_ operations: [JSONNode]) -> Bool {
    guard let patch = try? JSONPatch(.array(operations)) else { return false }
    return documents.allSatisfy { document in
      guard let changed = try? patch.applied(to: document) else { return false }
      return schema.verdict(on: changed, limits: Self.limits) == (kind == .keeping)
    }
  }

  private mutating func unique(_ name: String) -> String {
    var unique = name
    var number = 1
    while !names.insert(CodePoints(unique)).inserted {
      number += 1
      unique = "\(name) (\(number))"
    }
    return unique
  }
}
