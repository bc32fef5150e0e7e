import AssayExchange
import AssayJSON
import AssayText

/// What went wrong in a scenario, told like a compiler: the place, the line, expected against actual,
/// the command that sends the request again, the answer.
struct FailureText {
  private let paint: Paint
  private let renderer: DiagnosticRenderer
  private let bounds: Bounds

  /// - Parameter bounds: of the content of one answer.
  init(usesColor: Bool = false, bounds: Bounds) {
    paint = Paint(isOn: usesColor)
    renderer = DiagnosticRenderer(usesColor: usesColor)
    self.bounds = bounds
  }

  /// Mismatches shown of one step; a broken list of ten thousand elements has as many.
  private static let mostMismatches = 20
  /// Exchanges shown of a step that makes several at once.
  private static let mostExchanges = 3

  /// Lines, the last with its line feed; empty for what passed or was skipped.
  func text(_ scenario: ReportedScenario, _ heading: ReportedHeading) -> String {
    let title = "scenario '\(oneLine(heading.name.text))'\(scenario.changeRemark)"
    let troubled = scenario.steps.filter(\.verdict.isTroubled)
    guard !troubled.isEmpty else { return text(scenario.verdict, title, at: scenario.place) }
    let texts = troubled.map { step in
      let title = "\(title), step '\(oneLine(step.name.text))'"
      return text(step.verdict, title, at: scenario.place) + exchanges(of: step)
    }
    return (texts + scenario.ownMismatches.map { text(.failed([$0], count: 1), title, at: nil) })
      .joined(separator: "\n")
  }

  /// The same for who tells each mismatch alone, at its place: what is wrong, the line, expected
  /// against actual; the last of them with the command and the answer.
  func complaints(of step: ReportedStep) -> [String] {
    var texts = complaints(of: step.verdict, in: "step '\(oneLine(step.name.text))': ")
    if !texts.isEmpty { texts[texts.count - 1] += exchanges(of: step) }
    return texts
  }

  func complaints(of verdict: ReportedVerdict, in title: String = "") -> [String] {
    switch verdict {
    case .passed, .skipped: return []
    case .errored(let trouble):
      return [
        title + oneLine(trouble.message.text, to: 2000) + "\n"
          + (trouble.place.map { renderer.text($0.excerpt, hint: nil) } ?? "")
      ]
    case .failed(let mismatches, let count):
      var texts = mismatches.prefix(Self.mostMismatches).map { mismatch in
        title + oneLine(mismatch.message.text, to: 2000) + "\n"
          + renderer.text(mismatch.place.excerpt, hint: nil) + difference(mismatch)
      }
      if !texts.isEmpty { texts[texts.count - 1] += more(count - texts.count) }
      return texts
    }
  }

  private func more(_ left: Int) -> String {
    left > 0 ? "… and \(counted(left, "more mismatch", "more mismatches"))\n" : ""
  }

  private func text(_ verdict: ReportedVerdict, _ title: String, at place: ReportedPlace?) -> String
  {
    switch verdict {
    case .passed, .skipped: return ""
    case .errored(let trouble):
      return renderer.text(
        .error, "\(title): \(oneLine(trouble.message.text, to: 2000))", code: trouble.code,
        at: (trouble.place ?? place)?.excerpt)
    case .failed(let mismatches, let count):
      let groups = MismatchGroup.groups(mismatches)
      let shown = groups.prefix(Self.mostMismatches)
      let told = shown.reduce(0) { $0 + $1.told.count + $1.others.count }
      return shown.map { text($0, title) }.joined() + more(count - told)
    }
  }

  /// Those of one kind at one place of the file: the first few whole, of the others where they are.
  private func text(_ group: MismatchGroup, _ title: String) -> String {
    let output = group.told.map { mismatch in
      renderer.text(
        .error, "\(title): \(oneLine(mismatch.message.text, to: 2000))", code: mismatch.code,
        at: mismatch.place.excerpt) + difference(mismatch)
    }.joined()
    guard !group.others.isEmpty else { return output }
    let places = group.others.prefix(3).map { mismatch in
      let exchange = mismatch.exchange.map { "in exchange \($0 + 1), " } ?? ""
      return exchange + sanitized(oneLine(mismatch.subject.text, to: 100), isOneLine: true)
    }
    let left = group.others.count - places.count
    return output + "… \(group.others.count) more of this kind: "
      + places.joined(separator: "; ") + (left > 0 ? " and \(left) more\n" : "\n")
  }

  private func difference(_ mismatch: ReportedMismatch) -> String {
    guard let expected = mismatch.expected?.text, let actual = mismatch.actual?.text else {
      return ""
    }
    guard expected.hasSeveralLines || actual.hasSeveralLines else {
      let shown = Window.pair(sanitized(expected), sanitized(actual))
      return "  expected: \(paint(shown.0, .green))\n  actual:   \(paint(shown.1, .red))\n"
    }
    let subject = sanitized(oneLine(mismatch.subject.text))
    var output = "  \(subject): \(paint("- expected", .green)), \(paint("+ actual", .red))\n"
    for line in Difference(expected: expected, actual: actual).lines {
      let text = "  \(line.mark.rawValue) \(sanitized(line.text))"
      switch line.mark {
      case .same: output += text
      case .expected: output += paint(text, .green)
      case .actual: output += paint(text, .red)
      case .gap: output += paint(text, .faint)
      }
      output += "\n"
    }
    return output
  }

  /// The last exchange, which decided; of those made at once, the ones with mismatches, or where all
  /// are wrong together one for each status code.
  private func exchanges(of step: ReportedStep) -> String {
    guard step.isConcurrent else { return step.exchanges.last.map(text) ?? "" }
    let codes = Dictionary(grouping: step.exchanges) { $0.response?.statusCode }
      .sorted { $0.key ?? 0 < $1.key ?? 0 }
      .map { "\($1.count) × \($0.map(String.init) ?? "no answer")" }
    var output = "of \(step.exchanges.count) requests at once: \(codes.joined(separator: ", "))\n"
    for number in decisive(step).prefix(Self.mostExchanges) {
      output += "\nexchange \(number + 1):\n" + text(step.exchanges[number])
    }
    return output
  }

  private func decisive(_ step: ReportedStep) -> [Int] {
    var numbers: Set<Int> = []
    if case .failed(let mismatches, _) = step.verdict {
      numbers = Set(mismatches.compactMap(\.exchange).filter(step.exchanges.indices.contains))
    }
    if !numbers.isEmpty { return numbers.sorted() }
    var seen: Set<Int?> = []
    return step.exchanges.indices.filter { number in
      seen.insert(step.exchanges[number].response?.statusCode).inserted
    }
  }

  func text(_ exchange: ReportedExchange) -> String {
    // Not indented: the content may have several lines.
    var output = "\n" + sanitized(exchange.curl.text) + "\n"
    if let response = exchange.response {
      output += "\n" + paint("answered after \(readable(exchange.timings.total)):", .faint) + "\n"
      output += MessageText(bounds: bounds).text(response)
    }
    if exchange.failure != nil, exchange.response == nil {
      let time = readable(exchange.timings.total)
      output += "\n" + paint("no answer after \(time)", .faint) + "\n"
    }
    return output
  }
}
