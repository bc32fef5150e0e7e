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

  func collectPlaceholders(into found: inout [Placeholder]) {
    switch self {
    case .constant: break
    case .text(let template): template.collectPlaceholders(into: &found)
    case .array(let elements, _):
      for element in elements { element.collectPlaceholders(into: &found) }
    case .object(let members, _):
      for member in members {
        member.name.collectPlaceholders(into: &found)
        member.value.collectPlaceholders(into: &found)
      }
    }
  }
}
