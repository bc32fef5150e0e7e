/// JUnit XML in the shape that the schemas of Jenkins and windyroad both accept: a testsuite for each
/// file, a testcase for each scenario, in plan order.
package struct JUnitReporter: Reporter {
  private let write: ([UInt8]) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  /// By index of the scenario.
  private var cases: [Int: JUnitCase] = [:]

  /// - Parameter write: takes the whole document, once.
  package init(write: @escaping ([UInt8]) throws(ReportFileError) -> Void) { self.write = write }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan): self.plan = plan
    case .scenarioStarted: break
    case .scenarioFinished(let scenario):
      guard let plan, plan.scenarios.indices.contains(scenario.index) else { return }
      cases[scenario.index] = JUnitCase(scenario, plan.scenarios[scenario.index])
    case .runFinished(let totals):
      guard let plan else { return }
      try write(document(plan, totals).bytes)
    }
  }

  private func document(_ plan: ReportedPlan, _ totals: ReportedTotals) -> XMLText {
    var xml = XMLText()
    var names = JUnitNames()
    xml.line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    xml.line(0, "<testsuites>")
    for (id, file) in plan.files.enumerated() {
      let suite = JUnitSuite(id: id, file: file, plan: plan, totals: totals, cases: cases)
      suite.write(&names, to: &xml)
    }
    xml.line(0, "</testsuites>")
    return xml
  }
}
