// Keywords that apply schemas to the members of an object (JSON Schema 2020-12 core,
// section 10.3.2).

/// `properties`, `patternProperties` and `additionalProperties` (10.3.2.1 to 10.3.2.3): the last
/// speaks of the members that neither of the former two does.
struct MembersKeyword: SchemaKeyword {
  let properties: [CodePoints: Int]
  let patterns: [(regex: ECMARegex, index: Int)]
  let patternsPlace: SchemaPlace?
  let additional: Int?

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = instance.value else { return true }
    var holds = true
    for (position, member) in object.members.enumerated() {
      var isEvaluated = false
      if let index = properties[CodePoints(member.name)] {
        isEvaluated = true
        holds = evaluation.apply(index, to: member.value, at: .name(member.name)) && holds
      }
      for (regex, index) in patterns {
        switch regex.search(member.name, budget: &evaluation.patternBudget) {
        case .found:
          isEvaluated = true
          holds = evaluation.apply(index, to: member.value, at: .name(member.name)) && holds
        case .notFound: break
        case .undecided:
          return evaluation.leaveUndecided(patternsPlace, instance, .pattern(regex.pattern))
        }
      }
      if !isEvaluated, let additional {
        isEvaluated = true
        holds = evaluation.apply(additional, to: member.value, at: .name(member.name)) && holds
      }
      if isEvaluated { marks?.insert(position) }
      if !holds, !evaluation.isCollecting { return false }
    }
    return holds
  }
}

/// `propertyNames` (10.3.2.4).
struct PropertyNamesKeyword: SchemaKeyword {
  let index: Int

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = instance.value else { return true }
    var holds = true
    for member in object.members {
      holds = evaluation.apply(index, toNameOf: member) && holds
      if !holds, !evaluation.isCollecting { return false }
    }
    return holds
  }
}

extension SchemaCompiler {
  mutating func memberKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    if let keyword = membersKeyword(of: schema) { keywords.append(keyword) }
    if let (index, _) = subschema("propertyNames", in: schema) {
      keywords.append(PropertyNamesKeyword(index: index))
    }
    return keywords
  }

  private mutating func membersKeyword(of schema: SchemaObject) -> MembersKeyword? {
    let properties = subschemaMembers("properties", in: schema)
    let patterns = subschemaMembers("patternProperties", in: schema)
    let additional = subschema("additionalProperties", in: schema)
    guard properties != nil || patterns != nil || additional != nil else { return nil }
    let named = (properties?.members ?? []).map { (CodePoints($0.member.name), $0.index) }
    var compiled: [(regex: ECMARegex, index: Int)] = []
    for (member, index) in patterns?.members ?? [] {
      if let regex = regex(member.name, in: schema, at: member.nameRange) {
        compiled.append((regex, index))
      }
    }
    return MembersKeyword(
      properties: Dictionary(named, uniquingKeysWith: { $1 }), patterns: compiled,
      patternsPlace: patterns?.place, additional: additional?.index)
  }
}
