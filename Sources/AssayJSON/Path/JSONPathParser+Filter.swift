extension JSONPathParser {
  /// `logical-expr = logical-or-expr`,
  /// `logical-or-expr = logical-and-expr *(S "||" S logical-and-expr)`
  mutating func condition() throws(JSONPathError) -> PathCondition {
    var alternatives = [try conjunction()]
    while takeOperator("||") { alternatives.append(try conjunction()) }
    return alternatives.count == 1 ? alternatives[0] : .any(alternatives)
  }

  /// `logical-and-expr = basic-expr *(S "&&" S basic-expr)`
  private mutating func conjunction() throws(JSONPathError) -> PathCondition {
    var parts = [try basicExpression()]
    while takeOperator("&&") { parts.append(try basicExpression()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// `S operator S`; nothing is read where another thing comes next.
  private mutating func takeOperator(_ text: String) -> Bool {
    let end = reader.position
    skipSpace()
    guard reader.take(text) else {
      reader.position = end
      return false
    }
    skipSpace()
    return true
  }

  /// `basic-expr = paren-expr / comparison-expr / test-expr`
  private mutating func basicExpression() throws(JSONPathError) -> PathCondition {
    let start = reader.position
    let isNegated = reader.take("!")
    if isNegated { skipSpace() }
    if reader.peek == "(" {
      let inner = try parenthesized()
      return isNegated ? .not(inner) : inner
    }
    let term = try term()
    guard let comparison = try comparisonOperator() else {
      let test = try test(of: term)
      return isNegated ? .not(test) : test
    }
    guard !isNegated else { throw fault(.negatedComparison, from: start) }
    let left = try operand(term)
    return .comparison(left, comparison, try operand(self.term()))
  }

  /// `paren-expr = [logical-not-op S] "(" S logical-expr S ")"`, from the parenthesis on.
  private mutating func parenthesized() throws(JSONPathError) -> PathCondition {
    try enter()
    defer { depth -= 1 }
    reader.position += 1
    skipSpace()
    let inner = try condition()
    skipSpace()
    guard reader.take(")") else { throw fault(.expectedClosingParenthesis) }
    return inner
  }

  /// `S comparison-op S`; nil, with nothing read, where there is none.
  private mutating func comparisonOperator() throws(JSONPathError) -> PathComparison? {
    let end = reader.position
    skipSpace()
    let start = reader.position
    let text = reader.take { "=!<>".unicodeScalars.contains($0) }
    guard !text.isEmpty else {
      reader.position = end
      return nil
    }
    guard let comparison = PathComparison(rawValue: text) else {
      throw fault(.unknownOperator, from: start)
    }
    skipSpace()
    return comparison
  }

  /// `test-expr = [logical-not-op S] (filter-query / function-expr)`, from the query on.
  private func test(of term: Term) throws(JSONPathError) -> PathCondition {
    switch term.kind {
    case .literal: throw fault(.uncomparedLiteral, at: term)
    case .query(let query): return .exists(query)
    case .condition(_, let condition): return condition
    case .value(let function, _): throw fault(.uncomparedValue(function), at: term)
    }
  }

  /// `comparable = literal / singular-query / function-expr`
  private func operand(_ term: Term) throws(JSONPathError) -> PathOperand {
    switch term.kind {
    case .literal(let node): return .literal(node)
    case .query(let query):
      guard query.isSingular else { throw fault(.notSingular, at: term) }
      return .query(query)
    case .condition(let function, _): throw fault(.comparedCondition(function), at: term)
    case .value(_, let operand): return operand
    }
  }
}
