import AssayJSON

/// Reads what a value must be: literals, and the four operators.
struct MatcherDecoder {
  let context: FileContext
  /// The documents and named schemas that a `$ref` may lead to.
  let documents: SchemaDocuments

  private static let operators = ["$is", "$absent", "$exactly", "$unordered"]

  func matcher(_ node: JSONNode) -> Matcher { matcher(node, isExact: false) }

  /// - Parameter isExact: whether an object within it has the given members and no other.
  private func matcher(_ node: JSONNode, isExact: Bool) -> Matcher {
    let place = context.place(node)
    switch node.value {
    case .null, .bool, .number: return .equal(node, place)
    case .string:
      let template = context.template(node)
      guard template.constant == nil else { return .equal(node, place) }
      return isExact ? .exactly(context.jsonTemplate(node)) : .template(template)
    case .array(let elements):
      return .array(elements.map { matcher($0, isExact: isExact) }, place)
    case .object(let object):
      if let first = object.members.first(where: \.isOperator) {
        return self.operator(first, of: object, at: place, isExact: isExact)
      }
      let members = object.members.map { member in
        Matcher.Member(
          name: context.template(member.literalName, at: context.place(member.nameRange)),
          matcher: matcher(member.value, isExact: isExact))
      }
      return isExact ? .closedObject(members, place) : .object(members, place)
    }
  }

  private func `operator`(
    _ member: JSONMember, of object: JSONObject, at place: Place, isExact: Bool
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
    case "$exactly":
      return member.value.hasSpecialNames
        ? matcher(member.value, isExact: true) : .exactly(context.jsonTemplate(member.value))
    case "$unordered":
      guard let elements = member.value.arrayValue else {
        context.wrongType(member.value, "'$unordered'", expected: "an array")
        return .unordered([], place)
      }
      return .unordered(
        elements.map { matcher($0, isExact: isExact) }, context.place(member.value))
    default:
      let nearest = nearestSpelling(of: member.name, among: Self.operators)
      context.error(
        "unknown-operator", "there is no matcher '\(member.name)'", at: member.nameRange,
        nearest.map { "did you mean '\($0)'?" }
          ?? "known: \(Self.operators.joined(separator: ", ")); "
          + "a member of that name is written with two: '$\(member.name)'")
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
      let holes = template.holes
      let known = node.constantSchema { holes.contains($0) }
      if case .failure(let mistakes) = documents.compile(known, at: place) {
        for diagnostic in mistakes.diagnostics { context.report(diagnostic) }
      }
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

extension JSONMember {
  /// Whether the object that has it is an operator; a name with two `$` stands for one with one.
  fileprivate var isOperator: Bool { name.hasPrefix("$") && !name.hasPrefix("$$") }

  fileprivate var literalName: String { name.hasPrefix("$$") ? String(name.dropFirst()) : name }
}

extension JSONNode {
  /// Whether a member's name anywhere in it begins with `$`.
  fileprivate var hasSpecialNames: Bool {
    switch value {
    case .null, .bool, .number, .string: false
    case .array(let elements): elements.contains(where: \.hasSpecialNames)
    case .object(let object):
      object.members.contains { $0.name.hasPrefix("$") || $0.value.hasSpecialNames }
    }
  }
}
