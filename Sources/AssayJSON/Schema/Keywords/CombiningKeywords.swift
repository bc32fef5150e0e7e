// Keywords that apply schemas to the same instance and join their verdicts (JSON Schema 2020-12
// core, section 10.2.1).

/// `allOf` (10.2.1.1).
struct AllOfKeyword: SchemaKeyword {
  let indices: [Int]

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    var holds = true
    for index in indices {
      holds = evaluation.apply(index, to: instance, &marks) && holds
      if !holds, !evaluation.isCollecting { return false }
    }
    return holds
  }
}

/// `anyOf` (10.2.1.2).
struct AnyOfKeyword: SchemaKeyword {
  let indices: [Int]
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    var holds = false
    for index in indices {
      holds = evaluation.fits(index, instance, &marks) || holds
      // Every alternative that fits has its annotations.
      if holds, marks == nil { return true }
    }
    return holds || evaluation.failAlternatives(indices, place, instance, &marks)
  }
}

/// `oneOf` (10.2.1.3).
struct OneOfKeyword: SchemaKeyword {
  let indices: [Int]
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    var first: Int?
    for (position, index) in indices.enumerated()
    where evaluation.fits(index, instance, &marks) {
      if let first { return failSeveral([first, position], instance, &evaluation) }
      first = position
    }
    return first != nil || evaluation.failAlternatives(indices, place, instance, &marks)
  }

  private func failSeveral(
    _ firstTwo: [Int], _ instance: JSONNode, _ evaluation: inout Evaluation
  ) -> Bool {
    guard evaluation.isCollecting else { return false }
    var fitting = firstTwo
    for position in indices.indices.dropFirst(firstTwo[1] + 1) {
      var unasked: EvaluatedMarks?
      if evaluation.fits(indices[position], instance, &unasked) { fitting.append(position) }
    }
    return evaluation.fail(place, instance, .severalAlternatives(instance, fitting: fitting))
  }
}

/// `not` (10.2.1.4).
struct NotKeyword: SchemaKeyword {
  let index: Int
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    // What a schema under `not` evaluates is nothing to its neighbours, but may be to its parts.
    var unasked: EvaluatedMarks?
    return !evaluation.fits(index, instance, &unasked)
      || evaluation.fail(place, instance, .forbidden(instance))
  }
}

extension Evaluation {
  /// Tells that no alternative fits, and why each does not.
  mutating func failAlternatives(
    _ indices: [Int], _ place: SchemaPlace, _ instance: JSONNode, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    marks?.isUncertain = true
    return fail(
      place, instance, .noAlternative(instance, count: indices.count),
      alternatives: indices.map { index in
        { evaluation in
          var unasked: EvaluatedMarks?
          _ = evaluation.apply(index, to: instance, &unasked)
        }
      })
  }
}

extension SchemaCompiler {
  mutating func combiningKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    if let (indices, _) = alternatives("allOf", of: schema) {
      keywords.append(AllOfKeyword(indices: indices))
    }
    if let (indices, place) = alternatives("anyOf", of: schema) {
      keywords.append(AnyOfKeyword(indices: indices, place: place))
    }
    if let (indices, place) = alternatives("oneOf", of: schema) {
      keywords.append(OneOfKeyword(indices: indices, place: place))
    }
    if let (index, place) = subschema("not", in: schema) {
      note(index, appliedInPlaceBy: schema, place)
      keywords.append(NotKeyword(index: index, place: place))
    }
    return keywords
  }

  private mutating func alternatives(
    _ name: String, of schema: SchemaObject
  ) -> (indices: [Int], place: SchemaPlace)? {
    guard let list = subschemaList(name, in: schema) else { return nil }
    for index in list.indices { note(index, appliedInPlaceBy: schema, list.place) }
    return list
  }
}
