import AssayJSON
package import AssaySuite

extension Matcher<Never> {
  /// What must be, in a few words: a literal as JSON, an operator as what it asks for.
  package var summary: String {
    switch self {
    case .schema(let schema): return schema.summary
    case .absent: return "nothing"
    case .test(let test, _): return test.summary
    case .operation(let operation, let matchers, _): return summary(of: operation, matchers)
    case .equal, .object, .array, .exactly: return shortened(literal)
    case .hole(let never): switch never {}
    }
  }

  private func summary(of operation: MatcherOperation, _ matchers: [Matcher<Never>]) -> String {
    let first = matchers.first?.summary ?? "nothing"
    switch operation {
    case .not: return "what is not \(first)"
    case .anyOf: return matchers.map(\.summary).joined(separator: " or ")
    case .allOf: return matchers.map(\.summary).joined(separator: " and ")
    case .contains:
      return "an array with \(matchers.map(\.summary).joined(separator: ", "))"
    case .each: return "an array of which each element is \(first)"
    case .unordered: return shortened(literal)
    case .json: return "JSON of \(first)"
    case .base64: return "base64 of \(first)"
    case .jwt: return "a JSON Web Token of \(first)"
    case .lines: return "lines of \(first)"
    }
  }

  /// The matcher as the JSON that it was written as, operators shown as what they stand for.
  var literal: JSONNode {
    switch self {
    case .equal(let node, _), .exactly(let node, _): return node
    case .object(let members, _, _):
      return .object(members.map { ($0.name.text ?? "", $0.matcher.literal) })
    case .array(let elements, _): return .array(elements.map(\.literal))
    case .absent: return .object([("$absent", .bool(true))])
    case .schema: return .object([("$is", .string("…"))])
    case .test(let test, _): return .object([(test.name, test.argument)])
    case .operation(.unordered, let matchers, _): return .array(matchers.map(\.literal))
    case .operation(let operation, let matchers, _):
      return .object([
        (
          operation.rawValue,
          operation.takesList ? .array(matchers.map(\.literal)) : matchers.first?.literal ?? .null
        )
      ])
    case .hole(let never): switch never {}
    }
  }
}

extension MatcherOperation {
  fileprivate var takesList: Bool {
    switch self {
    case .anyOf, .allOf, .contains, .unordered: true
    case .not, .each, .json, .base64, .jwt, .lines: false
    }
  }
}

extension ValueTest {
  fileprivate var name: String {
    switch self {
    case .matches: "$matches"
    case .sorted: "$sorted"
    case .near: "$near"
    case .time: "$time"
    case .same: "$same"
    }
  }

  fileprivate var argument: JSONNode {
    switch self {
    case .matches(let regex): .string(regex.pattern)
    case .sorted(let order): .string(order.isDescending ? "descending" : "ascending")
    case .near(let number, _): JSONNode(.number(number))
    case .time: .string("…")
    case .same(let node, _): node
    }
  }

  fileprivate var summary: String {
    switch self {
    case .matches(let regex): "a string in which '\(shortened(regex.pattern))' is found"
    case .sorted(let order): order.isDescending ? "a descending array" : "an ascending array"
    case .near(let number, let within): "a number within \(within.text) of \(number.text)"
    case .time: "a time"
    case .same(let node, _): shortened(node)
    }
  }
}

extension SchemaMatcher {
  fileprivate var summary: String {
    let source = SchemaDocuments.asWritten(compiled.source.description)
    return compiled.source.boolValue == true ? "a value" : "a value that fits \(shortened(source))"
  }
}
