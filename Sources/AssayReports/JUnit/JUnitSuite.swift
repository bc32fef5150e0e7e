import AssayJSON
import AssayRun
import AssaySuite

/// The testsuite of one scenario file.
struct JUnitSuite {
  let id: Int
  let file: ReportedFile
  /// By which its class is named.
  let path: String
  let plan: ReportedPlan
  let totals: ReportedTotals
  let cases: [Int: JUnitCase]
  /// Whether testcases say their file and line.
  let hasFileAttributes: Bool

  func write(_ names: inout JUnitNames, to xml: inout XMLText) {
    let classname = JUnitNames.classname(ofPath: path, in: plan.identity.name?.text)
    let members = members
    func count(_ outcome: JUnitCase.Outcome) -> Int {
      members.count { $0.value.outcome == outcome }
    }
    let attributes = [
      ("id", String(id)), ("package", "assay"), ("name", file.name.text),
      ("timestamp", timestamp), ("hostname", hostname),
      ("tests", String(members.count)), ("failures", String(count(.failure))),
      ("errors", String(count(.error))), ("skipped", String(count(.skipped))),
      ("time", seconds(members.reduce(.zero) { $0 + $1.value.duration })),
    ]
    let written = attributes.map { "\($0)=\"\(XMLText.attribute($1))\"" }.joined(separator: " ")
    xml.line(1, "<testsuite \(written)>")
    writeProperties(to: &xml)
    let writtenClassname = XMLText.attribute(classname)
    for (name, line, value) in members {
      let place = hasFileAttributes ? (path, line) : nil
      value.write(names.unique(name, in: classname), writtenClassname, at: place, to: &xml)
    }
    // The windyroad schema wants both; the others allow them.
    xml.line(2, "<system-out/>")
    xml.line(2, "<system-err/>")
    xml.line(1, "</testsuite>")
  }

  private var members: [(name: String, line: Int, value: JUnitCase)] {
    if file.isBroken {
      let line = file.diagnostics.lazy.compactMap { $0.place?.position.line }.first ?? 1
      return [("the file can be loaded", line, JUnitCase(file.diagnostics))]
    }
    return file.scenarios.compactMap { index in
      let heading = plan.scenarios[index]
      return cases[index].map { (heading.name.text, heading.line ?? 1, $0) }
    }
  }

  /// A name that is empty or blank would not be valid under the windyroad schema.
  private var hostname: String {
    plan.hostname.text.contains { !$0.isWhitespace } ? plan.hostname.text : "localhost"
  }

  /// The only form that all schemas take: without the `Z` of UTC.
  private var timestamp: String {
    let time = CivilTime(secondsSince1970: plan.startedAt)
    return "\(time.date)T\(time.timeOfDay)"
  }

  private func writeProperties(to xml: inout XMLText) {
    xml.line(2, "<properties>")
    var seen: Set<String> = []
    var properties = [("seed", String(plan.seed)), ("base_url", plan.baseURL.text)]
    let identity = plan.identity
    for (name, value) in [
      ("run_name", identity.name), ("commit", identity.commit), ("branch", identity.branch),
      ("job_url", identity.jobURL),
    ] {
      if let value { properties.append((name, value.text)) }
    }
    if let comparison = totals.comparison {
      properties += [
        ("baseline", comparison.baseline.text), ("new", String(comparison.new)),
        ("old", String(comparison.old)), ("mended", String(comparison.mended)),
      ]
    }
    if !totals.clauses.isEmpty {
      properties.append(("coverage", String(totals.coverage.percent)))
      if let required = totals.coverage.required {
        properties.append(("required_coverage", String(required)))
      }
    }
    properties += totals.clauses.map { ("clause.\($0.id)", $0.state.rawValue) }
    for (name, value) in properties where seen.insert(name).inserted {
      xml.line(
        3,
        "<property name=\"\(XMLText.attribute(name))\" value=\"\(XMLText.attribute(value))\"/>")
    }
    xml.line(2, "</properties>")
  }
}
