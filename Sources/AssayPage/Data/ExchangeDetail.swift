import AssayExchange
import AssayJSON
import AssayReports
import AssayText

/// What the page shows of an exchange, until the room of its scenario is used up.
struct ExchangeDetail {
  private let bounds: HTMLBounds
  private var room: Int

  init(_ bounds: HTMLBounds) {
    self.bounds = bounds
    room = bounds.scenario
  }

  /// - Parameter number: among the exchanges of its step, from 1.
  mutating func node(_ exchange: ReportedExchange, number: Int) -> JSONNode {
    let timings = exchange.timings
    let line: [(String, JSONNode?)] = [
      ("number", .number(number)),
      ("method", .line(exchange.request.method, to: 40)),
      ("url", .line(exchange.request.url, to: 1000)),
      ("status", exchange.response.map { .number($0.statusCode) }),
      ("failure", exchange.failure.map { .line($0, to: 1000) }),
      ("total", .microseconds(timings.total)),
      ("phases", .list(timings.phases.map { .array([.string($0), .microseconds($1)]) })),
      (
        "connection",
        exchange.connection.map { connection in
          .object([
            ("address", .line(connection.remoteAddress, to: 100)),
            ("reused", .bool(connection.isReused)),
          ])
        }
      ),
    ]
    guard room > 0 else { return .members(line) }
    let request = self.request(exchange.request)
    let response = exchange.response.map { self.response($0) }
    return .members(
      line + [
        ("request", request), ("response", response),
        ("curl", curl(exchange.curl.text)),
      ])
  }

  /// A list of the command as it is shown and whether that is all of it: only a whole one can be
  /// copied.
  private mutating func curl(_ text: String) -> JSONNode {
    var bounds = bounds.content
    bounds.lineBytes = bounds.bytes
    let shown = PageText.block(text, bounds)
    room -= shown.utf8.count
    return .array([.string(shown), .bool(bounds.shortened(text).utf8.count == text.utf8.count)])
  }

  private mutating func request(_ request: ReportedRequest) -> JSONNode {
    .members([
      ("head", request.head.text.isEmpty ? nil : .string(block(trimmed(request.head.text)))),
      ("content", request.content.map { content($0) }),
    ])
  }

  private mutating func response(_ response: ReportedResponse) -> JSONNode {
    let head = ([response.statusLine.text] + fields(response.fields)).joined(separator: "\n")
    let trailers = fields(response.trailers).joined(separator: "\n")
    return .members([
      ("head", .string(block(head))),
      ("content", content(response.content)),
      ("trailers", trailers.isEmpty ? nil : .string(block(trailers))),
    ])
  }

  private func fields(_ fields: [(name: RedactedText, value: RedactedText)]) -> [String] {
    let left = fields.count - HTMLBounds.fields
    return fields.prefix(HTMLBounds.fields).map { oneLine("\($0.name): \($0.value)", to: 4000) }
      + (left > 0 ? ["… \(counted(left, "more field"))"] : [])
  }

  private mutating func content(_ content: ReportedContent) -> JSONNode {
    guard let text = content.text?.text else {
      return .object([("bytes", .number(content.byteCount))])
    }
    let laidOut = MessageText.laidOut(text)
    return .members([
      ("bytes", .number(content.byteCount)),
      ("text", text.isEmpty ? nil : .string(block(laidOut ?? text))),
      ("json", laidOut.map { _ in .bool(true) }),
    ])
  }

  private mutating func block(_ text: String) -> String {
    let shown = PageText.block(text, bounds.content)
    room -= shown.utf8.count
    return shown
  }

  /// Without the empty line that ends a head.
  private func trimmed(_ head: String) -> String {
    let end = head.utf8.lastIndex { $0 != 0x0A && $0 != 0x0D }
    return end.map { String(head[...$0]) } ?? ""
  }
}

extension Timings {
  /// How long each phase took; those that did not take place are left out.
  var phases: [(name: String, duration: Duration)] {
    var ended = Duration.zero
    return [
      ("name look-up", nameLookup), ("connect", connect), ("TLS", tls), ("wait", firstByte),
      ("receive", total),
    ].compactMap { name, end in
      guard end > ended else { return nil }
      defer { ended = end }
      // Where nothing came, all that is left was waiting.
      return (name == "receive" && firstByte == .zero ? "wait" : name, end - ended)
    }
  }
}
