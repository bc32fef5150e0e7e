/// Why a text is not a JSONPath query, and where.
package struct JSONPathError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case expectedRoot
    case surroundingSpace
    case expectedSegment
    case expectedName
    case expectedSelector
    case expectedCommaOrBracket
    case unterminatedString
    case controlCharacter
    case invalidEscape
    case loneSurrogate
    case expectedInteger
    case leadingZero
    case negativeZero
    case integerOutOfRange
    case invalidNumber(String)
    case expectedExpression
    case expectedClosingParenthesis
    case unknownWord(String)
    case unknownOperator
    case unknownFunction(String)
    case wrongArgumentCount(PathFunction, Int)
    case wrongArgument(PathFunction, PathFunction.Parameter)
    case notSingular
    case comparedCondition(PathFunction)
    case uncomparedValue(PathFunction)
    case uncomparedLiteral
    case negatedComparison
    case tooDeep(Int)
  }

  package var reason: Reason
  /// Bytes of the query as UTF-8.
  package var offsets: Range<Int>
}

extension JSONPathError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .expectedRoot: "a JSONPath query begins with '$'"
    case .surroundingSpace: "no white space may stand before or after a query"
    case .expectedSegment: "expected '.', '..' or '[' here"
    case .expectedName:
      "expected a name of letters, digits and '_', or '*'; any other name is written ['name']"
    case .expectedSelector: "expected a name in quotes, an index, a slice, '*' or a filter '?…'"
    case .expectedCommaOrBracket: "expected ',' or ']'"
    case .unterminatedString: "the string has no closing quote"
    case .controlCharacter: "a control character in a string must be escaped: \\uXXXX"
    case .invalidEscape: "no such escape in a string of JSONPath"
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .expectedInteger: "expected an integer"
    case .leadingZero: "an integer has no leading zeros"
    case .negativeZero: "an integer is not written -0"
    case .integerOutOfRange: "an integer lies between -(2^53-1) and 2^53-1"
    case .invalidNumber(let text): "'\(text)' is not a number"
    case .expectedExpression: "expected a query from '@' or '$', a function or a literal"
    case .expectedClosingParenthesis: "expected ')'"
    case .unknownWord(let word):
      "'\(word)' means nothing here; strings stand in quotes, queries begin with '@' or '$'"
    case .unknownOperator: "no such operator; there are ==, !=, <, <=, >, >=, &&, || and !"
    case .unknownFunction(let name): "no function '\(name)'" + Self.suggestion(for: name)
    case .wrongArgumentCount(let function, let count):
      "\(function.rawValue)() takes \(Self.arguments(function.parameters.count)), not \(count)"
    case .wrongArgument(let function, .value):
      "\(function.rawValue)() takes a single value here: a literal, or a query of names and"
        + " indices only"
    case .wrongArgument(let function, .nodes): "\(function.rawValue)() takes a query here"
    case .notSingular:
      "this query can select several nodes; a comparison takes names and indices only"
    case .comparedCondition(let function):
      "\(function.rawValue)() is true or false by itself and cannot be compared"
    case .uncomparedValue(let function):
      "\(function.rawValue)() gives a value, which must be compared with something"
    case .uncomparedLiteral: "a literal alone is no condition; compare it with something"
    case .negatedComparison: "'!' before a comparison needs parentheses: !(…)"
    case .tooDeep(let limit): "filters and parentheses are nested more than \(limit) deep"
    }
  }

  private static func suggestion(for name: String) -> String {
    let names = PathFunction.allCases.map(\.rawValue)
    return nearestSpelling(of: name, among: names).map { "; did you mean '\($0)'?" }
      ?? "; there are \(names.joined(separator: ", "))"
  }

  private static func arguments(_ count: Int) -> String {
    count == 1 ? "one argument" : "two arguments"
  }
}
