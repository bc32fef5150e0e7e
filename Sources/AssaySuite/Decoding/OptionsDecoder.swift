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
      reader.string("cert-type").flatMap { word($0, of: "cert-type", ["PEM", "DER", "P12"]) }
        .map(RequestOption.certType),
      reader.string("tls-min").flatMap { word($0, of: "tls-min", Self.tlsVersions) }
        .map(RequestOption.minTLS),
      reader.string("tls-max").flatMap { word($0, of: "tls-max", Self.tlsVersions) }
        .map(RequestOption.maxTLS),
      reader.text("pinned-public-key").map(RequestOption.pinnedPublicKey),
      reader.text("proxy").map(RequestOption.proxy),
      reader.text("no-proxy").map(RequestOption.noProxy),
      reader.text("interface").map(RequestOption.interface),
      reader.value("ip").flatMap(ip).map(RequestOption.ip),
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

  private static let tlsVersions = ["1.0", "1.1", "1.2", "1.3"]

  private func word(_ node: JSONNode, of name: String, _ words: [String]) -> String? {
    if let text = node.stringValue, words.contains(text) { return text }
    let known = words.map { "\"\($0)\"" }.joined(separator: ", ")
    context.error("wrong-value", "'\(name)' takes one of \(known)", at: node.range)
    return nil
  }

  private func ip(_ node: JSONNode) -> Int? {
    if let number = node.numberValue?.intValue, number == 4 || number == 6 { return number }
    context.error("wrong-value", "'ip' takes 4 or 6", at: node.range)
    return nil
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
      context.error(
        "wrong-value", "'http' takes \"1.0\", \"1.1\", \"2\" or \"2-prior-knowledge\"",
        at: node.range)
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
