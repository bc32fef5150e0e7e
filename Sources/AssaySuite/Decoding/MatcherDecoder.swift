import AssayJSON

/// Reads what a value must be: literals and operators.
struct MatcherDecoder {
  let context: FileContext
  /// The documents and named schemas that a `$ref` may lead to.
  let documents: SchemaDocuments

  /// Where a matcher stands.
  struct Position {
    /// Whether an object has the given members and no other.
    var isExact = false
    /// Whether a header field is judged.
    var isField = false

    /// The same for what is within an object or array.
    var within: Position { Position(isExact: isExact) }
  }

  func matcher(_ node: JSONNode) -> MatcherTemplate { matcher(node, Position()) }

  /// A matcher of a header field, where `$lines` may stand.
  func fieldMatcher(_ node: JSONNode) -> MatcherTemplate { matcher(node, Position(isField: true)) }

  func matcher(_ node: JSONNode, _ position: Position) -> MatcherTemplate {
    let place = context.place(node)
    switch node.value {
    case .null, .bool, .number: return .equal(node, place)
    case .string:
      let template = context.template(node)
      guard template.constant == nil else { return .equal(node, place) }
      return .hole(.value(template, isExact: position.isExact))
    case .array(let elements):
      return .array(elements.map { matcher($0, position.within) }, place)
    case .object(let object):
      if let first = object.members.first(where: \.isOperator) {
        return self.operator(first, of: object, at: place, position)
      }
      return .object(
        object.members.map { member($0, position.within) }, isClosed: position.isExact, place)
    }
  }

  private func member(
    _ member: JSONMember, _ position: Position
  ) -> MatcherMember<MatcherGap> {
    let name = context.template(member.literalName, at: context.place(member.nameRange))
    return MatcherMember(
      name: name.constant.map { .text($0) } ?? .hole(.value(name, isExact: false)),
      matcher: matcher(member.value, position))
  }
}

extension MatcherDecoder {
  static let operators =
    ["$is", "$absent", "$exactly", "$unordered", "$not", "$anyOf", "$allOf", "$matches"]
    + ["$contains", "$each", "$sorted", "$near", "$time", "$json", "$base64", "$jwt", "$same"]
    + ["$lines"]

  private func `operator`(
    _ member: JSONMember, of object: JSONObject, at place: Place, _ position: Position
  ) -> MatcherTemplate {
    if object.count > 1, Self.operators.contains(member.name) {
      context.error(
        "operator-with-members", "'\(member.name)' stands alone in its object",
        at: member.nameRange)
    }
    if let kind = ValueTestKind(rawValue: member.name) {
      return test(kind, member.value, at: place)
    }
    if let operation = MatcherOperation(rawValue: member.name) {
      return self.operation(operation, member, at: place, position)
    }
    switch member.name {
    case "$is": return schema(member.value)
    case "$absent":
      if member.value.boolValue != true {
        context.error(
          "wrong-value", "'$absent' takes only true", at: member.value.range,
          "for any value at all write {\"$is\": true}")
      }
      return .absent(place)
    case "$exactly": return exactly(member.value)
    case "$matches": return pattern(member.value)
    default:
      unknown(member)
      return .object([], isClosed: false, place)
    }
  }

  private func unknown(_ member: JSONMember) {
    let nearest = nearestSpelling(of: member.name, among: Self.operators)
    context.error(
      "unknown-operator", "there is no matcher '\(member.name)'", at: member.nameRange,
      nearest.map { "did you mean '\($0)'?" }
        ?? "known: \(Self.operators.joined(separator: ", ")); "
        + "a member of that name is written with two: '$\(member.name)'")
  }

  /// What has neither placeholders nor operators is compared as one value.
  private func exactly(_ node: JSONNode) -> MatcherTemplate {
    if !node.hasSpecialNames, context.jsonTemplate(node).isConstant {
      return .exactly(node, context.place(node))
    }
    return matcher(node, Position(isExact: true))
  }

  private func pattern(_ node: JSONNode) -> MatcherTemplate {
    let place = context.place(node)
    guard node.stringValue != nil else {
      context.wrongType(node, "'$matches'", expected: "a regular expression in a string")
      return .absent(place)
    }
    let template = context.template(node)
    // Whatever the values of placeholders are, they stand for characters.
    let sample = template.segments.map { segment in
      if case .literal(let text) = segment { text } else { "x" }
    }.joined()
    let isKnown = template.constant != nil
    guard let regex = context.regex(node, text: isKnown ? nil : sample) else {
      return .absent(place)
    }
    return isKnown ? .test(.matches(regex), place) : .hole(.pattern(template))
  }
}

