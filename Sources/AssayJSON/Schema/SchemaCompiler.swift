/// Makes subschemas out of schema objects, each once, references resolved to indices.
struct SchemaCompiler {
  let options: JSONSchema.Options
  let resolve: (String) -> JSONNode?
  var registry = SchemaRegistry()
  private var ownMistakes: [JSONSchemaMistake] = []
  private(set) var subschemas: [Subschema] = []
  private var indices: [SchemaLocation: Int] = [:]
  private var locations: [SchemaLocation] = []
  /// By name of a dynamic anchor: the number that dynamic references carry.
  private var dynamicNames: [String: Int] = [:]
  private(set) var dynamicTargets: [[Int: Int]] = []
  /// From each subschema to those that it applies to the same instance.
  private var inPlace: [Int: [(target: Int, place: SchemaPlace)]] = [:]
  /// What `resolve` has given for each URI.
  var resolved: [String: JSONNode?] = [:]

  var mistakes: [JSONSchemaMistake] { registry.mistakes + ownMistakes }

  init(options: JSONSchema.Options, resolve: @escaping (String) -> JSONNode?) {
    self.options = options
    self.resolve = resolve
  }

  mutating func compile(_ source: JSONNode, base: String) {
    let root = add(source, uri: URIReference(base))
    _ = index(of: registry.resources[root].root)
    if options.unknownKeywords == .refuse {
      // What nothing refers to is looked at as well, for its mistakes.
      for location in registry.locations { _ = index(of: location) }
    }
    repeat { compilePending() } while addDynamicTargets()
    findEndlessReferences()
    if mistakes.isEmpty, dynamicTargets.isEmpty { followLoneReferences() }
  }

  /// All documents read, by their URIs.
  var documents: [String: JSONNode] {
    var documents: [String: JSONNode] = [:]
    for (index, uri) in registry.documents.enumerated() {
      documents[uri] = registry.schemas[SchemaLocation(document: index)]?.node
    }
    return documents
  }

  /// A schema that is nothing but a reference becomes what it refers to. Dynamic references would
  /// miss the resource it lies in.
  private mutating func followLoneReferences() {
    for index in subschemas.indices {
      // References never go round in circles here: that is a mistake.
      while subschemas[index].keywords.count == 1,
        let reference = subschemas[index].keywords[0] as? ReferenceKeyword
      {
        subschemas[index] = subschemas[reference.index]
      }
    }
  }

  /// Subschemas wait in a list instead of on the stack: a document may be nested deeply.
  private mutating func compilePending() {
    while subschemas.count < locations.count {
      let location = locations[subschemas.count]
      let subschema = subschema(at: location)
      subschemas.append(subschema)
    }
  }

  private mutating func subschema(at location: SchemaLocation) -> Subschema {
    guard let entry = registry.schemas[location] else {
      return Subschema(keywords: [], resource: 0)
    }
    switch entry.node.value {
    case .bool(true): return Subschema(keywords: [], resource: entry.resource)
    case .bool(false):
      let name = location.pointer.tokens.last ?? ""
      let isKeyword = KeywordShape.all[name]?.subschemas == .itself
      let place = SchemaPlace(
        keyword: isKeyword ? name : "false", document: registry.documents[location.document],
        range: entry.node.range, valueRange: entry.node.range, pointer: location.pointer)
      return Subschema(keywords: [FalseSchema(place: place)], resource: entry.resource)
    case .object(let object):
      let schema = SchemaObject(
        object: object, location: location, resource: entry.resource,
        document: registry.documents[location.document],
        vocabularies: registry.resources[entry.resource].vocabularies,
        index: subschemas.count)
      return compile(schema)
    default:
      mistake(.notASchema(found: shortened(entry.node)), in: location.document, at: entry.node)
      return Subschema(keywords: [], resource: entry.resource)
    }
  }

