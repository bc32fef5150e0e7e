// Keywords for what no neighbour has evaluated (JSON Schema 2020-12 core, section 11).

/// `unevaluatedItems` (11.2).
struct UnevaluatedItemsKeyword: SchemaKeyword {
  let index: Int

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .array(let elements) = instance.value, let seen = marks, !seen.isUncertain else {
      return true
    }
    var holds = true
    for (position, element) in elements.enumerated() where !seen[position] {
      holds = evaluation.apply(index, to: element, at: .index(position)) && holds
      if !holds, !evaluation.isCollecting { return false }
    }
    marks?.all = true
    return holds
  }
}

/// `unevaluatedProperties` (11.3).
struct UnevaluatedPropertiesKeyword: SchemaKeyword {
  let index: Int

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = instance.value, let seen = marks, !seen.isUncertain else {
      return true
    }
    var holds = true
    for (position, member) in object.members.enumerated() where !seen[position] {
      holds = evaluation.apply(index, to: member.value, at: .name(member.name)) && holds
      if !holds, !evaluation.isCollecting { return false }
    }
    marks?.all = true
    return holds
  }
}

extension SchemaCompiler {
  mutating func unevaluatedKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    if let (index, _) = subschema("unevaluatedItems", in: schema) {
      keywords.append(UnevaluatedItemsKeyword(index: index))
    }
    if let (index, _) = subschema("unevaluatedProperties", in: schema) {
      keywords.append(UnevaluatedPropertiesKeyword(index: index))
    }
    return keywords
  }
}