extension MatcherDecoder {
  private func operation(
    _ operation: MatcherOperation, _ member: JSONMember, at place: Place, _ position: Position
  ) -> MatcherTemplate {
    let value = member.value
    let matchers: [MatcherTemplate]
    switch operation {
    case .not: matchers = [matcher(value, position)]
    case .anyOf, .allOf: matchers = list(member, least: 2).map { matcher($0, position) }
    case .unordered: matchers = list(member, least: 0).map { matcher($0, position.within) }
    case .contains:
      let elements = value.arrayValue == nil ? [value] : list(member, least: 1)
      matchers = elements.map { matcher($0, position.within) }
    case .each, .json, .base64: matchers = [matcher(value, position.within)]
    case .jwt: matchers = [token(value, position.within)]
    case .lines:
      if !position.isField {
        context.error(
          "misplaced-operator", "'$lines' is of a header field, and none is judged here",
          at: member.nameRange)
      }
      matchers = [matcher(value, position.within)]
    }
    checkSense(operation, matchers, at: member)
    return .operation(operation, matchers, place)
  }

  private func list(_ member: JSONMember, least: Int) -> [JSONNode] {
    guard let elements = member.value.arrayValue else {
      context.wrongType(member.value, "'\(member.name)'", expected: "an array")
      return []
    }
    if elements.count < least {
      context.error(
        "wrong-value",
        "'\(member.name)' takes \(least == 1 ? "one matcher" : "two matchers") or more",
        at: member.value.range)
    }
    return elements
  }

  /// What would hold of everything, or of nothing.
  private func checkSense(
    _ operation: MatcherOperation, _ matchers: [MatcherTemplate], at member: JSONMember
  ) {
    guard let absent = matchers.first(where: \.isAbsent) else { return }
    switch operation {
    case .not:
      context.error(
        "contradiction", "what is not absent is anything that is there", at: member.value.range,
        "write {\"$is\": true}")
    case .anyOf: break
    case .allOf, .unordered, .contains, .each, .json, .base64, .jwt, .lines:
      context.error(
        "contradiction", "'$absent' cannot hold within '\(member.name)'", at: absent.place.range)
    }
  }

  /// `{"header": M, "claims": M}`
  private func token(_ node: JSONNode, _ position: Position) -> MatcherTemplate {
    let place = context.place(node)
    guard var reader = ObjectReader(node, "'$jwt'", in: context) else { return .absent(place) }
    let parts = ["header", "claims"].compactMap { reader.member($0) }
    reader.finish()
    if parts.isEmpty {
      context.error(
        "no-expectation", "'$jwt' says nothing of the token", at: node.range,
        "add 'header' or 'claims'")
    }
    return .object(
      parts.map { MatcherMember(name: .text($0.name), matcher: matcher($0.value, position)) },
      isClosed: false, place)
  }

  private func test(_ kind: ValueTestKind, _ node: JSONNode, at place: Place) -> MatcherTemplate {
    for member in node.objectValue?.members ?? [] where !kind.members.contains(member.name) {
      context.error(
        "unknown-key", "'\(kind.rawValue)' has no member '\(member.name)'", at: member.nameRange,
        "it is written \(kind.usage)")
    }
    let template = context.jsonTemplate(node)
    guard template.isConstant else { return .hole(.test(kind, template, place)) }
    do {
      return .test(try kind.test(node), place)
    } catch {
      context.error(
        "wrong-value", error.message, at: error.range, "it is written \(kind.usage)")
      return .absent(place)
    }
  }

  private func schema(_ node: JSONNode) -> MatcherTemplate {
    let place = context.place(node)
    let text = SourceSlice(place)
    if let (schema, range) = context.schemas[text] {
      return .schema(
        SchemaMatcher(compiled: schema, place: place, documents: documents, original: range))
    }
    let template = context.jsonTemplate(node)
    let gap = MatcherTemplate.hole(
      .schema(SchemaTemplate(template: template, place: place, documents: documents)))
    guard template.isConstant else {
      let holes = template.holes
      let known = node.constantSchema { holes.contains($0) }
      if case .failure(let mistakes) = documents.compile(known, at: place) {
        for diagnostic in mistakes.diagnostics { context.report(diagnostic) }
      }
      return gap
    }
    switch documents.compile(node, at: place) {
    case .success(let schema):
      context.schemas[text] = (schema, node.range)
      return .schema(SchemaMatcher(compiled: schema, place: place, documents: documents))
    case .failure(let mistakes):
      for diagnostic in mistakes.diagnostics { context.report(diagnostic) }
      return gap
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
