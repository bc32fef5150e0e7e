import AssayExchange
import AssayRun

extension Redactor {
  func exchange(_ record: ExchangeRecord) -> ReportedExchange {
    let curl = CurlCommand(record.request, self).text
    switch record.outcome {
    case .success(let exchange):
      return ReportedExchange(
        curl: curl, request: request(record.request, sent: exchange.request),
        response: response(exchange.response), timings: exchange.timings,
        connection: ReportedConnection(
          remoteAddress: redact(exchange.connection.remoteAddress),
          isReused: exchange.connection.isReused))
    case .failure(let error):
      return ReportedExchange(
        curl: curl, request: request(record.request, sent: error.request),
        response: error.partialResponse.map { response($0, isCut: true) },
        failure: redact(error.description), timings: error.timings)
    }
  }

  private func request(_ request: Request, sent: SentRequest?) -> ReportedRequest {
    ReportedRequest(
      method: redact(request.method), url: redact(request.url),
      head: redact(lossy: sent?.head ?? []),
      content: request.body.map { content($0) })
  }

  private func response(_ response: Response, isCut: Bool = false) -> ReportedResponse {
    var statusLine = "\(response.httpVersion) \(response.statusCode)"
    if !response.reason.isEmpty { statusLine += " \(response.reason)" }
    return ReportedResponse(
      statusCode: response.statusCode, statusLine: redact(statusLine),
      fields: fields(response.headers), content: content(response.body, isCut: isCut),
      trailers: fields(response.trailers))
  }

  private func fields(_ fields: [HeaderField]) -> [(name: RedactedText, value: RedactedText)] {
    let shown = fields.prefix(ReportedResponse.mostFields).map {
      (redact($0.name), redact($0.value))
    }
    let left = fields.count - shown.count
    return left > 0 ? shown + [(RedactedText("…"), redact("\(left) more left out"))] : shown
  }

  /// - Parameter isCut: whether more was to come.
  ///
  /// An ellipsis says where bytes are missing, and lets the redactor see that what stands beside it
  /// may be a piece of a secret.
  private func content(_ bytes: [UInt8], isCut: Bool = false) -> ReportedContent {
    guard isReadable(bytes) else { return ReportedContent(byteCount: bytes.count) }
    var shown = bytes
    if isCut { shown += "…".utf8 }
    if shown.count > ReportedContent.longest {
      var left = ReportedContent.longest / 2..<shown.count - ReportedContent.longest / 2
      // No character is cut in two.
      left =
        (shown[...left.lowerBound].lastIndex { !UTF8.isContinuation($0) } ?? 0)..<left.upperBound
      left =
        left
        .lowerBound..<(shown[left.upperBound...].firstIndex { !UTF8.isContinuation($0) }
        ?? shown.count)
      shown.replaceSubrange(left, with: "\n… \(left.count) bytes left out …\n".utf8)
    }
    return ReportedContent(text: redact(lossy: shown), byteCount: bytes.count)
  }
}
