import AssayExchange
import AssayJSON
import AssayText

/// All that a scenario sent and got, in order: `>` for what was sent, `<` for what came, `=` for what
/// was captured of it.
struct ExchangeLog {
  let paint: Paint

  /// Exchanges shown of one step, which may have sent a thousand requests.
  private static let mostExchanges = 10
  /// Whoever asks for this wants all of it; what is kept of a content has a bound of its own.
  private static let bounds = Bounds(bytes: .max, lines: .max, lineBytes: .max)

  /// Lines; empty where nothing was sent.
  func text(_ scenario: ReportedScenario) -> String {
    let tries = scenario.earlierTries + [scenario]
    return tries.enumerated().map { number, attempt in
      attempt.steps.map { step in
        let name = sanitized(oneLine(step.name.text))
        return text(step, tries.count > 1 ? "try \(number + 1), \(name)" : name)
      }.joined()
    }.joined()
  }

  private func text(_ step: ReportedStep, _ title: String) -> String {
    let shown = step.exchanges.prefix(Self.mostExchanges)
    var output = ""
    for (number, exchange) in shown.enumerated() {
      let count = step.exchanges.count > 1 ? " [\(number + 1)/\(step.exchanges.count)]" : ""
      output += "  \(paint("\(title)\(count): \(summary(exchange))", .bold))\n" + text(exchange)
    }
    let left = step.exchanges.count - shown.count
    if left > 0 { output += "  … \(counted(left, "more exchange")) of '\(title)'\n" }
    for (name, value) in step.captured {
      output +=
        "  = \(sanitized(oneLine(name.text))): \(sanitized(oneLine(value.text, to: 4000)))\n"
    }
    return output
  }

  private func summary(_ exchange: ReportedExchange) -> String {
    var parts = [readable(exchange.timings.total)]
    if let content = exchange.request.content {
      parts.append("\(counted(content.byteCount, "byte")) sent")
    }
    if let response = exchange.response {
      parts.append("\(counted(response.content.byteCount, "byte")) received")
    }
    if let connection = exchange.connection, !connection.isReused {
      parts.append("new connection")
    }
    return parts.joined(separator: ", ")
  }

  private func text(_ exchange: ReportedExchange) -> String {
    var output = MessageText(bounds: Self.bounds, prefix: "  > ", laysOutJSON: false)
      .text(exchange.request)
    if let response = exchange.response {
      output += MessageText(bounds: Self.bounds, prefix: "  < ", laysOutJSON: false).text(response)
    }
    if let failure = exchange.failure {
      output += "  \(paint("!", .red)) \(sanitized(oneLine(failure.text)))\n"
    }
    return output
  }
}
