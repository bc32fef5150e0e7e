// Documents, and what references in them point to.
extension SchemaCompiler {
  /// Takes a document in, in the vocabularies that its `$schema` asks for.
  mutating func add(_ root: JSONNode, uri: URIReference) -> Int {
    let resource = registry.add(root, uri: uri)
    let location = registry.resources[resource].root
    for index in registry.resources.indices
    where registry.resources[index].root.document == location.document {
      let entry = registry.resources[index]
      if let dialect = registry.schemas[entry.root]?.node["$schema"] {
        let vocabularies = vocabularies(of: dialect, in: location.document)
        registry.resources[index].vocabularies = vocabularies
      } else if let parent = entry.parent {
        // Outer resources come first.
        registry.resources[index].vocabularies = registry.resources[parent].vocabularies
      }
    }
    return resource
  }

  /// What a meta-schema says in `$vocabulary` (core, section 8.1.2).
  private mutating func vocabularies(of dialect: JSONNode, in document: Int) -> Vocabularies {
    guard let text = dialect.stringValue else { return .standard }
    let reference = URIReference(text).withoutFragment
    // A file that holds schemas besides other things names by this what itself is (8.1.1 asks for
    // a URI with a scheme).
    if reference.scheme == nil, document > 0 { return .standard }
    if reference.text == MetaSchema.uri { return .standard }
    guard let metaSchema = self.document(of: reference.text) else {
      mistake(.unsupportedDialect(text), in: document, at: dialect)
      return .standard
    }
    guard let listed = metaSchema["$vocabulary"]?.objectValue else { return .standard }
    var vocabularies: Vocabularies = [.core]
    for member in listed.members {
      if let vocabulary = Vocabularies(uri: member.name) {
        vocabularies.insert(vocabulary)
      } else if member.value.boolValue == true {
        mistake(.unsupportedVocabulary(member.name), in: document, at: dialect)
      }
    }
    return vocabularies
  }

  /// Finds what a reference in `schema` points to (core, section 8.2.3).
  mutating func target(
    of reference: String, in schema: SchemaObject, at range: SourceRange
  ) -> SchemaLocation? {
    let uri = URIReference(reference).resolved(against: registry.resources[schema.resource].uri)
    let name = uri.withoutFragment.text
    if registry.resource(named: uri) == nil {
      if MetaSchema.defines(name), let document = MetaSchema.document {
        _ = add(document, uri: URIReference(MetaSchema.uri))
      } else if let document = document(of: name) {
        _ = add(document, uri: uri.withoutFragment)
      }
    }
    guard let resource = registry.resource(named: uri) else {
      mistake(.unresolvableReference(name), in: schema, at: range)
      return nil
    }
    guard let location = registry.target(of: uri.fragment, in: resource) else {
      mistake(.missingTarget(reference: reference), in: schema, at: range)
      return nil
    }
    return location
  }

  private mutating func document(of uri: String) -> JSONNode? {
    if let known = resolved[uri] { return known }
    let document = resolve(uri)
    resolved[uri] = document
    return document
  }
}
