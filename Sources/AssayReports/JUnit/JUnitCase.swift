import AssayJSON

/// The testcase of one scenario.
struct JUnitCase {
  /// JUnit's words for what came of it.
  enum Outcome { case passed, failure, error, skipped }

  let outcome: Outcome
  let duration: Duration
  /// What the suite calls the scenario for good.
  private var id: RedactedText?
  /// The `failure`, `error` or `skipped`; all tries as Surefire writes them: where the last
  /// failed too, a `rerunFailure` for each but the first; where it passed, a `flakyFailure` for each
  /// before it.
  private var elements: [JUnitElement]

  private static let bounds = Bounds(bytes: 16 * 1024, lines: 400, lineBytes: 4000)
  init(_ scenario: ReportedScenario, _ heading: ReportedHeading) {
    duration = scenario.duration
    id = heading.id
    switch scenario.verdict {
    case .passed:
      outcome = .passed
      elements = scenario.earlierTries.map { Self.element("flakyFailure", $0, heading) }
    case .skipped(let reason):
      outcome = .skipped
      elements = [JUnitElement("skipped", message: reason.text, text: reason.text)]
    case .failed:
      outcome = .failure
      elements = Self.tries("failure", scenario, heading)
    case .errored:
      outcome = .error
      elements = Self.tries("error", scenario, heading)
    }
  }

  /// The one testcase of a file that could not be loaded.
  init(_ diagnostics: [ReportedDiagnostic]) {
    outcome = .error
    duration = .zero
    let text = diagnostics.map { DiagnosticText().text($0) }.joined()
    let first = diagnostics.first { $0.severity == .error } ?? diagnostics.first
    elements = [
      JUnitElement(
        "error", message: first?.message.text ?? "the file cannot be loaded", type: "assay.load",
        text: text)
    ]
  }

  /// - Parameters:
  ///   - name: as the text of an attribute.
  ///   - classname: likewise.
  ///   - place: which attributes say it where it is given; the schemas of Jenkins have none of them.
  func write(
    _ name: String, _ classname: String, at place: (path: String, line: Int)?,
    to xml: inout XMLText
  ) {
    let isEmpty = elements.isEmpty && id == nil
    let end = isEmpty ? "/>" : ">"
    let attributes =
      place.map { " file=\"\(XMLText.attribute($0.path))\" line=\"\($0.line)\"" } ?? ""
    xml.line(
      2, "<testcase name=\"", name, "\" classname=\"", classname, "\" time=\"",
      seconds(duration), "\"", attributes, end)
    guard !isEmpty else { return }
    if let id {
      xml.line(3, "<properties>")
      xml.line(4, "<property name=\"test_id\" value=\"", XMLText.attribute(id.text), "\"/>")
      xml.line(3, "</properties>")
    }
    for element in elements { xml.line(3, element.text) }
    xml.line(2, "</testcase>")
  }

  /// What all its texts have together, in bytes.
  var textLength: Int { elements.reduce(0) { $0 + $1.textLength } }

  /// Keeps what the attributes say.
  mutating func leaveOutTexts() {
    for index in elements.indices { elements[index].leaveOutText() }
  }

  /// The first try as what came of the testcase, and one `rerunFailure` for each later one.
  private static func tries(
    _ tag: String, _ scenario: ReportedScenario, _ heading: ReportedHeading
  ) -> [JUnitElement] {
    (scenario.earlierTries + [scenario]).enumerated().map { number, attempt in
      element(number == 0 ? tag : "rerunFailure", attempt, heading)
    }
  }

  private static func element(
    _ tag: String, _ attempt: ReportedScenario, _ heading: ReportedHeading
  ) -> JUnitElement {
    JUnitElement(
      tag, message: (attempt.change.map { "\($0.rawValue): " } ?? "") + attempt.summary,
      type: attempt.type,
      text: FailureText(bounds: bounds).text(attempt, heading))
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
