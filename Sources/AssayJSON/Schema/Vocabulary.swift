/// A set of the vocabularies of draft 2020-12 (core, section 8.1.2).
struct Vocabularies: OptionSet, Sendable, Hashable {
  var rawValue: UInt16

  static let core = Vocabularies(rawValue: 1)
  static let applicator = Vocabularies(rawValue: 2)
  static let unevaluated = Vocabularies(rawValue: 4)
  static let validation = Vocabularies(rawValue: 8)
  static let metaData = Vocabularies(rawValue: 16)
  static let formatAnnotation = Vocabularies(rawValue: 32)
  static let formatAssertion = Vocabularies(rawValue: 64)
  static let content = Vocabularies(rawValue: 128)

  /// Those of the standard's own meta-schema.
  static let standard: Vocabularies = [
    .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
  ]

  static let prefix = "https://json-schema.org/draft/2020-12/vocab/"

  /// The vocabulary of that URI.
  init?(uri: String) {
    guard uri.hasPrefix(Self.prefix) else { return nil }
    switch uri.dropFirst(Self.prefix.count) {
    case "core": self = .core
    case "applicator": self = .applicator
    case "unevaluated": self = .unevaluated
    case "validation": self = .validation
    case "meta-data": self = .metaData
    case "format-annotation": self = .formatAnnotation
    case "format-assertion": self = .formatAssertion
    case "content": self = .content
    default: return nil
    }
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// What JSON Schema knows of a keyword before it is compiled.
struct KeywordShape: Sendable {
  /// Where subschemas stand in the keyword's value.
  enum Subschemas: Sendable {
    case none
    case itself
    case elements
    case members
  }

  /// Those of which any one brings the keyword.
  let vocabularies: Vocabularies
  let subschemas: Subschemas

  private init(_ vocabularies: Vocabularies, _ subschemas: Subschemas = .none) {
    self.vocabularies = vocabularies
    self.subschemas = subschemas
  }

  static let all: [String: KeywordShape] = {
    var shapes: [String: KeywordShape] = [:]
    func add(_ shape: KeywordShape, _ names: String...) {
      for name in names { shapes[name] = shape }
    }
    add(
      KeywordShape(.core), "$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor",
      "$vocabulary", "$comment")
    // `definitions` and `dependencies` are what older drafts had; the meta-schema still has them.
    add(KeywordShape(.core, .members), "$defs", "definitions")
    add(KeywordShape(.applicator, .elements), "prefixItems", "allOf", "anyOf", "oneOf")
    add(
      KeywordShape(.applicator, .itself), "items", "contains", "additionalProperties",
      "propertyNames", "if", "then", "else", "not")
    add(
      KeywordShape(.applicator, .members), "properties", "patternProperties", "dependentSchemas",
      "dependencies")
    add(KeywordShape(.unevaluated, .itself), "unevaluatedItems", "unevaluatedProperties")
    add(
      KeywordShape(.validation), "type", "const", "enum", "multipleOf", "maximum",
      "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern",
      "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties",
      "minProperties", "required", "dependentRequired")
    add(KeywordShape([.formatAnnotation, .formatAssertion]), "format")
    add(
      KeywordShape(.metaData), "title", "description", "default", "deprecated", "readOnly",
      "writeOnly", "examples")
    add(KeywordShape(.content), "contentEncoding", "contentMediaType")
    add(KeywordShape(.content, .itself), "contentSchema")
    return shapes
  }()
}
