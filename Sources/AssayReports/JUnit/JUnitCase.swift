import AssayJSON

/// The testcase of one scenario.
struct JUnitCase {
  /// JUnit's words for what came of it.
  enum Outcome { case passed, failure, error, skipped }

  let outcome: Outcome
  let duration: Duration
  /// The `failure`, `error` or `skipped`, or a `flakyFailure` for each try that did not pass.
  private let elements: [String]

  private static let bounds = Bounds(bytes: 16 * 1024, lines: 400, lineBytes: 4000)
  /// Of all that one testcase says, in bytes.
  private static let longestText = 128 * 1024
  private static let longestMessage = 1000

  init(_ scenario: ReportedScenario, _ heading: ReportedHeading) {
    duration = scenario.duration
    switch scenario.verdict {
    case .passed:
      outcome = .passed
      elements = scenario.earlierTries.map { Self.flakyFailure($0, heading) }
    case .skipped(let reason):
      outcome = .skipped
      elements = [Self.element("skipped", message: reason.text, type: nil, text: reason.text)]
    case .failed:
      outcome = .failure
      elements = [
        Self.element(
          "failure", message: scenario.summary, type: scenario.type,
          text: Self.text(scenario, heading))
      ]
    case .errored:
      outcome = .error
      elements = [
        Self.element(
          "error", message: scenario.summary, type: scenario.type,
          text: Self.text(scenario, heading))
      ]
    }
  }

  /// The one testcase of a file that could not be loaded.
  init(_ diagnostics: [ReportedDiagnostic]) {
    outcome = .error
    duration = .zero
    let text = diagnostics.map { DiagnosticText().text($0) }.joined()
    let first = diagnostics.first { $0.severity == .error } ?? diagnostics.first
    elements = [
      Self.element(
        "error", message: first?.message.text ?? "the file cannot be loaded", type: "assay.load",
        text: text)
    ]
  }

  /// - Parameters:
  ///   - name: as the text of an attribute.
  ///   - classname: likewise.
  func write(_ name: String, _ classname: String, to xml: inout XMLText) {
    let end = elements.isEmpty ? "\"/>" : "\">"
    xml.line(
      2, "<testcase name=\"", name, "\" classname=\"", classname, "\" time=\"",
      seconds(duration), end)
    guard !elements.isEmpty else { return }
    for element in elements { xml.line(3, element) }
    xml.line(2, "</testcase>")
  }

  /// A try before the one that passed; Jenkins and Surefire show the scenario as flaky.
  private static func flakyFailure(
    _ attempt: ReportedScenario, _ heading: ReportedHeading
  ) -> String {
    element(
      "flakyFailure", message: attempt.summary, type: attempt.type, text: text(attempt, heading),
      tagOfText: "stackTrace")
  }

  private static func text(_ scenario: ReportedScenario, _ heading: ReportedHeading) -> String {
    FailureText(bounds: bounds).text(scenario, heading)
  }

  /// - Parameter tagOfText: the child that holds the text; without one, the element itself does.
  private static func element(
    _ tag: String, message: String, type: String?, text: String, tagOfText: String? = nil
  ) -> String {
    let message = XMLText.attribute(withoutMiddle(message, to: longestMessage) { _ in "…" })
    let type = type.map { " type=\"\(XMLText.attribute($0))\"" } ?? ""
    let shown = withoutMiddle(text, to: longestText) { "\n… \($0) bytes left out …\n" }
    let content = XMLText.escaped(shown)
    let inner = tagOfText.map { "<\($0)>\(content)</\($0)>" } ?? content
    return "<\(tag) message=\"\(message)\"\(type)>\(inner)</\(tag)>"
  }
}

extension ReportedScenario {
  /// Dotted: some readers take a plain word such as `date` for the type of the text and convert it.
  fileprivate var type: String {
    switch verdict {
    case .passed, .skipped: "assay.none"
    case .failed(let mismatches, _): "assay.mismatch.\(mismatches.first?.code ?? "none")"
    case .errored(let trouble): "assay.\(trouble.code)"
    }
  }
}
