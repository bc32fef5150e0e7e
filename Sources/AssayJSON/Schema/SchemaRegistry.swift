/// Where a schema stands.
struct SchemaLocation: Hashable, Sendable {
  var document: Int
  var pointer = JSONPointer()

  func appending(_ token: String) -> SchemaLocation {
    SchemaLocation(document: document, pointer: pointer.appending(token))
  }
}

/// A schema with a URI of its own and everything below it that has none (core, section 4.3.5).
struct SchemaResource {
  var uri: URIReference
  var root: SchemaLocation
  /// The resource that it is embedded in.
  var parent: Int?
  var vocabularies: Vocabularies = .standard
  /// The names that `$anchor` and `$dynamicAnchor` give.
  var anchors: [String: SchemaLocation] = [:]
  var dynamicAnchors: [String: SchemaLocation] = [:]
}

/// The documents seen so far, and what can be referred to in them.
struct SchemaRegistry {
  struct Entry {
    var node: JSONNode
    var resource: Int
  }

  /// The URI of each document.
  private(set) var documents: [String] = []
  var resources: [SchemaResource] = []
  private(set) var schemas: [SchemaLocation: Entry] = [:]
  /// The places of `schemas` in the order in which they were found.
  private(set) var locations: [SchemaLocation] = []
  private var resourcesByURI: [String: Int] = [:]
  /// Mistakes in identifiers.
  var mistakes: [JSONSchemaMistake] = []

  /// Takes a document in and finds all schemas in it; returns the resource of its root.
  mutating func add(_ root: JSONNode, uri: URIReference) -> Int {
    let location = SchemaLocation(document: documents.count)
    documents.append(uri.withoutFragment.text)
    let resource = addResource(uri: uri, root: location, parent: nil)
    index(root, at: location, resource: resource)
    return schemas[location]?.resource ?? resource
  }

  private mutating func addResource(
    uri: URIReference, root: SchemaLocation, parent: Int?
  ) -> Int {
    resources.append(SchemaResource(uri: uri, root: root, parent: parent))
    resourcesByURI[uri.withoutFragment.text] = resources.count - 1
    return resources.count - 1
  }

  /// Notes each schema at and below `node`, which itself is one.
  mutating func index(_ node: JSONNode, at location: SchemaLocation, resource: Int) {
    var waiting = [(node, location, resource)]
    while let (node, location, parent) = waiting.popLast() {
      locations.append(location)
      guard case .object(let object) = node.value else {
        schemas[location] = Entry(node: node, resource: parent)
        continue
      }
      let resource = identify(object, at: location, in: parent)
      schemas[location] = Entry(node: node, resource: resource)
      for member in object.members.reversed() {
        guard let shape = KeywordShape.all[member.name]?.subschemas else { continue }
        let place = location.appending(member.name)
        switch (shape, member.value.value) {
        // What older drafts had, and the keyword itself tells as a mistake.
        case (.itself, .array) where member.name == "items": break
        case (.itself, _): waiting.append((member.value, place, resource))
        case (.elements, .array(let elements)):
          for (offset, element) in elements.enumerated().reversed() {
            waiting.append((element, place.appending(String(offset)), resource))
          }
        case (.members, .object(let named)):
          for member in named.members.reversed() where !member.value.isArray {
            waiting.append((member.value, place.appending(member.name), resource))
          }
        default: break
        }
      }
    }
  }

  /// Reads `$id`, `$anchor` and `$dynamicAnchor`; returns the resource that the schema belongs to.
  private mutating func identify(
    _ object: JSONObject, at location: SchemaLocation, in parent: Int
  ) -> Int {
    var resource = parent
    if let id = object["$id"], let text = id.stringValue {
      let uri = URIReference(text)
      if let fragment = uri.fragment, !fragment.isEmpty {
        note(.invalidIdentifier(keyword: "$id"), location, id)
      }
      let absolute = uri.withoutFragment.resolved(against: resources[parent].uri)
      if absolute.text != resources[parent].uri.text || resources[parent].root != location {
        if resourcesByURI[absolute.text] != nil {
          note(.repeatedIdentifier(absolute.text), location, id)
        }
        resource = addResource(uri: absolute, root: location, parent: parent)
      }
    }
    for keyword in ["$anchor", "$dynamicAnchor"] {
      guard let value = object[keyword], let name = value.stringValue else { continue }
      guard Self.isAnchorName(name) else {
        note(.invalidIdentifier(keyword: keyword), location, value)
        continue
      }
      if let other = resources[resource].anchors[name], other != location {
        note(.repeatedIdentifier(name), location, value)
      }
      resources[resource].anchors[name] = location
      if keyword == "$dynamicAnchor" { resources[resource].dynamicAnchors[name] = location }
    }
    return resource
  }

  /// Core, section 8.2.2.
  private static func isAnchorName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter || first == UInt8(ascii: "_") else {
      return false
    }
    return name.utf8.allSatisfy { byte in
      byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
    }
  }

  private mutating func note(
    _ reason: JSONSchemaMistake.Reason, _ location: SchemaLocation, _ node: JSONNode
  ) {
    mistakes.append(
      JSONSchemaMistake(
        reason: reason, document: documents[location.document], range: node.range))
  }
}

extension SchemaRegistry {
  func resource(named uri: URIReference) -> Int? { resourcesByURI[uri.withoutFragment.text] }

  /// The place that a fragment names in a resource; nil where it names nothing.
  mutating func target(of fragment: String?, in resource: Int) -> SchemaLocation? {
    let root = resources[resource].root
    guard let fragment, !fragment.isEmpty else { return root }
    guard fragment.hasPrefix("/") else { return resources[resource].anchors[fragment] }
    guard let pointer = try? JSONPointer(uriFragment: fragment) else { return nil }
    return follow(pointer, from: root)
  }

  /// Follows a pointer; a schema in a place where none is expected gets noted.
  private mutating func follow(
    _ pointer: JSONPointer, from root: SchemaLocation
  ) -> SchemaLocation? {
    guard let entry = schemas[root] else { return nil }
    var (node, resource, location) = (entry.node, entry.resource, root)
    for token in pointer.tokens {
      guard let next = JSONPointer(tokens: [token]).find(in: node) else { return nil }
      node = next
      location = location.appending(token)
      if let known = schemas[location] { resource = known.resource }
    }
    if schemas[location] == nil { index(node, at: location, resource: resource) }
    return location
  }
}

extension JSONNode {
  /// In the older `dependencies`, lists stand beside schemas.
  fileprivate var isArray: Bool { arrayValue != nil }
}
