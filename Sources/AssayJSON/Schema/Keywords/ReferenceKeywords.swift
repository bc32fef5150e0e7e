// References (JSON Schema 2020-12 core, section 8.2.3), resolved when the schema is compiled.

/// `$ref` (8.2.3.1).
struct ReferenceKeyword: SchemaKeyword {
  let index: Int

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    evaluation.apply(index, to: instance, &marks)
  }
}

/// `$dynamicRef` (8.2.3.2) to a name that other resources may give to schemas of theirs.
struct DynamicReferenceKeyword: SchemaKeyword {
  /// Where it points to as long as no resource in the dynamic scope has the name.
  let initial: Int
  let name: Int

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    evaluation.apply(evaluation.dynamicTarget(of: name) ?? initial, to: instance, &marks)
  }
}

extension SchemaCompiler {
  mutating func referenceKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    if let (reference, place) = string("$ref", in: schema),
      let location = target(of: reference, in: schema, at: place.valueRange)
    {
      let index = index(of: location)
      note(index, appliedInPlaceBy: schema, place)
      keywords.append(ReferenceKeyword(index: index))
    }
    if let (reference, place) = string("$dynamicRef", in: schema),
      let location = target(of: reference, in: schema, at: place.valueRange)
    {
      keywords.append(dynamicReference(reference, to: location, in: schema, place))
    }
    return keywords
  }

  /// Without a dynamic anchor at its first target it is a reference like any other.
  private mutating func dynamicReference(
    _ reference: String, to location: SchemaLocation, in schema: SchemaObject, _ place: SchemaPlace
  ) -> any SchemaKeyword {
    let index = index(of: location)
    if let name = URIReference(reference).fragment, let entry = registry.schemas[location],
      registry.resources[entry.resource].dynamicAnchors[name] == location
    {
      return DynamicReferenceKeyword(initial: index, name: number(ofDynamicAnchor: name))
    }
    note(index, appliedInPlaceBy: schema, place)
    return ReferenceKeyword(index: index)
  }
}
