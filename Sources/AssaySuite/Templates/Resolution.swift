package import AssayJSON

extension Template {
  /// The text with each placeholder's value in its place.
  ///
  /// - Parameter placing: what is written for the text of a value.
  package func text(
    in scope: inout Scope, placing: (String) -> String = { $0 }
  ) throws(TemplateError) -> String {
    if let constant { return constant }
    var output = ""
    for segment in segments {
      switch segment {
      case .literal(let text): output += text
      case .placeholder(let placeholder):
        output += placing(
          try scope.text(try scope.value(of: placeholder), at: placeholder.place))
      }
    }
    return output
  }

  /// The value of the only placeholder with its own type, or the text as a string.
  package func value(in scope: inout Scope) throws(TemplateError) -> JSONNode {
    if let lonePlaceholder { return try scope.value(of: lonePlaceholder) }
    return .string(try text(in: &scope))
  }
}

extension JSONTemplate {
  package func value(in scope: inout Scope) throws(TemplateError) -> JSONNode {
    switch self {
    case .constant(let node, _): return node
    case .text(let template):
      var node = try template.value(in: &scope)
      node.range = template.place.range
      return node
    case .array(let elements, let place):
      var values: [JSONNode] = []
      for element in elements { values.append(try element.value(in: &scope)) }
      return JSONNode(.array(values), range: place.range)
    case .object(let members, let place):
      var resolved: [JSONMember] = []
      for member in members {
        resolved.append(
          JSONMember(
            name: try member.name.text(in: &scope), nameRange: member.name.place.range,
            value: try member.value.value(in: &scope)))
      }
      return JSONNode(.object(JSONObject(resolved)), range: place.range)
    }
  }
}
