/// One way in which an instance breaks a schema.
package struct JSONSchemaError: Sendable {
  package var instancePath: NormalizedPath
  /// Whether it is not the value there that breaks the schema but its name (`propertyNames`).
  package var isAboutName: Bool
  /// The offending value in the instance's text; for something missing, the object it is missing in.
  package var instanceRange: SourceRange
  /// The keyword that is broken.
  package var place: SchemaPlace
  package var violation: JSONSchemaViolation
  /// For `anyOf` and its like: why each of the alternatives does not fit.
  package var branches: [[JSONSchemaError]] = []
  /// All of these in one list.
  package var causes: [JSONSchemaError] { branches.flatMap(\.self) }

  package var keyword: String { place.keyword }
}

/// Where a keyword stands.
package struct SchemaPlace: Sendable, Hashable {
  package var keyword: String
  /// The URI under which the document was given: the `base` of the compiled schema, or what its
  /// references were resolved to.
  package var document: String
  /// The keyword's name in that document.
  package var range: SourceRange
  /// The keyword's value in that document.
  package var valueRange: SourceRange
  /// The way to the keyword in that document.
  package var pointer: JSONPointer

  /// Of what lies with no keyword in particular: a bound that was reached.
  static let none = SchemaPlace(
    keyword: "", document: "", range: .none, valueRange: .none, pointer: JSONPointer())
}

extension JSONSchemaError: CustomStringConvertible {
  /// The sentence for a person.
  package var description: String { message }
}
