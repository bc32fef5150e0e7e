import AssayJSON

extension RequestDecoder {
  /// Reads `options` and `timeout`: how a request travels.
  func options(_ reader: inout ObjectReader) -> [RequestOption] {
    let options = reader.value("options").map(options) ?? []
    guard let timeout = reader.duration("timeout") else { return options }
    return options + [.timeout(timeout)]
  }

  private func options(_ node: JSONNode) -> [RequestOption] {
    guard var reader = ObjectReader(node, "'options'", in: context) else { return [] }
    let options: [RequestOption?] = [
      reader.duration("connect-timeout").map(RequestOption.connectTimeout),
      reader.whole("max-body-size", in: 1...(1 << 40)).map(RequestOption.maxBodySize),
      reader.string("cacert").flatMap(path).map(RequestOption.cacert),
      reader.string("cert").flatMap(path).map(RequestOption.cert),
      reader.string("key").flatMap(path).map(RequestOption.key),
      reader.string("pass").map { .pass(context.template($0)) },
      reader.bool("insecure").map(RequestOption.isInsecure),
      reader.text("proxy").map(RequestOption.proxy),
      reader.list("resolve").map(RequestOption.resolve),
      reader.list("connect-to").map(RequestOption.connectTo),
      reader.string("unix-socket").flatMap(path).map(RequestOption.unixSocket),
      reader.string("http").flatMap(httpVersion).map(RequestOption.httpVersion),
      reader.string("repeated-members").flatMap(repeatedMembers),
      reader.whole("redirects", in: 0...50).map(RequestOption.redirects),
    ]
    reader.finish()
    return options.compactMap(\.self)
  }

  private func path(_ node: JSONNode) -> String? {
    let name = node.stringValue ?? ""
    context.refusePlaceholders(in: node, of: "options")
    if name.hasPrefix("/") { return name }
    if let path = confined(name, besides: context.source) { return path }
    context.error(
      "outside-folder", refusal(of: name, besides: context.source), at: node.range,
      "name a file below it, or an absolute path")
    return nil
  }

  private func repeatedMembers(_ node: JSONNode) -> RequestOption? {
    if node.stringValue == "last" { return .takesLastOfRepeatedMembers }
    context.error(
      "wrong-value", "'repeated-members' takes only \"last\"", at: node.range,
      "without it such members are a mistake of the answer")
    return nil
  }

  private func httpVersion(_ node: JSONNode) -> RequestOption.HTTPVersion? {
    let version = node.stringValue.flatMap(RequestOption.HTTPVersion.init)
    if version == nil {
      context.error("wrong-value", "'http' takes \"1.1\" or \"2\"", at: node.range)
    }
    return version
  }
}

extension ObjectReader {
  /// The strings of an array, of which none may stand there as well.
  fileprivate mutating func list(_ name: String) -> [String]? {
    member(name) == nil ? nil : names(name).map(\.name)
  }
}
