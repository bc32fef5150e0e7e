import AssayJSON

extension RequestDecoder {
  /// Reads `options`: how a request travels.
  func options(_ node: JSONNode) -> RequestOptions {
    var options = RequestOptions()
    guard var reader = ObjectReader(node, "'options'", in: context) else { return options }
    options.connectTimeout = reader.duration("connect-timeout")
    options.maxBodySize = reader.whole("max-body-size", in: 1...(1 << 40))
    options.cacert = reader.string("cacert").flatMap(path)
    options.cert = reader.string("cert").flatMap(path)
    options.key = reader.string("key").flatMap(path)
    options.isInsecure = reader.bool("insecure")
    options.proxy = reader.text("proxy")
    if reader.member("resolve") != nil { options.resolve = reader.names("resolve").map(\.name) }
    if reader.member("connect-to") != nil {
      options.connectTo = reader.names("connect-to").map(\.name)
    }
    options.unixSocket = reader.string("unix-socket").flatMap(path)
    options.httpVersion = reader.string("http").flatMap(httpVersion)
    options.redirects = reader.whole("redirects", in: 0...50)
    reader.finish()
    return options
  }

  private func path(_ node: JSONNode) -> String? {
    let name = node.stringValue ?? ""
    context.refusePlaceholders(in: node, of: "options")
    if name.hasPrefix("/") { return name }
    if let path = confined(name, besides: context.source.name) { return path }
    context.error(
      "outside-folder", "'\(name)' leads out of the folder of the scenario file", at: node.range,
      "name a file in the same folder or below it, or an absolute path")
    return nil
  }

  private func httpVersion(_ node: JSONNode) -> RequestOptions.HTTPVersion? {
    let version = node.stringValue.flatMap(RequestOptions.HTTPVersion.init)
    if version == nil {
      context.error("wrong-value", "'http' takes \"1.1\" or \"2\"", at: node.range)
    }
    return version
  }
}
