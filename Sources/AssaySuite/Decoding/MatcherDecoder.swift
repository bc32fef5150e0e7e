import AssayJSON

/// Reads what a value must be: literals, and the four operators.
struct MatcherDecoder {
  let context: FileContext
  /// The documents and named schemas that a `$ref` may lead to.
  let documents: SchemaDocuments

  private static let operators = ["$is", "$absent", "$exactly", "$unordered"]

  func matcher(_ node: JSONNode) -> Matcher {
    let place = context.place(node)
    switch node.value {
    case .null, .bool, .number: return .equal(node, place)
    case .string:
      let template = context.template(node)
      return template.constant == nil ? .template(template) : .equal(node, place)
    case .array(let elements): return .array(elements.map(matcher), place)
    case .object(let object):
      if let first = object.members.first(where: { $0.name.hasPrefix("$") }) {
        return self.operator(first, of: object, at: place)
      }
      let members = object.members.map { member in
        Matcher.Member(
          name: context.template(member.name, at: context.place(member.nameRange)),
          matcher: matcher(member.value))
      }
      return .object(members, place)
    }
  }

  private func `operator`(
    _ member: JSONMember, of object: JSONObject, at place: Place
  ) -> Matcher {
    if object.count > 1, Self.operators.contains(member.name) {
      context.error(
        "operator-with-members", "'\(member.name)' stands alone in its object",
        at: member.nameRange)
    }
    switch member.name {
    case "$is": return .schema(schema(member.value))
    case "$absent":
      if member.value.boolValue != true {
        context.error(
          "wrong-value", "'$absent' takes only true", at: member.value.range,
          "for any value at all write {\"$is\": true}")
      }
      return .absent(place)
    case "$exactly": return .exactly(context.jsonTemplate(member.value))
    case "$unordered":
      guard let elements = member.value.arrayValue else {
        context.wrongType(member.value, "'$unordered'", expected: "an array")
        return .unordered([], place)
      }
      return .unordered(elements.map(matcher), context.place(member.value))
    default:
      let nearest = nearestSpelling(of: member.name, among: Self.operators)
      context.error(
        "unknown-operator", "there is no matcher '\(member.name)'", at: member.nameRange,
        nearest.map { "did you mean '\($0)'?" }
          ?? "known: \(Self.operators.joined(separator: ", ")); "
          + "a member of that name is expected with {\"$exactly\": ...}")
      return .object([], place)
    }
  }

  private func schema(_ node: JSONNode) -> SchemaMatcher {
    let place = context.place(node)
    let text = SourceSlice(place)
    if let (schema, range) = context.schemas[text] {
      return SchemaMatcher(
        state: .compiled(schema), place: place, documents: documents, original: range)
    }
    let template = context.jsonTemplate(node)
    guard template.isConstant else {
      return SchemaMatcher(state: .template(template), place: place, documents: documents)
    }
    switch documents.compile(node, at: place) {
    case .success(let schema):
      context.schemas[text] = (schema, node.range)
      return SchemaMatcher(state: .compiled(schema), place: place, documents: documents)
    case .failure(let mistakes):
      for diagnostic in mistakes.diagnostics { context.report(diagnostic) }
      return SchemaMatcher(state: .template(template), place: place, documents: documents)
    }
  }
}
