import AssayJSON

/// Tells a schema that no value fits, where its own keywords contradict one another.
func impossibleSchema(_ schema: SchemaMatcher) -> Diagnostic? {
  let compiled = schema.compiled
  if compiled.source.boolValue == false {
    return Diagnostic(
      code: "never-holds", "no value fits the schema false", at: schema.place,
      notes: [Diagnostic.Note("that a value must not be there is {\"$absent\": true}")])
  }
  let check = SchemaContradiction(schema: schema)
  guard let (reason, range) = check.contradiction(in: compiled.source) else { return nil }
  return Diagnostic(
    code: "never-holds", "no value fits this schema: \(reason)",
    at: Place(schema.place.source, schema.range(range)))
}

/// Looks for contradictions that a schema's text shows; references are not followed.
private struct SchemaContradiction {
  let schema: SchemaMatcher

  /// Why nothing fits, and where that stands.
  func contradiction(in node: JSONNode) -> (String, SourceRange)? {
    if node.boolValue == false { return ("nothing fits false", node.range) }
    guard node.objectValue != nil else { return nil }
    if let found = contradictoryTypes(node) ?? contradictoryValues(node) { return found }
    for part in node["allOf"]?.arrayValue ?? [] {
      if let found = contradiction(in: part) { return found }
    }
    for keyword in ["anyOf", "oneOf"] {
      let parts = node[keyword]?.arrayValue ?? []
      let found = parts.compactMap(contradiction)
      if !parts.isEmpty, found.count == parts.count { return found[0] }
    }
    return nil
  }

  /// The first contradiction, where there is one for each type that the schema allows.
  private func contradictoryTypes(_ node: JSONNode) -> (String, SourceRange)? {
    guard let types = node.schemaTypes, !types.isEmpty else { return nil }
    let found = types.sorted().compactMap { contradiction(in: node, ofType: $0) }
    return found.count == types.count ? found[0] : nil
  }

  private func contradiction(
    in node: JSONNode, ofType type: String
  ) -> (String, SourceRange)? {
    switch type {
    case "string": return crossed("minLength", "maxLength", in: node)
    case "number", "integer": return crossedNumbers(node)
    case "array":
      if let found = crossed("minItems", "maxItems", in: node) { return found }
      guard let least = node["minItems"]?.numberValue, least >= JSONNumber(1),
        node["prefixItems"] == nil
      else { return nil }
      return node["items"].flatMap(contradiction)
    case "object":
      if let found = crossed("minProperties", "maxProperties", in: node) { return found }
      return contradictoryMember(node)
    default: return nil
    }
  }

  private func contradictoryMember(_ node: JSONNode) -> (String, SourceRange)? {
    let required = (node["required"]?.arrayValue ?? []).compactMap(\.stringValue)
    if let most = node["maxProperties"], let number = most.numberValue,
      number < JSONNumber(Set(required.map(CodePoints.init)).count)
    {
      return ("it requires more members than maxProperties allows", most.range)
    }
    for name in required {
      if let found = node["properties"]?[name].flatMap(contradiction) { return found }
    }
    return nil
  }

  private func crossedNumbers(_ node: JSONNode) -> (String, SourceRange)? {
    for (least, most) in [
      ("minimum", "maximum"), ("exclusiveMinimum", "maximum"), ("minimum", "exclusiveMaximum"),
      ("exclusiveMinimum", "exclusiveMaximum"),
    ] {
      let isExclusive = least.hasPrefix("e") || most.hasPrefix("e")
      if let found = crossed(least, most, in: node, isExclusive: isExclusive) { return found }
    }
    return nil
  }

  /// Whether a least value is above the greatest, or, where one is exclusive, equal to it.
  private func crossed(
    _ least: String, _ most: String, in node: JSONNode, isExclusive: Bool = false
  ) -> (String, SourceRange)? {
    guard let lower = node[least], let low = lower.numberValue, let high = node[most]?.numberValue,
      high < low || isExclusive && high == low
    else { return nil }
    return ("its \(least) \(low.text) and its \(most) \(high.text) exclude each other", lower.range)
  }

  /// Values of `enum` or `const`, none of which the other keywords allow.
  private func contradictoryValues(_ node: JSONNode) -> (String, SourceRange)? {
    guard let listed = node["enum"] ?? node["const"] else { return nil }
    let values = node["enum"]?.arrayValue ?? [listed]
    if values.isEmpty { return ("its enum is empty", listed.range) }
    guard node.objectValue?.count ?? 0 > 1,
      case .success(let compiled) = schema.documents.compile(node, at: schema.place),
      !values.contains(where: { compiled.isValid($0) })
    else { return nil }
    let which = values.count == 1 ? "its only value" : "none of its values"
    let verb = values.count == 1 ? "breaks" : "fits"
    return ("\(which) \(verb) its other keywords", listed.range)
  }
}
