import AssayJSON

/// Reads what a step takes out of its answer.
struct CaptureDecoder {
  let context: FileContext
  let expectations: ExpectDecoder

  func capture(_ member: JSONMember) -> Capture? {
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
    let (source, range) = source(&reader)
    let isSecret = reader.bool("secret")
    let takesAll = reader.bool("all") ?? false
    reader.finish()
    if takesAll, case .status = source, let all = reader.object.member(named: "all") {
      context.error(
        "contradiction", "there is one status, so 'all' says nothing", at: all.nameRange)
    }
    return source.map {
      Capture(
        name: member.name, place: place, source: $0, sourcePlace: context.place(range),
        isSecret: isSecret, takesAll: takesAll)
    }
  }

  /// The one source that the capture names; none or several are reported.
  private func source(_ reader: inout ObjectReader) -> (Capture.Source?, SourceRange) {
    // "json" is what "path" was called first.
    let queries = [reader.string("path"), reader.string("json")].compactMap(\.self)
    let header = reader.string("header")
    let status = reader.value("status")
    let named = ["path", "json", "header", "status"].compactMap { reader.object[$0] }
    guard named.count == 1, let node = named.first else {
      context.error(
        "wrong-value", "a capture names one source", at: reader.node.range,
        "write a query such as \"$.gid\", {\"header\": \"Location\"} or {\"status\": true}")
      return (nil, reader.node.range)
    }
    if let query = queries.first {
      return (expectations.query(query).map { .json($0) }, node.range)
    }
    if let header, let name = header.stringValue {
      let isRight = context.isFieldName(name, at: header.range)
      return (isRight ? .header(name) : nil, node.range)
    }
    guard let status else { return (nil, node.range) }
    if status.boolValue != true {
      context.error("wrong-value", "'status' takes only true here", at: status.range)
    }
    return (.status, status.range)
  }
}
