import AssayJSON

/// Reads what an answer must be.
struct ExpectDecoder {
  let context: FileContext
  let matchers: MatcherDecoder

  func response(_ node: JSONNode, what: String = "'expect'") -> ExpectedResponse? {
    guard var reader = ObjectReader(node, what, in: context) else { return nil }
    var response = ExpectedResponse(place: context.place(reader.opening))
    response.status = reader.value("status").flatMap(status)
    response.headers = reader.members("headers").compactMap(header)
    response.json = reader.value("json").map(matchers.matcher)
    response.text = reader.value("text").map(matchers.matcher)
    response.assertions = (reader.array("assert") ?? []).compactMap(assertion)
    response.duration = reader.value("duration").map(matchers.matcher)
    if let alternatives = reader.value("anyOf") { response.anyOf = anyOf(alternatives) }
    reader.finish()
    if reader.object.saysNothing {
      context.error("no-expectation", "\(what) says nothing", at: node.range, "add a 'status'")
    }
    return response
  }

  private func anyOf(_ node: JSONNode) -> [ExpectedResponse] {
    guard let elements = node.arrayValue, elements.count >= 2 else {
      context.error(
        "wrong-value", "'anyOf' must be an array of two or more answers", at: node.range)
      return []
    }
    return elements.compactMap { response($0, what: "an answer of 'anyOf'") }
  }

  private func status(_ node: JSONNode) -> ExpectedStatus? {
    let place = context.place(node)
    switch node.value {
    case .number, .string:
      return choice(node).map { ExpectedStatus(kind: .choices([$0]), place: place) }
    case .array(let elements):
      if elements.isEmpty {
        context.error("wrong-value", "no status would be right", at: node.range)
      }
      return ExpectedStatus(kind: .choices(elements.compactMap(choice)), place: place)
    case .object:
      return ExpectedStatus(kind: .matcher(matchers.matcher(node)), place: place)
    case .null, .bool:
      context.wrongType(node, "'status'", expected: "a code such as 409, \"2xx\", or a list")
      return nil
    }
  }

  private func choice(_ node: JSONNode) -> ExpectedStatus.Choice? {
    if let code = node.numberValue?.intValue, 100...599 ~= code { return .code(code) }
    if let text = node.stringValue, text.count == 3, text.lowercased().hasSuffix("xx"),
      let digit = text.first?.wholeNumberValue, 1...5 ~= digit
    {
      return .family(digit)
    }
    context.error(
      "wrong-value", "\(node) is no status code", at: node.range,
      "write a code from 100 to 599 such as 409, or \"2xx\"")
    return nil
  }

  private func header(_ member: JSONMember) -> ExpectedHeader? {
    guard context.isFieldName(member.name, at: member.nameRange) else { return nil }
    var header = ExpectedHeader(
      name: member.name, place: context.place(member.nameRange),
      matcher: .absent(context.place(member.value)))
    if let object = member.value.objectValue, object.count == 1, let lines = object["$lines"] {
      header.isOfLines = true
      header.matcher = matchers.matcher(lines)
    } else {
      header.matcher = matchers.matcher(member.value)
    }
    return header
  }

  func assertion(_ node: JSONNode) -> PathAssertion? {
    guard var reader = ObjectReader(node, "an assertion", in: context) else { return nil }
    let path = reader.required("path") { $0.string("path") }
    let value = reader.value("value").map(matchers.matcher)
    let each = reader.value("each").map(matchers.matcher)
    let allowsNone = reader.bool("orNone") ?? false
    let count = reader.value("count").map(matchers.matcher)
    let distinct = reader.value("distinct").map(matchers.matcher)
    reader.finish()
    checkNone(reader)
    guard let path, let query = query(path) else { return nil }
    if value == nil, each == nil, count == nil, distinct == nil {
      context.error(
        "no-expectation", "the assertion says nothing of what is selected", at: node.range,
        "add 'value', 'each', 'count' or 'distinct'")
    }
    return PathAssertion(
      path: query, place: context.place(path), value: value, each: each, allowsNone: allowsNone,
      count: count, distinct: distinct)
  }

  /// `orNone` lets `each` be of no node; where `count` says how many there are, it says that too.
  private func checkNone(_ reader: ObjectReader) {
    guard let member = reader.object.member(named: "orNone") else { return }
    if let other = ["count", "value"].first(where: { reader.object[$0] != nil }) {
      context.error(
        "contradiction", "'\(other)' says already how many nodes there must be",
        at: member.nameRange, "take 'orNone' out, or '\(other)'")
    } else if reader.object["each"] == nil {
      context.error(
        "contradiction", "'orNone' is said of 'each', and there is none", at: member.nameRange)
    }
  }

  /// A JSONPath query; one that cannot be read is reported at its place inside the string.
  func query(_ node: JSONNode) -> JSONPath? {
    let text = node.stringValue ?? ""
    if let known = context.queries[CodePoints(text)] { return known }
    guard !text.contains("{{") else {
      context.error("misplaced-placeholder", "a query takes no placeholders", at: node.range)
      return nil
    }
    do {
      let query = try JSONPath(text)
      context.queries[CodePoints(text)] = query
      return query
    } catch {
      context.report(
        Diagnostic(
          code: "path-syntax", "\(error)", at: context.place(node).part(error.offsets),
          notes: [Diagnostic.Note("queries are JSONPath (RFC 9535), as in \"$.gid\"")]))
      return nil
    }
  }
}

extension JSONObject {
  /// Whether any answer would do: no member, or none but empty lists of checks and a remark.
  fileprivate var saysNothing: Bool {
    members.allSatisfy { member in
      switch member.name {
      case "headers": member.value.objectValue?.isEmpty == true
      case "assert": member.value.arrayValue?.isEmpty == true
      case ObjectReader.remark: true
      default: false
      }
    }
  }
}
