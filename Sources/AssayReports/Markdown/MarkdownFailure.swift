import AssayExchange
import AssayJSON
import AssayText

/// One scenario that did not pass: what is wrong in sight, how to repeat it folded away.
struct MarkdownFailure {
  private let scenario: ReportedScenario
  private let heading: ReportedHeading

  private static let mostMismatches = 3
  private static let longestDifference = 3000
  private static let longestDetail = 3000
  /// Of the content of an answer.
  private static let bounds = Bounds(bytes: 2000, lines: 40, lineBytes: 300)

  init(_ scenario: ReportedScenario, _ heading: ReportedHeading) {
    self.scenario = scenario
    self.heading = heading
  }

  var text: String {
    var output =
      "#### \(MarkdownText.span(heading.name.text, to: 200))\(scenario.changeRemark)\n\n"
    guard let step = scenario.steps.first(where: \.verdict.isTroubled) else {
      return output + text(scenario.verdict, in: nil)
    }
    output += text(step.verdict, in: step.name)
    if let exchange = decisive(step) { output += "\n" + details(exchange) }
    return output
  }

  private func text(_ verdict: ReportedVerdict, in step: RedactedText?) -> String {
    let prefix = step.map { "step \(MarkdownText.span($0.text, to: 100)):" } ?? ""
    switch verdict {
    case .passed, .skipped: return ""
    case .errored(let trouble):
      let place = (trouble.place ?? scenario.place).map { "\n" + block([hunk(at: $0)]) } ?? ""
      let message = MarkdownText.span(trouble.message.text)
      return (prefix.isEmpty ? "" : "\(prefix) ") + "not judged: \(message)\n" + place
    case .failed(let mismatches, let count):
      let shown = mismatches.prefix(Self.mostMismatches)
      let left = count - shown.count
      let more = left > 0 ? "- … and \(counted(left, "more mismatch", "more mismatches"))\n" : ""
      return (prefix.isEmpty ? "" : "\(prefix)\n\n")
        + shown.map { "- \(MarkdownText.span($0.message.text))\n" }.joined() + more + "\n"
        + block(shown.flatMap { [hunk(at: $0.place)] + difference($0) })
    }
  }

  private func block(_ lines: [String]) -> String {
    MarkdownText.block(lines, language: "diff", to: Self.longestDifference)
  }

  /// A place as the head of the lines that differ there.
  private func hunk(at place: ReportedPlace) -> String {
    var text = "@@ \(place.excerpt.place) @@"
    if let line = place.line {
      let before = String(line.before.text.drop(while: \.isWhitespace)).suffix(utf8Count: 60)
      text += " " + before + (line.marked.text + line.after.text).prefix(utf8Count: 100)
    }
    return oneLine(text)
  }

  private func difference(_ mismatch: ReportedMismatch) -> [String] {
    guard let expected = mismatch.expected?.text, let actual = mismatch.actual?.text else {
      return []
    }
    return Difference(expected: expected, actual: actual).lines.map {
      "\($0.mark.rawValue) \($0.text)"
    }
  }

  /// The exchange that a mismatch is about, or else the last.
  private func decisive(_ step: ReportedStep) -> ReportedExchange? {
    if case .failed(let mismatches, _) = step.verdict,
      let number = mismatches.lazy.compactMap(\.exchange).first,
      step.exchanges.indices.contains(number)
    {
      return step.exchanges[number]
    }
    return step.exchanges.last
  }

  private func details(_ exchange: ReportedExchange) -> String {
    let time = readable(exchange.timings.total)
    let answer = exchange.response == nil ? "no answer" : "the answer"
    var output = "<details><summary>curl, and \(answer) after \(time)</summary>\n\n"
    let command = lines(of: exchange.curl.text).map(String.init)
    output += MarkdownText.block(command, language: "sh", to: Self.longestDetail)
    if let response = exchange.response {
      let text = MessageText(bounds: Self.bounds, prefix: "").text(response)
      let shown = lines(of: text).dropLast().map(String.init)
      output += "\n" + MarkdownText.block(shown, language: "http", to: Self.longestDetail)
    }
    return output + "\n</details>\n"
  }
}
