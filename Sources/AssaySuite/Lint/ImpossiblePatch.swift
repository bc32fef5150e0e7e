import AssayJSON

/// A patch finds what it changes in the request that it varies.
///
/// The request is taken with its placeholders as texts, which have a place but no inside; a patch
/// that hangs on a captured value is left to the run.
func impossiblePatches(in declared: [Scenario]) -> [Diagnostic] {
  var seen: Set<SourceRange> = []
  return declared.flatMap { scenario in
    scenario.allSteps.compactMap { step in
      guard let diagnostic = impossiblePatch(in: step.request, row: scenario.row),
        seen.insert(diagnostic.place?.range ?? .none).inserted
      else { return nil }
      return diagnostic
    }
  }
}

private func impossiblePatch(in request: RequestTemplate, row: [JSONMember]) -> Diagnostic? {
  guard case .json(let template) = request.content else { return nil }
  var node = template.sketch(row)
  for template in request.patches {
    let operations = template.sketch(row)
    guard let patch = try? JSONPatch(operations) else { return nil }
    let pointers = patch.operations.map(\.path.description)
    if pointers.contains(where: { $0.contains("{{") }) { return nil }
    do {
      node = try patch.applied(to: node)
    } catch {
      var place = template.place
      if error.range != .none { place.range = error.range }
      return Diagnostic(
        code: "impossible-patch", "the patch cannot be applied to its request: \(error)", at: place)
    }
  }
  return nil
}

extension JSONTemplate {
  /// The value with the row's values in it and all other placeholders as they are written.
  func sketch(_ row: [JSONMember]) -> JSONNode {
    switch self {
    case .constant(let node, _): return node
    case .text(let template):
      if template.segments.count == 1, case .placeholder(let placeholder) = template.segments[0],
        case .variable(let name) = placeholder.expression,
        let column = row.last(where: { $0.name == name })
      {
        return column.value
      }
      return .string(template.sketch(row))
    case .array(let elements, let place):
      return JSONNode(.array(elements.map { $0.sketch(row) }), range: place.range)
    case .object(let members, let place):
      let sketched = members.map { member in
        JSONMember(
          name: member.name.sketch(row), nameRange: member.name.place.range,
          value: member.value.sketch(row))
      }
      return JSONNode(.object(JSONObject(sketched)), range: place.range)
    }
  }
}

extension Template {
  fileprivate func sketch(_ row: [JSONMember]) -> String {
    segments.map { segment in
      switch segment {
      case .literal(let text): return text
      case .placeholder(let placeholder):
        guard case .variable(let name) = placeholder.expression else { return "{{…}}" }
        let column = row.last { $0.name == name }?.value
        return column?.stringValue ?? column?.numberValue?.text ?? "{{\(name)}}"
      }
    }.joined()
  }
}
