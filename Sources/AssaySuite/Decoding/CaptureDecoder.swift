import AssayJSON

/// Reads what a step takes out of its answer.
struct CaptureDecoder {
  let context: FileContext
  let expectations: ExpectDecoder

  private static let sources = ["path", "json", "header", "text", "cookie", "status", "url"]

  func capture(_ member: JSONMember) -> Capture<MatcherGap>? {
    guard context.isUsableName(member) else { return nil }
    let place = context.place(member.nameRange)
    if member.value.stringValue != nil {
      return expectations.query(member.value).map {
        Capture(
          name: member.name, place: place, source: .json($0),
          sourcePlace: context.place(member.value))
      }
    }
    guard var reader = ObjectReader(member.value, "a capture", in: context) else { return nil }
    let source = source(&reader)
    let pattern = reader.string("pattern").flatMap(pattern)
    let fallback = reader.value("default")
    if let fallback { context.refusePlaceholders(within: fallback, of: "default") }
    let isSecret = reader.bool("secret")
    let takesAll = reader.bool("all") ?? false
    reader.finish()
    check(reader, takesAll: takesAll)
    return source.map { source, range in
      Capture(
        name: member.name, place: place, source: source, sourcePlace: context.place(range),
        pattern: pattern ?? self.pattern(inTextOf: reader), fallback: fallback,
        isSecret: isSecret, takesAll: takesAll)
    }
  }

  private func check(_ reader: ObjectReader, takesAll: Bool) {
    let object = reader.object
    if takesAll, let all = object.member(named: "all"), object["pattern"] == nil,
      let only = ["status", "url"].first(where: { object[$0] != nil })
        ?? (object["text"]?.boolValue == true ? "text" : nil)
    {
      context.error(
        "contradiction", "there is one \(only), so 'all' says nothing", at: all.nameRange)
    }
    if let pattern = object.member(named: "pattern"), object["text"]?.stringValue != nil {
      context.error(
        "contradiction", "'text' holds a pattern already", at: pattern.nameRange,
        "write {\"text\": true, \"pattern\": \"…\"}, or the one pattern as 'text'")
    }
    if let pattern = object.member(named: "pattern"), object["status"] != nil {
      context.error(
        "contradiction", "a status is a number, in which no pattern is found",
        at: pattern.nameRange)
    }
  }

  /// The one source that the capture names; none or several are reported.
  private func source(
    _ reader: inout ObjectReader
  ) -> (Capture<MatcherGap>.Source, SourceRange)? {
    for name in Self.sources { _ = reader.member(name) }
    let named = Self.sources.compactMap { reader.object.member(named: $0) }
    guard named.count == 1, let member = named.first else {
      context.error(
        "wrong-value", "a capture names one source", at: reader.node.range,
        "write a query such as \"$.gid\", or {\"header\": \"Location\"}, {\"text\": \"id=(\\\\d+)\"}, "
          + "{\"cookie\": \"sid\"}, {\"status\": true} or {\"url\": true}")
      return nil
    }
    return source(member).map { ($0, member.value.range) }
  }

  private func source(_ member: JSONMember) -> Capture<MatcherGap>.Source? {
    let node = member.value
    switch member.name {
    case "text":
      if node.stringValue == nil { checkTrue(member) }
      return .text
    case "status":
      checkTrue(member)
      return .status
    case "url":
      checkTrue(member)
      return .url
    default: break
    }
    guard let text = node.stringValue else {
      context.wrongType(node, "'\(member.name)'", expected: "a string")
      return nil
    }
    switch member.name {
    case "header": return context.isFieldName(text, at: node.range) ? .header(text) : nil
    case "cookie":
      context.refusePlaceholders(in: node, of: "cookie")
      return .cookie(text)
    // "json" is what "path" was called first.
    default: return expectations.query(node).map { .json($0) }
    }
  }

  private func checkTrue(_ member: JSONMember) {
    if member.value.boolValue != true {
      context.error(
        "wrong-value", "'\(member.name)' takes only true here", at: member.value.range)
    }
  }

  private func pattern(inTextOf reader: ObjectReader) -> ECMARegex? {
    reader.object["text"].flatMap { $0.stringValue == nil ? nil : pattern($0) }
  }

  private func pattern(_ node: JSONNode) -> ECMARegex? {
    context.refusePlaceholders(in: node, of: "pattern")
    return context.regex(node, capturing: true)
  }
}
