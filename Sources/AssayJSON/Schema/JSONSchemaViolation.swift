/// What is wrong with a value in the eyes of one keyword: the data of a `JSONSchemaError`.
package enum JSONSchemaViolation: Sendable, Hashable {
  case type(JSONNode, expected: [String])
  case enumeration(JSONNode, allowed: [JSONNode])
  case constant(JSONNode, expected: JSONNode)
  case tooSmall(JSONNumber, minimum: JSONNumber, isExclusive: Bool)
  case tooLarge(JSONNumber, maximum: JSONNumber, isExclusive: Bool)
  case notMultiple(JSONNumber, of: JSONNumber)
  case tooShort(String, length: Int, minimum: Int)
  case tooLong(String, length: Int, maximum: Int)
  case pattern(String, pattern: String)
  case format(String, format: JSONFormat)
  case tooFewItems(count: Int, minimum: Int)
  case tooManyItems(count: Int, maximum: Int)
  case repeatedItem(JSONNode, first: Int, second: Int)
  case tooFewMembers(count: Int, minimum: Int)
  case tooManyMembers(count: Int, maximum: Int)
  case missing(String)
  case missingBecauseOf(String, present: String)
  case tooFewMatches(count: Int, minimum: Int)
  case tooManyMatches(count: Int, maximum: Int)
  case noAlternative(JSONNode, count: Int)
  /// The indices, from zero, of the alternatives that fit though only one may.
  case severalAlternatives(JSONNode, fitting: [Int])
  case forbidden(JSONNode)
  /// A value where the schema says `false`.
  case notAllowed
  case undecided(Undecided)

  /// Why there is no answer.
  package enum Undecided: Sendable, Hashable {
    case pattern(String)
    case depth
    case steps
    /// The task that judges was cancelled.
    case cancelled
  }
}
