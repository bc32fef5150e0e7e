extension JSONPathParser {
  /// What stands between operators, and as an argument of a function.
  struct Term {
    enum Kind {
      case literal(JSONNode)
      case query(FilterQuery)
      /// A function of `LogicalType`.
      case condition(PathFunction, PathCondition)
      /// A function of `ValueType`.
      case value(PathFunction, PathOperand)
    }

    var kind: Kind
    /// Code points of the query.
    var positions: Range<Int>
  }

  /// `literal / filter-query / function-expr`
  mutating func term() throws(JSONPathError) -> Term {
    let start = reader.position
    let kind: Term.Kind
    switch reader.peek {
    case "@", "$": kind = .query(try filterQuery())
    case let quote? where quote.isQuote: kind = .literal(.string(try stringLiteral(in: quote)))
    case "-", ("0"..."9")?: kind = .literal(JSONNode(.number(try number())))
    case ("a"..."z")?, ("A"..."Z")?, "_": kind = try word()
    default: throw fault(.expectedExpression)
    }
    return Term(kind: kind, positions: start..<reader.position)
  }

  /// `filter-query = rel-query / jsonpath-query`
  private mutating func filterQuery() throws(JSONPathError) -> FilterQuery {
    let isAbsolute = reader.take("$")
    if !isAbsolute { reader.position += 1 }
    let segments = try segments()
    guard isAbsolute else { return FilterQuery(absoluteNumber: nil, segments: segments) }
    absoluteQueries += 1
    return FilterQuery(absoluteNumber: absoluteQueries, segments: segments)
  }

  /// `number = (int / "-0") [ frac ] [ exp ]`, the grammar of JSON.
  private mutating func number() throws(JSONPathError) -> JSONNumber {
    let start = reader.position
    let text = reader.take { scalar in
      scalar.isDigit || "+-.eE".unicodeScalars.contains(scalar)
    }
    guard let number = JSONNumber(text) else { throw fault(.invalidNumber(text), from: start) }
    return number
  }

  /// `true / false / null`, or else a function's name.
  private mutating func word() throws(JSONPathError) -> Term.Kind {
    let start = reader.position
    let word = reader.take { scalar in
      scalar == "_" || scalar.isDigit || "a"..."z" ~= scalar || "A"..."Z" ~= scalar
    }
    if reader.peek == "(" {
      guard let function = PathFunction(rawValue: word) else {
        throw fault(.unknownFunction(word), from: start)
      }
      return try call(of: function, from: start)
    }
    switch word {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    default: throw fault(.unknownWord(word), from: start)
    }
  }

  func fault(_ reason: JSONPathError.Reason, at term: Term) -> JSONPathError {
    JSONPathError(reason: reason, offsets: reader.offsets(of: term))
  }
}

extension ScalarReader {
  func offsets(of term: JSONPathParser.Term) -> Range<Int> {
    offsets(from: term.positions.lowerBound, to: term.positions.upperBound)
  }
}
