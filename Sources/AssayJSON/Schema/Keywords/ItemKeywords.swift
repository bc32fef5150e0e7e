// Keywords that apply schemas to the items of an array (JSON Schema 2020-12 core, section 10.3.1).

/// `prefixItems` and `items` (10.3.1.1, 10.3.1.2): the latter speaks of the items behind the former.
struct ItemsKeyword: SchemaKeyword {
  let prefix: [Int]
  let rest: Int?

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .array(let elements) = instance.value else { return true }
    var holds = true
    for (position, element) in elements.enumerated() {
      guard let index = position < prefix.count ? prefix[position] : rest else { break }
      holds = evaluation.apply(index, to: element, at: .index(position)) && holds
      if !holds, !evaluation.isCollecting { return false }
    }
    if rest != nil { marks?.all = true }
    marks?.noteLeading(prefix.count)
    return holds
  }
}

/// `contains` with `minContains` and `maxContains` (10.3.1.3; validation, 6.4.4 and 6.4.5).
struct ContainsKeyword: SchemaKeyword {
  let index: Int
  let minimum: Int
  let maximum: Int
  let minimumPlace: SchemaPlace
  let maximumPlace: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .array(let elements) = instance.value else { return true }
    var count = 0
    for (position, element) in elements.enumerated() {
      var unasked: EvaluatedMarks?
      guard evaluation.fits(index, element, &unasked) else { continue }
      count += 1
      marks?.insert(position)
      // What is settled needs no further look, unless somebody asks for all that match.
      if marks == nil, !evaluation.isCollecting {
        if maximum == .max ? count >= minimum : count > maximum { break }
      }
    }
    if count < minimum {
      return evaluation.fail(
        minimumPlace, instance, .tooFewMatches(count: count, minimum: minimum))
    }
    return count <= maximum
      || evaluation.fail(
        maximumPlace, instance, .tooManyMatches(count: count, maximum: maximum))
  }
}

extension SchemaCompiler {
  mutating func itemKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    let prefix = subschemaList("prefixItems", in: schema)
    let rest = itemsSchema(in: schema)
    if prefix != nil || rest != nil {
      keywords.append(ItemsKeyword(prefix: prefix?.indices ?? [], rest: rest))
    }
    let minimum = count("minContains", in: schema)
    let maximum = count("maxContains", in: schema)
    if let (index, place) = subschema("contains", in: schema) {
      keywords.append(
        ContainsKeyword(
          index: index, minimum: minimum?.value ?? 1, maximum: maximum?.value ?? .max,
          minimumPlace: minimum?.place ?? place, maximumPlace: maximum?.place ?? place))
    } else if options.unknownKeywords == .refuse,
      let place = (minimum?.place ?? maximum?.place)
    {
      mistake(.adjacentKeyword(place.keyword, needs: "contains"), in: schema, at: place.range)
    }
    return keywords
  }

  private mutating func itemsSchema(in schema: SchemaObject) -> Int? {
    guard let (value, place) = schema.keyword("items") else { return nil }
    guard value.arrayValue == nil else {
      wrongValue(place, expected: "one schema; a list of them is `prefixItems`", in: schema)
      return nil
    }
    return subschema("items", in: schema)?.index
  }
}
