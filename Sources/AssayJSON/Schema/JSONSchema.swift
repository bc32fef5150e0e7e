/// A schema of JSON Schema, draft 2020-12, compiled once and applied to any number of instances.
package final class JSONSchema: Sendable {
  package struct Options: Sendable, Hashable {
    package enum UnknownKeywords: Sendable, Hashable {
      /// A mistake with the nearest known spelling; so is a format that is not known.
      case refuse
      /// Annotations without a meaning, as the standard has it.
      case ignore
    }

    package var unknownKeywords: UnknownKeywords
    package var assertsFormat: Bool

    package init(unknownKeywords: UnknownKeywords = .refuse, assertsFormat: Bool = true) {
      self.unknownKeywords = unknownKeywords
      self.assertsFormat = assertsFormat
    }
  }

  /// What it was compiled from.
  package let source: JSONNode
  /// The URI of the document that `source` is.
  package let base: String
  /// All documents that it was made from, by their URIs: `source` and what it refers to.
  package let documents: [String: JSONNode]
  let subschemas: [Subschema]
  let dynamicTargets: [[Int: Int]]

  private init(
    source: JSONNode, base: String, documents: [String: JSONNode], subschemas: [Subschema],
    dynamicTargets: [[Int: Int]]
  ) {
    self.source = source
    self.base = base
    self.documents = documents
    self.subschemas = subschemas
    self.dynamicTargets = dynamicTargets
  }

  /// Compiles; all mistakes are collected. A reference to `#` or `#/…` starts at `source`.
  ///
  /// `resolve` gives the document of a URI, which has no fragment and is as absolute as `base` is;
  /// nil where there is none. It is asked once for each URI. The meta-schema of draft 2020-12 is
  /// known without it; nothing is ever fetched from a network.
  package static func compile(
    _ source: JSONNode, base: String = "", options: Options = Options(),
    resolve: @escaping (String) -> JSONNode? = { _ in nil }
  ) throws(JSONSchemaMistakes) -> JSONSchema {
    var compiler = SchemaCompiler(options: options, resolve: resolve)
    compiler.compile(source, base: base)
    guard compiler.mistakes.isEmpty else {
      throw JSONSchemaMistakes(mistakes: compiler.mistakes)
    }
    return JSONSchema(
      source: source, base: base, documents: compiler.documents, subschemas: compiler.subschemas,
      dynamicTargets: compiler.dynamicTargets)
  }

  /// Whether it asks somewhere, directly or by a reference, for something not to be.
  package var saysNot: Bool {
    subschemas.contains { $0.keywords.contains { $0 is NotKeyword } }
  }

  /// The violations in the order of the schema; empty for a valid instance.
  ///
  /// Where a bound kept the schema from being applied wholly, that is the only error.
  package func errors(
    in instance: JSONNode, limits: JSONSchemaLimits = JSONSchemaLimits()
  ) -> [JSONSchemaError] {
    var evaluation = Evaluation(of: self, isCollecting: true, limits: limits)
    var marks: EvaluatedMarks?
    _ = evaluation.apply(0, to: instance, &marks)
    if let undecided = evaluation.undecided { return [undecided] }
    return evaluation.errors
  }

  /// Whether there is no violation; stops at the first.
  package func isValid(
    _ instance: JSONNode, limits: JSONSchemaLimits = JSONSchemaLimits()
  ) -> Bool { verdict(on: instance, limits: limits) == true }

  /// Whether there is no violation; nil where a bound kept the schema from being applied wholly.
  package func verdict(
    on instance: JSONNode, limits: JSONSchemaLimits = JSONSchemaLimits()
  ) -> Bool? {
    var evaluation = Evaluation(of: self, isCollecting: false, limits: limits)
    var marks: EvaluatedMarks?
    let isValid = evaluation.apply(0, to: instance, &marks)
    return evaluation.undecided == nil ? isValid : nil
  }
}

/// How much work a schema may make before the answer is that there is none.
package struct JSONSchemaLimits: Sendable, Hashable {
  /// Schemas within each other: about three for each level of a text nested to the parser's limit.
  package var depth = 1_500
  /// Schemas applied: schemas can be written that double the work with each of their lines.
  package var steps = 10_000_000
  /// Steps of all patterns together: a fifth of a second.
  package var patternSteps = 20_000_000
  /// Violations told, causes included; what comes after them is not told.
  package var errors = 1_000

  package init() {}
}
