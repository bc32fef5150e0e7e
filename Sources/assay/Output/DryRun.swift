import AssayJSON
import AssayReports
import AssayRun
import AssaySuite

/// Shows what a run would send, as curl commands, and what cannot be made.
struct DryRun {
  let redactor: GrowingRedactor

  func show(_ plan: Plan, _ runner: Runner) throws(ProcessStatus) {
    var isComplete = plan.brokenFiles.isEmpty
    Terminal.error.write(DiagnosticPrinter().text(plan.brokenFiles.flatMap(\.diagnostics)))
    for planned in plan.scenarios {
      let heading = "# \(planned.filePath): \(planned.scenario.name)"
      if let reason = planned.skipReason {
        write("\(heading)\n# skipped: \(reason)\n\n")
        continue
      }
      for foreseen in runner.foreseen(planned) {
        let times = foreseen.count > 1 ? ", \(foreseen.count) times" : ""
        write("\(heading), step '\(foreseen.step)'\(times)\n")
        switch foreseen.request {
        case .success(let request):
          Terminal.output.write("\(redactor.with { $0.curlCommand(request) })\n\n")
        case .failure(let error) where foreseen.dependsOnAnswers:
          write("# depends on what earlier answers give (here: \(error.message))\n\n")
        case .failure(let error):
          isComplete = false
          write("# \(error.place.description): error: \(error.message)\n\n")
        }
      }
    }
    if !isComplete { throw .wrongScenarios }
  }

  private func write(_ text: String) {
    Terminal.output.write(sanitized(redactor.redact(text).text))
  }
}
