/// JUnit XML in the shape that the schemas of Jenkins and windyroad both accept: a testsuite for each
/// file, a testcase for each scenario, in plan order.
package struct JUnitReporter: Reporter {
  private let write: ([UInt8]) throws(ReportFileError) -> Void
  private var plan: ReportedPlan?
  private var texts = JUnitTexts()

  private let folder: String
  private let hasFileAttributes: Bool

  /// - Parameters:
  ///   - folder: the working folder, from which paths name classes.
  ///   - hasFileAttributes: whether testcases say their file, from there, and their line.
  ///   - write: takes the whole document, once.
  package init(
    in folder: String = WorkingFolder.current, hasFileAttributes: Bool = false,
    write: @escaping ([UInt8]) throws(ReportFileError) -> Void
  ) {
    self.folder = folder
    self.hasFileAttributes = hasFileAttributes
    self.write = write
  }

  package mutating func report(_ event: ReportEvent) throws(ReportFileError) {
    switch event {
    case .runStarted(let plan): self.plan = plan
    case .scenarioStarted: break
    case .scenarioFinished(let scenario):
      guard let plan, plan.scenarios.indices.contains(scenario.index) else { return }
      texts.add(JUnitCase(scenario, plan.scenarios[scenario.index]), at: scenario.index)
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
    let paths = JUnitNames.paths(plan.files.map(\.path.text), from: folder)
    for (id, (file, path)) in zip(plan.files, paths).enumerated() {
      let suite = JUnitSuite(
        id: id, file: file, path: path, plan: plan, totals: totals, cases: texts.cases,
        hasFileAttributes: hasFileAttributes)
      suite.write(&names, to: &xml)
    }
    xml.line(0, "</testsuites>")
    return xml
  }
}
