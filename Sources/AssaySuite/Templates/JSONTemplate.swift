package import AssayJSON

/// A JSON value whose strings may hold placeholders.
///
/// A string that is just one placeholder takes the value's JSON type.
package indirect enum JSONTemplate: Sendable {
  /// A value without any placeholder in it.
  case constant(JSONNode, Place)
  case text(Template)
  case array([JSONTemplate], Place)
  case object([Member], Place)

  package struct Member: Sendable {
    package var name: Template
    package var value: JSONTemplate
  }

  package var place: Place {
    switch self {
    case .constant(_, let place), .array(_, let place), .object(_, let place): place
    case .text(let template): template.place
    }
  }

  package var placeholders: [Placeholder] {
    switch self {
    case .constant: []
    case .text(let template): template.placeholders
    case .array(let elements, _): elements.flatMap(\.placeholders)
    case .object(let members, _):
      members.flatMap { $0.name.placeholders + $0.value.placeholders }
    }
  }
}
