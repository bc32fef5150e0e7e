// Keywords for objects as such (JSON Schema 2020-12 validation, section 6.5).

/// `required` (6.5.3).
struct RequiredKeyword: SchemaKeyword {
  let names: [String]
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = instance.value else { return true }
    var holds = true
    for name in missing(in: object) {
      holds = evaluation.fail(place, instance, .missing(name))
      if !evaluation.isCollecting { break }
    }
    return holds
  }

  private func missing(in object: JSONObject) -> [String] {
    guard object.count * names.count > 512 else {
      return names.filter { object.member(named: $0) == nil }
    }
    let present = Set(object.members.lazy.map { CodePoints($0.name) })
    return names.filter { !present.contains(CodePoints($0)) }
  }
}

/// `minProperties` and `maxProperties` (6.5.1, 6.5.2).
struct MemberCountKeyword: SchemaKeyword {
  let isMinimum: Bool
  let limit: Int
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = instance.value else { return true }
    let count = object.count
    if isMinimum ? count >= limit : count <= limit { return true }
    return evaluation.fail(
      place, instance,
      isMinimum
        ? .tooFewMembers(count: count, minimum: limit)
        : .tooManyMembers(count: count, maximum: limit))
  }
}

/// `dependentRequired` (6.5.4): the names that are needed where a certain name is present.
struct DependentRequiredKeyword: SchemaKeyword {
  let dependencies: [(present: String, needed: [String])]
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = instance.value else { return true }
    var holds = true
    for (present, needed) in dependencies where object.member(named: present) != nil {
      for name in needed where object.member(named: name) == nil {
        holds = evaluation.fail(place, instance, .missingBecauseOf(name, present: present))
        if !evaluation.isCollecting { return false }
      }
    }
    return holds
  }
}

extension SchemaCompiler {
  mutating func objectKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    if let (names, place) = names("required", in: schema) {
      keywords.append(RequiredKeyword(names: names, place: place))
    }
    if let (limit, place) = count("minProperties", in: schema) {
      keywords.append(MemberCountKeyword(isMinimum: true, limit: limit, place: place))
    }
    if let (limit, place) = count("maxProperties", in: schema) {
      keywords.append(MemberCountKeyword(isMinimum: false, limit: limit, place: place))
    }
    for name in ["dependentRequired", "dependencies"] {
      if let keyword = dependentRequired(name, in: schema) { keywords.append(keyword) }
    }
    return keywords
  }

  /// The older `dependencies` holds lists of names beside schemas; only the former count here.
  private mutating func dependentRequired(
    _ name: String, in schema: SchemaObject
  ) -> DependentRequiredKeyword? {
    guard let (members, place) = members(name, in: schema) else { return nil }
    var dependencies: [(present: String, needed: [String])] = []
    for member in members where name == "dependentRequired" || member.value.arrayValue != nil {
      guard let needed = names(member.value) else {
        let expected = "an array of strings that differ for each name"
        mistake(
          .wrongValue(keyword: name, expected: expected), in: schema, at: member.value.range)
        continue
      }
      dependencies.append((member.name, needed))
    }
    return DependentRequiredKeyword(dependencies: dependencies, place: place)
  }
}
