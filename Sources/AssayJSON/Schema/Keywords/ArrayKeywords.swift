// Keywords for arrays as such (JSON Schema 2020-12 validation, section 6.4).

/// `minItems` and `maxItems` (6.4.1, 6.4.2).
struct ItemCountKeyword: SchemaKeyword {
  let isMinimum: Bool
  let limit: Int
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .array(let elements) = instance.value else { return true }
    let count = elements.count
    if isMinimum ? count >= limit : count <= limit { return true }
    return evaluation.fail(
      place, instance,
      isMinimum
        ? .tooFewItems(count: count, minimum: limit)
        : .tooManyItems(count: count, maximum: limit))
  }
}

/// `uniqueItems` (6.4.3).
struct UniqueItemsKeyword: SchemaKeyword {
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .array(let elements) = instance.value,
      let (first, second) = Self.repetition(in: elements)
    else { return true }
    return evaluation.fail(
      place, instance, .repeatedItem(elements[second], first: first, second: second))
  }

  /// The indices of the first item that was there before.
  private static func repetition(in elements: [JSONNode]) -> (Int, Int)? {
    if elements.count <= 8 {
      for second in elements.indices {
        let first = elements[..<second].firstIndex(of: elements[second])
        if let first { return (first, second) }
      }
      return nil
    }
    var seen: [JSONNode: Int] = [:]
    seen.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      if let first = seen.updateValue(index, forKey: element) { return (first, index) }
    }
    return nil
  }
}

extension SchemaCompiler {
  mutating func arrayKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    if let (limit, place) = count("minItems", in: schema) {
      keywords.append(ItemCountKeyword(isMinimum: true, limit: limit, place: place))
    }
    if let (limit, place) = count("maxItems", in: schema) {
      keywords.append(ItemCountKeyword(isMinimum: false, limit: limit, place: place))
    }
    if let (isAsked, place) = bool("uniqueItems", in: schema), isAsked {
      keywords.append(UniqueItemsKeyword(place: place))
    }
    return keywords
  }
}
