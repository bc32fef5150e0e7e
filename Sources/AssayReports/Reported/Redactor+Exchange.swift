import AssayExchange
import AssayRun

extension Redactor {
  func exchange(_ record: ExchangeRecord) -> ReportedExchange {
    let curl = CurlCommand(record.request, self).text
    switch record.outcome {
    case .success(let exchange):
      return ReportedExchange(
        curl: curl, request: request(record.request, sent: exchange.request),
        response: response(exchange.response, gap: record.gap), timings: exchange.timings,
        connection: ReportedConnection(
          remoteAddress: redact(exchange.connection.remoteAddress),
          isReused: exchange.connection.isReused))
    case .failure(let error):
      return ReportedExchange(
        curl: curl, request: request(record.request, sent: error.request),
        response: error.partialResponse.map {
          response($0, gap: record.gap, isCut: true)
        },
        failure: redact(error.description), timings: error.timings)
    }
  }

  private func request(_ request: Request, sent: SentRequest?) -> ReportedRequest {
    ReportedRequest(
      method: redact(request.method), url: redact(request.url),
      head: redact(lossy: withoutProxyCredentials(sent?.head ?? [])),
      content: request.body.map { body in
        if !request.files.isEmpty { return content(body, with: request.files) }
        let gap = ContentGap(in: body)
        return content(gap.map(body.without) ?? body, gap: gap)
      })
  }

  /// The head with the value of `Proxy-Authorization` masked: libcurl makes it, of what no variable
  /// need hold.
  private func withoutProxyCredentials(_ head: [UInt8]) -> [UInt8] {
    let name = "proxy-authorization:"
    let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false)
    let shown = lines.map { line -> [UInt8] in
      let start = String(decoding: line.prefix(name.utf8.count), as: UTF8.self)
      guard start.lowercased() == name else { return Array(line) }
      let end = line.last == 0x0D ? "\r" : ""
      return Array("\(start) \(Self.mask)\(end)".utf8)
    }
    return Array(shown.joined(separator: [0x0A]))
  }

  /// Files are named, not shown.
  private func content(_ bytes: [UInt8], with files: [ContentFile]) -> ReportedContent {
    var shown = bytes
    for file in files.reversed() {
      shown.insert(contentsOf: "… \(file.size) bytes of \(file.path) …".utf8, at: file.offset)
    }
    let gap = ContentGap(in: shown)
    var content = content(gap.map(shown.without) ?? shown, gap: gap)
    content.byteCount = files.reduce(bytes.count) { $0 + $1.size }
    return content
  }

  private func response(
    _ response: Response, gap: ContentGap?, isCut: Bool = false
  ) -> ReportedResponse {
    var statusLine = "\(response.httpVersion) \(response.statusCode)"
    if !response.reason.isEmpty { statusLine += " \(response.reason)" }
    return ReportedResponse(
      statusCode: response.statusCode, statusLine: redact(statusLine),
      fields: fields(response.headers), content: content(response.body, gap: gap, isCut: isCut),
      trailers: fields(response.trailers))
  }

  private func fields(_ fields: [HeaderField]) -> [(name: RedactedText, value: RedactedText)] {
    let shown = fields.prefix(ReportedResponse.mostFields).map {
      (redact($0.name), redact($0.value))
    }
    let left = fields.count - shown.count
    return left > 0 ? shown + [(RedactedText("…"), redact("\(left) more left out"))] : shown
  }

  /// - Parameters:
  ///   - gap: what was left out of the middle of the bytes.
  ///   - isCut: whether more was to come behind them.
  ///
  /// An ellipsis says where bytes are missing, and lets the redactor see that what stands beside it
  /// may be a piece of a secret.
  private func content(
    _ bytes: [UInt8], gap: ContentGap? = nil, isCut: Bool = false
  ) -> ReportedContent {
    let byteCount = bytes.count + (gap?.count ?? 0)
    guard isReadable(bytes) else { return ReportedContent(byteCount: byteCount) }
    var shown = bytes
    if isCut { shown += "…".utf8 }
    if let gap {
      shown.insert(contentsOf: "\n… \(gap.count) bytes left out …\n".utf8, at: gap.offset)
    }
    return ReportedContent(text: redact(lossy: shown), byteCount: byteCount)
  }
}
