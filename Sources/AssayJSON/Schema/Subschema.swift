/// A schema object or Boolean, compiled; others refer to it by its index.
final class Subschema: Sendable {
  /// In the order in which they are applied: cheap ones first, `unevaluated…` last.
  let keywords: [any SchemaKeyword]
  /// The index of the schema resource it lies in: what dynamic references look for.
  let resource: Int
  /// Whether one of its keywords asks what its neighbours have evaluated.
  let needsMarks: Bool

  init(keywords: [any SchemaKeyword], resource: Int, needsMarks: Bool = false) {
    self.keywords = keywords
    self.resource = resource
    self.needsMarks = needsMarks
  }
}

/// A keyword of a schema, or a few that only have a meaning together.
protocol SchemaKeyword: Sendable {
  /// Whether the instance satisfies the keyword. What it does not is told to `evaluation`.
  ///
  /// `marks` gets the members and items that the keyword has evaluated; nil where nobody asks.
  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool
}