  private mutating func compile(_ schema: SchemaObject) -> Subschema {
    refuseUnknownKeywords(of: schema)
    checkIdentifiers(of: schema)
    var keywords: [any SchemaKeyword] = []
    keywords += valueKeywords(of: schema)
    keywords += numberKeywords(of: schema)
    keywords += stringKeywords(of: schema)
    keywords += objectKeywords(of: schema)
    keywords += arrayKeywords(of: schema)
    keywords += memberKeywords(of: schema)
    keywords += itemKeywords(of: schema)
    keywords += referenceKeywords(of: schema)
    keywords += combiningKeywords(of: schema)
    keywords += conditionalKeywords(of: schema)
    let unevaluated = unevaluatedKeywords(of: schema)
    return Subschema(
      keywords: keywords + unevaluated, resource: schema.resource,
      needsMarks: !unevaluated.isEmpty)
  }

  private mutating func refuseUnknownKeywords(of schema: SchemaObject) {
    guard options.unknownKeywords == .refuse else { return }
    for member in schema.object.members where KeywordShape.all[member.name] == nil {
      let nearest = nearestSpelling(of: member.name, among: KeywordShape.all.keys)
      mistake(.unknownKeyword(member.name, nearest: nearest), in: schema, at: member.nameRange)
    }
  }

  private mutating func checkIdentifiers(of schema: SchemaObject) {
    for name in ["$id", "$schema", "$anchor", "$dynamicAnchor", "$comment"] {
      _ = string(name, in: schema)
    }
    for name in ["$defs", "definitions"] { _ = members(name, in: schema) }
  }
}

extension SchemaCompiler {
  /// The index that the subschema there has or will have.
  mutating func index(of location: SchemaLocation) -> Int {
    if let index = indices[location] { return index }
    indices[location] = locations.count
    locations.append(location)
    return locations.count - 1
  }

  mutating func mistake(
    _ reason: JSONSchemaMistake.Reason, in schema: SchemaObject, at range: SourceRange
  ) {
    ownMistakes.append(
      JSONSchemaMistake(reason: reason, document: schema.document, range: range))
  }

  mutating func mistake(
    _ reason: JSONSchemaMistake.Reason, in document: Int, at node: JSONNode
  ) {
    ownMistakes.append(
      JSONSchemaMistake(
        reason: reason, document: registry.documents[document], range: node.range))
  }

  /// Notes that `schema` applies another subschema to its own instance.
  mutating func note(_ target: Int, appliedInPlaceBy schema: SchemaObject, _ place: SchemaPlace) {
    inPlace[schema.index, default: []].append((target, place))
  }

  /// A way from a schema to itself on which the instance stays the same has no end
  /// (core, section 9.4.1).
  private mutating func findEndlessReferences() {
    var finished: Set<Int> = []
    for start in inPlace.keys.sorted() where !finished.contains(start) {
      var onPath: Set<Int> = [start]
      var stack = [(node: start, next: 0)]
      while let top = stack.last {
        let edges = inPlace[top.node] ?? []
        guard top.next < edges.count else {
          finished.insert(top.node)
          onPath.remove(top.node)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let (target, place) = edges[top.next]
        if onPath.contains(target) {
          ownMistakes.append(
            JSONSchemaMistake(
              reason: .endlessReference, document: place.document, range: place.valueRange))
        } else if !finished.contains(target) {
          onPath.insert(target)
          stack.append((target, 0))
        }
      }
    }
  }
}

extension SchemaCompiler {
  /// The number of a dynamic anchor's name.
  mutating func number(ofDynamicAnchor name: String) -> Int {
    if let number = dynamicNames[name] { return number }
    dynamicNames[name] = dynamicTargets.count
    dynamicTargets.append([:])
    return dynamicTargets.count - 1
  }

  /// Compiles what dynamic references may mean; false when nothing is new.
  private mutating func addDynamicTargets() -> Bool {
    for (name, number) in dynamicNames.sorted(by: { $0.value < $1.value }) {
      for (resource, entry) in registry.resources.enumerated() {
        guard let location = entry.dynamicAnchors[name] else { continue }
        dynamicTargets[number][resource] = index(of: location)
      }
    }
    return subschemas.count < locations.count
  }
}
