import AssayRun

/// The testsuite of one scenario file.
struct JUnitSuite {
  let id: Int
  let file: ReportedFile
  let plan: ReportedPlan
  let totals: ReportedTotals
  let cases: [Int: JUnitCase]

  func write(_ names: inout JUnitNames, to xml: inout XMLText) {
    let classname = JUnitNames.classname(ofPath: file.path.text)
    let members = members
    func count(_ outcome: JUnitCase.Outcome) -> Int {
      members.count { $0.value.outcome == outcome }
    }
    let attributes = [
      ("id", String(id)), ("package", "assay"), ("name", file.name.text),
      ("timestamp", timestamp(plan.startedAt)), ("hostname", hostname),
      ("tests", String(members.count)), ("failures", String(count(.failure))),
      ("errors", String(count(.error))), ("skipped", String(count(.skipped))),
      ("time", seconds(members.reduce(.zero) { $0 + $1.value.duration })),
    ]
    let written = attributes.map { "\($0)=\"\(XMLText.attribute($1))\"" }.joined(separator: " ")
    xml.line(1, "<testsuite \(written)>")
    writeProperties(to: &xml)
    for (name, value) in members {
      value.write(names.unique(name, in: classname), classname, to: &xml)
    }
    // The windyroad schema wants both; the others allow them.
    xml.line(2, "<system-out/>")
    xml.line(2, "<system-err/>")
    xml.line(1, "</testsuite>")
  }

  private var members: [(name: String, value: JUnitCase)] {
    if file.isBroken { return [("the file can be loaded", JUnitCase(file.diagnostics))] }
    return file.scenarios.compactMap { index in
      cases[index].map { (plan.scenarios[index].name.text, $0) }
    }
  }

  /// A name that is empty or blank would not be valid under the windyroad schema.
  private var hostname: String {
    plan.hostname.text.contains { !$0.isWhitespace } ? plan.hostname.text : "localhost"
  }

  private func writeProperties(to xml: inout XMLText) {
    xml.line(2, "<properties>")
    var seen: Set<String> = []
    let clauses = totals.clauses.map { ("clause.\($0.id)", $0.state.rawValue) }
    for (name, value) in [("seed", String(plan.seed)), ("base_url", plan.baseURL.text)] + clauses
    where seen.insert(name).inserted {
      xml.line(
        3,
        "<property name=\"\(XMLText.attribute(name))\" value=\"\(XMLText.attribute(value))\"/>")
    }
    xml.line(2, "</properties>")
  }
}

/// Seconds since 1970 as `yyyy-mm-ddThh:mm:ss` in UTC, the only form that all schemas take.
private func timestamp(_ secondsSince1970: Int) -> String {
  var days = secondsSince1970 / 86_400
  var second = secondsSince1970 % 86_400
  if second < 0 {
    days -= 1
    second += 86_400
  }
  let (year, month, day) = civilDate(days)
  let numbers = [month, day, second / 3600, second / 60 % 60, second % 60].map { number in
    (number < 10 ? "0" : "") + String(number)
  }
  let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
  return "\(padded)-\(numbers[0])-\(numbers[1])T\(numbers[2]):\(numbers[3]):\(numbers[4])"
}

/// The date of a day counted from 1970-01-01, reckoned in eras of 400 years that begin in March.
private func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthIndex = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
  let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}
