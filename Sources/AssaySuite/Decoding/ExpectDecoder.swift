import AssayJSON

/// Reads what an answer must be.
struct ExpectDecoder {
  let context: FileContext
  let matchers: MatcherDecoder
  /// Gives a file's bytes; reports where it cannot.
  let bytes: (JSONNode) -> [UInt8]?

  /// An object, or a status alone: `200`, `"2xx"`.
  func response(_ node: JSONNode, what: String = "'expect'") -> ExpectationTemplate? {
    switch node.value {
    case .number, .string:
      var response = ExpectationTemplate(place: context.place(node))
      response.status = status(node)
      return response
    case .null, .bool, .array, .object: break
    }
    guard var reader = ObjectReader(node, what, in: context) else { return nil }
    var response = ExpectationTemplate(place: context.place(reader.opening))
    response.status = reader.value("status").flatMap(status)
    response.headers = reader.members("headers").compactMap(field)
    response.trailers = reader.members("trailers").compactMap(field)
    response.cookies = reader.members("cookies").compactMap(cookie)
    response.http = reader.value("http").flatMap(version)
    response.url = reader.value("url").map(matchers.matcher)
    response.redirects = reader.value("redirects").map(matchers.matcher)
    response.json = reader.value("json").map(matchers.matcher)
    response.text = reader.value("text").map(text)
    response.content = reader.value("content").flatMap(content)
    response.events = reader.value("events").flatMap(events)
    response.assertions = (reader.array("assert") ?? []).compactMap(assertion)
    response.duration = reader.value("duration").map(matchers.matcher)
    if let alternatives = reader.value("anyOf") { response.anyOf = anyOf(alternatives) }
    reader.finish()
    if reader.object.saysNothing {
      context.error("no-expectation", "\(what) says nothing", at: node.range, "add a 'status'")
    }
    return response
  }

  private func anyOf(_ node: JSONNode) -> [ExpectationTemplate] {
    guard let elements = node.arrayValue, elements.count >= 2 else {
      context.error(
        "wrong-value", "'anyOf' must be an array of two or more answers", at: node.range)
      return []
    }
    return elements.compactMap { response($0, what: "an answer of 'anyOf'") }
  }

  private func status(_ node: JSONNode) -> ExpectedStatus<MatcherGap>? {
    let place = context.place(node)
    switch node.value {
    case .string:
      let template = context.template(node)
      guard template.constant == nil else { fallthrough }
      return ExpectedStatus(kind: .hole(.value(template, isExact: false)), place: place)
    case .number:
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

  private func choice(_ node: JSONNode) -> StatusChoice? {
    if let choice = StatusChoice(node) { return choice }
    context.error(
      "wrong-value", "\(node) is no status code", at: node.range,
      "write a code from 100 to 599 such as 409, or \"2xx\"")
    return nil
  }

  private func field(_ member: JSONMember) -> ExpectedField<MatcherGap>? {
    guard context.isFieldName(member.name, at: member.nameRange) else { return nil }
    return ExpectedField(
      name: member.name, place: context.place(member.nameRange),
      matcher: matchers.fieldMatcher(member.value))
  }

  private func version(_ node: JSONNode) -> MatcherTemplate? {
    let versions = ["1.0", "1.1", "2", "3"]
    if let text = node.stringValue, !text.contains("{{"), !versions.contains(text) {
      context.error(
        "wrong-value", "there is no version \(node) of HTTP", at: node.range,
        "write \"1.1\" or \"2\"")
      return nil
    }
    return matchers.matcher(node)
  }

  /// A matcher, or lines that stand one below the other.
  private func text(_ node: JSONNode) -> MatcherTemplate {
    guard let elements = node.arrayValue else { return matchers.matcher(node) }
    var lines: [String] = []
    for element in elements {
      guard let line = element.stringValue else {
        context.wrongType(element, "a line of 'text'", expected: "a string")
        continue
      }
      lines.append(line)
    }
    let joined = JSONNode(.string(lines.joined(separator: "\n")), range: node.range)
    return matchers.matcher(joined)
  }
}

extension ExpectDecoder {
  func assertion(_ node: JSONNode) -> AssertionTemplate? {
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
    return AssertionTemplate(
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
  func query(_ node: JSONNode) -> Query<MatcherGap>? {
    let text = node.stringValue ?? ""
    if let known = context.queries[CodePoints(text)] { return .path(known) }
    let template = context.template(node)
    let place = context.place(node)
    do {
      guard let constant = template.constant else {
        // Whatever their values are, they are scalars.
        let sample = try? template.query { _ throws(TemplateError) in .string("x") }
        _ = try JSONPath(sample ?? text)
        return .hole(.value(template, isExact: false))
      }
      let query = try JSONPath(constant)
      context.queries[CodePoints(text)] = query
      return .path(query)
    } catch {
      context.report(
        Diagnostic(
          code: "path-syntax", "\(error)",
          at: template.constant == nil ? place : place.part(error.offsets),
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
      case "headers", "trailers", "cookies": member.value.objectValue?.isEmpty == true
      case "assert": member.value.arrayValue?.isEmpty == true
      case ObjectReader.remark: true
      default: false
      }
    }
  }
}
