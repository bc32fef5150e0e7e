import AssayJSON

/// Reads one scenario and gives it back once for each example row.
struct ScenarioDecoder {
  let context: FileContext
  let steps: StepDecoder
  /// The file's own variables and those it includes, in order.
  let variables: [Variable]
  let tags: [String]

  func scenarios(_ node: JSONNode) -> [Scenario] {
    guard var reader = ObjectReader(node, "a scenario", in: context) else { return [] }
    let name = reader.required("name") { $0.string("name") }
    let id = reader.string("id")
    let description = reader.text("description")
    let ownTags = reader.names("tags").map(\.name)
    let covers = reader.names("covers")
    let requires = reader.names("requires").map(\.name)
    let skip = reader.text("skip")
    let conditions = reader.members("when").compactMap(condition)
    let keepsCookies = reader.bool("cookies") ?? false
    let timeout = reader.duration("timeout")
    let ownVariables = context.variables(reader.members("variables"))
    let examples = ExampleDecoder(
      context: context, documents: steps.expectations.matchers.documents,
      bytes: steps.requests.bytes)
    let rows = examples.rows(reader.value("examples"))
    let elements = reader.required("steps") { $0.array("steps") } ?? []
    let steps = steps.steps(elements)
    let finally = self.steps.steps(reader.array("finally") ?? [], needsExpectation: false)
    reader.finish()
    if let member = reader.object.member(named: "steps"), elements.isEmpty {
      context.error("no-steps", "the scenario has no step", at: member.value.range)
    }
    guard let name else { return [] }
    let template = context.template(name)
    let idTemplate = id.map(context.template)
    let declaration = ScenarioDeclaration(
      description: description, place: context.place(name), whole: node.range,
      idPlace: id.map(context.place),
      tags: tags + ownTags, coveredClauses: covers,
      variables: variables.overridden(by: ownVariables),
      ownVariables: Set(ownVariables.map(\.name)),
      namePlaceholders: template.variables + (idTemplate?.variables ?? []),
      requires: requires, conditions: conditions, skip: skip, keepsCookies: keepsCookies,
      timeout: timeout, steps: steps, finally: finally)
    return expand(declaration, named: template, id: idTemplate, rows: rows)
  }

  /// `"when": {"stage": "production"}`: what a value from outside must be.
  private func condition(_ member: JSONMember) -> Condition<Never>? {
    context.refusePlaceholders(within: member.value, of: "when")
    return steps.expectations.matchers.matcher(member.value).known.map { matcher in
      Condition(name: member.name, place: context.place(member.nameRange), matcher: matcher)
    }
  }

  private func expand(
    _ declaration: ScenarioDeclaration, named template: Template, id: Template?,
    rows: [[JSONMember]]?
  ) -> [Scenario] {
    (rows ?? [[]]).compactMap { row in
      name(template, row: row, isOnlyRow: rows?.count ?? 1 == 1).map { name in
        Scenario(
          name: name, id: id.flatMap { self.id($0, row: row) }, row: row, declaration: declaration)
      }
    }
  }

  private func id(_ id: Template, row: [JSONMember]) -> String? {
    guard let text = id.constant ?? filled(id, "id", row: row) else { return nil }
    if text.allSatisfy(\.isWhitespace) {
      context.error(
        "wrong-value", "a scenario's id is what links to it hold, so it cannot be empty",
        at: id.place.range)
    }
    return text
  }

  /// The name with the row's values in it.
  private func name(_ name: Template, row: [JSONMember], isOnlyRow: Bool) -> String? {
    let constant = name.constant
    guard var text = constant ?? filled(name, "name", row: row) else { return nil }
    if constant != nil, !isOnlyRow {
      // A row that was made says in `case` what it is.
      let made = row.first { $0.nameRange == .none && $0.name == "case" }
      let values = row.filter { made == nil || $0.nameRange != .none }.map {
        "\($0.name): \($0.value.stringValue ?? $0.value.description)"
      }
      let parts = [made?.value.stringValue].compactMap(\.self) + values
      text += " (\(parts.joined(separator: ", ")))"
    }
    if text.allSatisfy(\.isWhitespace) {
      context.error(
        "wrong-value", "a scenario's name is what reports call it by, so it cannot be empty",
        at: name.place.range)
    }
    return text
  }

  /// - Parameter what: the key whose text it is.
  private func filled(_ template: Template, _ what: String, row: [JSONMember]) -> String? {
    var scope = Scope(
      values: Dictionary(row.map { ($0.name, $0.value) }) { $1 }, seed: 0, identity: "", now: 0)
    var text = ""
    for segment in template.segments {
      switch segment {
      case .literal(let literal): text += literal
      case .placeholder(let placeholder):
        guard case .variable = placeholder.expression,
          let value = try? scope.value(of: placeholder)
        else {
          context.error(
            "\(what)-placeholder", "a scenario's \(what) can hold only columns of its examples",
            at: placeholder.place.range)
          return nil
        }
        text += value.stringValue ?? value.description
      }
    }
    return text
  }
}

extension Template {
  /// The variables whose values stand in the text as they are.
  fileprivate var variables: [String] {
    segments.compactMap { segment in
      guard case .placeholder(let placeholder) = segment,
        case .variable(let name) = placeholder.expression
      else { return nil }
      return name
    }
  }
}

extension FileContext {
  func variables(_ members: [JSONMember]) -> [Variable] {
    members.compactMap { member in
      guard isUsableName(member) else { return nil }
      return Variable(
        name: member.name, place: place(member.nameRange), value: jsonTemplate(member.value))
    }
  }
}
