import AssayJSON

/// A patch finds what it changes in the request that it varies.
///
/// The request is taken with its placeholders as texts, which have a place but no inside; a patch
/// that hangs on a captured value is left to the run.
///
/// Rows have the same steps and other values, so that each is tried.
func impossiblePatches(in scenarios: [Scenario]) -> [Diagnostic] {
  var seen: Set<Place> = []
  return scenarios.flatMap { scenario -> [Diagnostic] in
    guard scenario.allSteps.contains(where: { !$0.request.patches.isEmpty }) else { return [] }
    let patched = scenario.allSteps.filter { !$0.request.patches.isEmpty }
    let values = scenario.sketchedValues
    return patched.compactMap { step -> Diagnostic? in
      guard var diagnostic = impossiblePatch(in: step.request, values),
        diagnostic.place.map({ seen.insert($0).inserted }) ?? true
      else { return nil }
      if !scenario.row.isEmpty {
        diagnostic.notes.append(Diagnostic.Note("in the scenario '\(scenario.name)'"))
      }
      return diagnostic
    }
  }
}

private func impossiblePatch(
  in request: RequestTemplate, _ values: [String: JSONNode]
) -> Diagnostic? {
  guard case .json(let template) = request.content else { return nil }
  var node = template.sketch(values)
  // A value that only the run knows can be anything.
  if node.isUnknown { return nil }
  for template in request.patches {
    let operations = template.sketch(values)
    guard let patch = try? JSONPatch(operations) else { return nil }
    if patch.operations.flatMap(\.pointers).contains(where: \.isUnknown) { return nil }
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

extension Scenario {
  /// The values that are known before the run; what is generated stands as its placeholder.
  fileprivate var sketchedValues: [String: JSONNode] {
    var values = Dictionary(row.map { ($0.name, $0.value) }) { $1 }
    for variable in declaration.variables where values[variable.name] == nil {
      let value = variable.value.sketch(values)
      // Values made of values could double without end; the run says so.
      var budget = 1 << 20
      if value.spendSize(from: &budget) { values[variable.name] = value }
    }
    return values
  }
}

extension JSONPatch.Operation {
  fileprivate var pointers: [JSONPointer] {
    switch action {
    case .move(let source), .copy(let source): [source, path]
    case .add, .remove, .replace, .test: [path]
    }
  }
}

extension JSONPointer {
  /// Whether only the run knows where it points.
  fileprivate var isUnknown: Bool { tokens.contains { $0.contains("{{") } }
}

extension JSONNode {
  /// Whether it stands for a value that only the run knows.
  fileprivate var isUnknown: Bool { stringValue?.hasPrefix("{{") == true }
}

extension JSONTemplate {
  /// The value with what is known in it, and all other placeholders as they are written.
  fileprivate func sketch(_ values: [String: JSONNode]) -> JSONNode {
    switch self {
    case .constant(let node, _): return node
    case .text(let template):
      if case .variable(let name) = template.lonePlaceholder?.expression, let value = values[name] {
        return value
      }
      return JSONNode(.string(template.sketch(values)), range: template.place.range)
    case .array(let elements, let place):
      return JSONNode(.array(elements.map { $0.sketch(values) }), range: place.range)
    case .object(let members, let place):
      let sketched = members.map { member in
        JSONMember(
          name: member.name.sketch(values), nameRange: member.name.place.range,
          value: member.value.sketch(values))
      }
      return JSONNode(.object(JSONObject(sketched)), range: place.range)
    }
  }
}

extension Template {
  fileprivate func sketch(_ values: [String: JSONNode]) -> String {
    if let constant { return constant }
    var text = ""
    for segment in segments {
      switch segment {
      case .literal(let literal): text += literal
      case .placeholder(let placeholder):
        guard case .variable(let name) = placeholder.expression else {
          text += "{{…}}"
          continue
        }
        text += values[name]?.stringValue ?? values[name]?.numberValue?.text ?? "{{\(name)}}"
      }
    }
    return text
  }
}
