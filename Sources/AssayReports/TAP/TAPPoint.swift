import AssayJSON

/// One test point.
struct TAPPoint {
  private let isOK: Bool
  private let description: String
  private var skipReason: String?
  /// Keys and values of the YAML block; the values are YAML, with the white space that goes before.
  private var details: [(key: String, value: String)] = []

  private static let bounds = Bounds(bytes: 16 * 1024, lines: 400, lineBytes: 4000)
  private static let longestText = 64 * 1024

  init(_ scenario: ReportedScenario, _ heading: ReportedHeading, in file: ReportedFile) {
    description = "\(file.name): \(heading.name)"
    switch scenario.verdict {
    case .passed: isOK = true
    case .skipped(let reason):
      isOK = true
      skipReason = reason.text
    case .failed, .errored:
      isOK = false
      let isJudged = if case .failed = scenario.verdict { true } else { false }
      details = Self.details(
        message: scenario.summary, severity: isJudged ? "fail" : "error",
        place: scenario.placeOfTrouble,
        text: FailureText(bounds: Self.bounds).text(scenario, heading))
      if let change = scenario.change { details.append(("change", " " + change.rawValue)) }
    }
    details.append(("duration_ms", " " + decimal(scenario.duration, per: 1_000_000, digits: 3)))
  }

  /// The one of a file that cannot be loaded.
  init(of file: ReportedFile) {
    isOK = false
    description = "\(file.path): the file can be loaded"
    let first = file.diagnostics.first { $0.severity == .error } ?? file.diagnostics.first
    details = Self.details(
      message: first?.message.text ?? "the file cannot be loaded", severity: "error",
      place: first?.place, text: file.diagnostics.map { DiagnosticText().text($0) }.joined())
  }

  func text(number: Int) -> String {
    var output = "\(isOK ? "ok" : "not ok") \(number) - \(Self.escaped(description))"
    if let skipReason { output += " # SKIP \(Self.escaped(skipReason))" }
    output += "\n"
    if !details.isEmpty, skipReason == nil {
      output += "  ---\n" + details.map { "  \($0.key):\($0.value)\n" }.joined() + "  ...\n"
    }
    return output
  }

  private static func details(
    message: String, severity: String, place: ReportedPlace?, text: String
  ) -> [(key: String, value: String)] {
    var details = [
      ("message", " " + quoted(oneLine(message, to: 1000))), ("severity", " " + severity),
    ]
    if let place {
      let members = [
        "file: \(quoted(place.file.text))", "line: \(place.position.line)",
        "column: \(place.position.column)",
      ]
      details.append(("at", members.map { "\n    \($0)" }.joined()))
    }
    let shown = withoutMiddle(text, to: longestText) { "\n… \($0) bytes left out …\n" }
    details.append(("output", block(shown)))
    return details
  }

  /// A string that is YAML as it is JSON.
  private static func quoted(_ text: String) -> String {
    JSONNode.string(sanitized(text, isOneLine: true)).description
  }

  /// A literal block; its blank lines are indented too, for not every reader knows better.
  private static func block(_ text: String) -> String {
    var all = lines(of: sanitized(text))
    // It is the first line that tells how far a block is indented.
    if all.first?.first == " " { return " " + quoted(text) }
    if all.last?.isEmpty == true { all.removeLast() }
    return " |" + all.map { "\n    \($0)" }.joined()
  }

  /// On one line, with nothing that begins a directive.
  private static func escaped(_ text: String) -> String {
    sanitized(oneLine(text), isOneLine: true).reduce(into: "") { output, character in
      if character == "\\" || character == "#" { output += "\\" }
      output.append(character)
    }
  }
}
