// Keywords that apply schemas to the same instance on a condition (JSON Schema 2020-12 core,
// section 10.2.2).

/// `if` with `then` and `else` (10.2.2.1 to 10.2.2.3).
struct ConditionKeyword: SchemaKeyword {
  let condition: Int
  let consequence: Int?
  let alternative: Int?

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    let fits = evaluation.fits(condition, instance, &marks)
    guard let index = fits ? consequence : alternative else { return true }
    return evaluation.apply(index, to: instance, &marks)
  }
}

/// `dependentSchemas` (10.2.2.4): the schema to apply where a certain name is present.
struct DependentSchemasKeyword: SchemaKeyword {
  let dependencies: [(present: String, index: Int)]

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = instance.value else { return true }
    var holds = true
    for (present, index) in dependencies where object.member(named: present) != nil {
      holds = evaluation.apply(index, to: instance, &marks) && holds
      if !holds, !evaluation.isCollecting { return false }
    }
    return holds
  }
}

extension SchemaCompiler {
  mutating func conditionalKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    let branches = ["if", "then", "else"].map { subschema($0, in: schema) }
    if let condition = branches[0] {
      for case let branch? in branches {
        note(branch.index, appliedInPlaceBy: schema, branch.place)
      }
      keywords.append(
        ConditionKeyword(
          condition: condition.index, consequence: branches[1]?.index,
          alternative: branches[2]?.index))
    } else if options.unknownKeywords == .refuse,
      let place = branches[1]?.place ?? branches[2]?.place
    {
      mistake(.adjacentKeyword(place.keyword, needs: "if"), in: schema, at: place.range)
    }
    for name in ["dependentSchemas", "dependencies"] {
      guard let (members, place) = subschemaMembers(name, in: schema) else { continue }
      // The older `dependencies` holds lists of names beside schemas.
      let schemas = members.filter {
        name == "dependentSchemas" || $0.member.value.arrayValue == nil
      }
      for (_, index) in schemas { note(index, appliedInPlaceBy: schema, place) }
      keywords.append(
        DependentSchemasKeyword(dependencies: schemas.map { ($0.member.name, $0.index) }))
    }
    return keywords
  }
}
