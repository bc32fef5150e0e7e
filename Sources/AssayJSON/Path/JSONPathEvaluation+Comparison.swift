// Comparisons (RFC 9535, section 2.3.5.2.2); nil stands for Nothing and for an empty nodelist.
extension JSONPathEvaluation {
  mutating func compares(
    _ left: JSONNode?, _ comparison: PathComparison, _ right: JSONNode?
  ) throws(JSONPathExhaustion) -> Bool {
    switch comparison {
    case .equal: try isEqual(left, right)
    case .notEqual: try !isEqual(left, right)
    case .less: try isLess(left, right)
    case .greater: try isLess(right, left)
    case .lessOrEqual: try isLess(left, right) ? true : isEqual(left, right)
    case .greaterOrEqual: try isLess(right, left) ? true : isEqual(left, right)
    }
  }

  private mutating func isEqual(
    _ left: JSONNode?, _ right: JSONNode?
  ) throws(JSONPathExhaustion) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    switch (left.value, right.value) {
    case (.string(let left), .string(let right)):
      guard left.utf8.count == right.utf8.count else { return false }
      try spend(left.utf8.count / 64)
    case (.number(let left), .number(let right)):
      try spend((left.text.utf8.count + right.text.utf8.count) / 8)
    case (.array, .array), (.object, .object):
      guard left.spendSize(from: &budget) else { throw exhaustion }
    default: break
    }
    return left == right
  }

  /// Only numbers and strings have an order.
  private mutating func isLess(
    _ left: JSONNode?, _ right: JSONNode?
  ) throws(JSONPathExhaustion) -> Bool {
    switch (left?.value, right?.value) {
    case (.number(let left)?, .number(let right)?):
      try spend((left.text.utf8.count + right.text.utf8.count) / 8)
      return left < right
    case (.string(let left)?, .string(let right)?):
      try spend(min(left.utf8.count, right.utf8.count) / 64)
      return left.precedesByCodePoints(right)
    default: return false
    }
  }
}
