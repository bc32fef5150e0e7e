import AssayJSON

extension ExpectDecoder {
  /// `{"length": M, "sha256": M}`, `{"base64": "…"}`
  func content(_ node: JSONNode) -> ExpectedContent<MatcherGap>? {
    guard var reader = ObjectReader(node, "'content'", in: context) else { return nil }
    var content = ExpectedContent<MatcherGap>(place: context.place(reader.opening))
    content.length = reader.value("length").map(matchers.matcher)
    content.sha256 = reader.value("sha256").map(digest)
    if let text = reader.string("base64") {
      context.refusePlaceholders(in: text, of: "base64")
      if text.stringValue?.contains("{{") == false {
        content.bytes = context.bytes(inBase64: text)
      }
    }
    if let file = reader.string("file") {
      context.refusePlaceholders(in: file, of: "file")
      content.bytes = bytes(file)
    }
    reader.finish()
    if reader.object["base64"] != nil, let file = reader.object.member(named: "file") {
      context.error(
        "contradiction", "'base64' and 'file' exclude each other", at: file.nameRange)
    }
    if ["length", "sha256", "base64", "file"].allSatisfy({ reader.object[$0] == nil }) {
      context.error("no-expectation", "'content' says nothing", at: node.range, "add a 'length'")
    }
    return content
  }

  /// A digest is written in small letters, however the file has it.
  private func digest(_ node: JSONNode) -> MatcherTemplate {
    guard let text = node.stringValue, !text.contains("{{") else { return matchers.matcher(node) }
    let isDigest = text.utf8.count == 64 && text.allSatisfy { $0.isHexDigit && $0.isASCII }
    if !isDigest {
      context.error(
        "wrong-value", "a SHA-256 digest has 64 hexadecimal digits", at: node.range)
    }
    return .equal(.string(text.lowercased()), context.place(node))
  }

  /// A matcher for the array of events, or `{"within": "2s", "expect": M}`.
  func events(_ node: JSONNode) -> ExpectedEvents<MatcherGap>? {
    let place = context.place(node)
    guard node.objectValue?.member(named: "expect") != nil else {
      return ExpectedEvents(place: place, matcher: matchers.matcher(node))
    }
    guard var reader = ObjectReader(node, "'events'", in: context) else { return nil }
    let within = reader.required("within") { $0.duration("within") }
    let matcher = reader.value("expect").map(matchers.matcher)
    reader.finish()
    return matcher.map { ExpectedEvents(place: place, matcher: $0, within: within) }
  }

  private static let attributes = [
    "value", "path", "domain", "secure", "httpOnly", "sameSite", "maxAge", "expires",
  ]

  /// A text is the value; an object is of its attributes, or an operator.
  func cookie(_ member: JSONMember) -> ExpectedCookie<MatcherGap>? {
    let place = context.place(member.nameRange)
    let name = context.template(member.name, at: place)
    guard name.constant != nil, !member.name.isEmpty else {
      context.error(
        "invalid-name", "a cookie has a name, without placeholders", at: member.nameRange)
      return nil
    }
    let value = member.value
    if let object = value.objectValue, !object.members.contains(where: { $0.name.hasPrefix("$") }) {
      guard var reader = ObjectReader(value, "a cookie", in: context) else { return nil }
      for attribute in Self.attributes { _ = reader.member(attribute) }
      reader.finish()
      return ExpectedCookie(name: member.name, place: place, matcher: matchers.matcher(value))
    }
    let matcher = matchers.matcher(value)
    if matcher.isAbsent {
      return ExpectedCookie(name: member.name, place: place, matcher: matcher)
    }
    let members = [MatcherMember<MatcherGap>(name: .text("value"), matcher: matcher)]
    return ExpectedCookie(
      name: member.name, place: place,
      matcher: .object(members, isClosed: false, context.place(value)))
  }
}
