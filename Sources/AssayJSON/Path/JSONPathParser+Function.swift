extension JSONPathParser {
  /// `function-expr = function-name "(" S [function-argument *(S "," S function-argument)] S ")"`,
  /// from the parenthesis on, and its well-typedness (section 2.4.3).
  mutating func call(
    of function: PathFunction, from start: Int
  ) throws(JSONPathError) -> Term.Kind {
    try enter()
    defer { depth -= 1 }
    let arguments = try arguments()
    guard arguments.count == function.parameters.count else {
      throw fault(.wrongArgumentCount(function, arguments.count), from: start)
    }
    let first = arguments[0]
    switch function {
    case .length: return .value(function, .length(try value(first, of: function)))
    case .count: return .value(function, .count(try nodes(first, of: function)))
    case .value: return .value(function, .value(try nodes(first, of: function)))
    case .match, .search:
      let text = try value(first, of: function)
      let pattern = try pattern(arguments[1], of: function)
      return .condition(function, .matches(text, pattern, function == .match ? .whole : .part))
    }
  }

  /// `function-argument = literal / filter-query / logical-expr / function-expr`, where none of the
  /// functions takes a `LogicalType`, so that no logical expression can be right.
  private mutating func arguments() throws(JSONPathError) -> [Term] {
    reader.position += 1
    skipSpace()
    var arguments: [Term] = []
    if reader.take(")") { return arguments }
    while true {
      arguments.append(try term())
      skipSpace()
      if reader.take(")") { return arguments }
      guard reader.take(",") else { throw fault(.expectedClosingParenthesis) }
      skipSpace()
    }
  }

  /// An argument for a parameter of `ValueType`.
  private func value(
    _ argument: Term, of function: PathFunction
  ) throws(JSONPathError) -> PathOperand {
    switch argument.kind {
    case .literal(let node): return .literal(node)
    case .query(let query) where query.isSingular: return .query(query)
    case .value(_, let operand): return operand
    case .query, .condition: throw fault(.wrongArgument(function, .value), at: argument)
    }
  }

  /// An argument for a parameter of `NodesType`.
  private func nodes(
    _ argument: Term, of function: PathFunction
  ) throws(JSONPathError) -> FilterQuery {
    guard case .query(let query) = argument.kind else {
      throw fault(.wrongArgument(function, .nodes), at: argument)
    }
    return query
  }

  /// The second argument of `match` and `search`: a literal is compiled at once.
  private mutating func pattern(
    _ argument: Term, of function: PathFunction
  ) throws(JSONPathError) -> PathPattern {
    let operand = try value(argument, of: function)
    guard case .literal(let node) = operand else { return .computed(operand) }
    guard let text = node.stringValue else { return .nothing }
    do {
      return .compiled(try IRegexp(text))
    } catch {
      invalidPatterns.append(
        JSONPath.InvalidPattern(offsets: reader.offsets(of: argument), error: error))
      return .nothing
    }
  }
}
