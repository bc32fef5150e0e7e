import AssayExchange
import AssayJSON
import AssayRun
import AssaySuite
import AssayVerdict

extension Redactor {
  func plan(
    _ plan: Plan, startedAt: Int, hostname: String, isReference: Bool
  ) -> ReportedPlan {
    var files: [ReportedFile] = []
    var numbers: [String: Int] = [:]
    var headings: [ReportedHeading] = []
    for planned in plan.scenarios {
      let file = numbers[planned.filePath] ?? files.count
      if file == files.count {
        numbers[planned.filePath] = file
        files.append(
          ReportedFile(
            path: redact(planned.filePath), name: redact(planned.fileName), scenarios: [],
            diagnostics: []))
      }
      files[file].scenarios.append(planned.index)
      headings.append(heading(planned, file: file))
    }
    files += plan.brokenFiles.map { file in
      ReportedFile(
        path: redact(file.path), name: redact(file.name), scenarios: [],
        diagnostics: file.diagnostics.map(diagnostic))
    }
    return ReportedPlan(
      baseURL: redact(plan.baseURL), isReference: isReference, seed: plan.seed,
      startedAt: startedAt, hostname: redact(hostname), files: files, scenarios: headings,
      clauses: plan.contracts.flatMap(\.clauses).map {
        ReportedPlan.Clause(id: redact($0.id), text: redact($0.text))
      },
      whole: whole(plan.whole))
  }

  private func heading(_ planned: PlannedScenario, file: Int) -> ReportedHeading {
    let scenario = planned.scenario
    return ReportedHeading(
      file: file, position: planned.position, name: redact(scenario.name),
      nameInFile: redact(planned.nameInFile), id: scenario.id.map(redact),
      line: scenario.place.start.line, description: scenario.description.map(redact),
      tags: scenario.tags.map(redact), clauses: scenario.covers.map(redact))
  }

  private func whole(_ whole: PlannedWhole) -> ReportedWhole {
    ReportedWhole(
      parts: whole.shard.map { ReportedWhole.Parts(numbers: [$0.number], count: $0.count) },
      isRerun: whole.isRerun, scenarioCount: whole.scenarioCount,
      files: whole.files.map {
        ReportedWhole.File(path: redact($0.path), digest: $0.digest)
      })
  }

  func diagnostic(_ diagnostic: Diagnostic) -> ReportedDiagnostic {
    ReportedDiagnostic(
      severity: diagnostic.severity, code: diagnostic.code, message: redact(diagnostic.message),
      place: diagnostic.place.map(place),
      notes: diagnostic.notes.map { (redact($0.message), $0.place.map(place)) })
  }

  /// - Parameter needsPassed: whether steps that passed come with their exchanges.
  func scenario(
    _ result: ScenarioResult, _ scenario: Scenario?, needsPassed: Bool
  ) -> ReportedScenario {
    let isTroubled = result.verdict.isFailed || result.verdict.isErrored
    return ReportedScenario(
      index: result.index, verdict: verdict(result.verdict),
      place: isTroubled ? scenario.map { place($0.place) } : nil,
      steps: result.steps.map { step in
        let isWanted = needsPassed || !step.verdict.isPassed
        return ReportedStep(
          name: redact(step.name), verdict: verdict(step.verdict),
          isConcurrent: step.isConcurrent,
          exchanges: isWanted ? step.exchanges.map(exchange) : [],
          captured: isWanted ? step.captured.map(captured) : [])
      },
      duration: result.duration,
      earlierTries: result.earlierTries.map {
        self.scenario($0, scenario, needsPassed: needsPassed)
      },
      clauses: scenario.flatMap { clauses(of: result, $0) })
  }

  private func captured(_ captured: CapturedValue) -> (name: RedactedText, value: RedactedText) {
    let text = captured.value.stringValue ?? redacted(captured.value).description
    return (redact(captured.name), redact(captured.isSecret ? String(Self.mask) : text))
  }

  private func clauses(
    of result: ScenarioResult, _ scenario: Scenario
  ) -> [ReportedClauseOutcome]? {
    let clauses = result.clauses(of: scenario)
    guard clauses.contains(where: { $0.outcome != result.verdict.outcome }) else { return nil }
    return clauses.map { ReportedClauseOutcome(id: redact($0.id), outcome: $0.outcome) }
  }

  /// A broken list of a million elements has as many mismatches, and nobody reads the hundredth.
  private static let mostMismatches = 100

  private func verdict(_ verdict: Verdict) -> ReportedVerdict {
    switch verdict {
    case .passed: .passed
    case .failed(let mismatches):
      .failed(mismatches.prefix(Self.mostMismatches).map(mismatch), count: mismatches.count)
    case .errored(let trouble): .errored(self.trouble(trouble))
    case .skipped(let reason): .skipped(reason: redact(reason))
    }
  }

  private func mismatch(_ mismatch: Mismatch) -> ReportedMismatch {
    let redacted = redacted(mismatch)
    let (expected, actual) = withoutFarParts(
      redacted.expectedLines, redacted.actualLines, to: ReportedContent.longest)
    return ReportedMismatch(
      place: place(mismatch.place), exchange: mismatch.exchange, code: redacted.subject.code,
      message: redact(redacted.message),
      subject: redact(redacted.subject.description), expected: expected.map(redact),
      actual: actual.map(redact))
  }

  private func trouble(_ trouble: Trouble) -> ReportedTrouble {
    let code =
      switch trouble.cause {
      case .transport(_, let kind): "transport.\(kind)"
      case .scenario: "scenario"
      case .timeout: "timeout"
      case .load: "load"
      }
    return ReportedTrouble(
      code: code, message: redact(trouble.message), place: trouble.place.map(place))
  }

  func totals(_ result: RunResult) -> ReportedTotals {
    ReportedTotals(
      result.counts, latency: result.latency, slowest: result.slowest,
      clauses: result.clauses.map {
        ReportedClause(id: redact($0.clause.id), text: redact($0.clause.text), state: $0.state)
      },
      requiredCoverage: result.coverage.required, duration: result.duration,
      isInterrupted: result.isInterrupted, failsOnFlaky: result.failsOnFlaky)
  }
}

extension Mismatch.Subject {
  fileprivate var code: String {
    switch self {
    case .status: "status"
    case .header: "header"
    case .trailer: "trailer"
    case .cookie: "cookie"
    case .httpVersion: "http"
    case .url: "url"
    case .redirects: "redirects"
    case .content, .contentLength, .contentDigest: "content"
    case .events: "events"
    case .json: "json"
    case .together: "together"
    case .duration: "duration"
    case .scenario: "scenario"
    }
  }
}

extension Mismatch {
  /// What should have come; two values that differ are laid out, so that they can be compared line by
  /// line.
  fileprivate var expectedLines: String? {
    switch problem {
    case .unequal(let expected, _): JSONWriter(.indented).text(expected)
    case .unmatched(let expected, _, _, _): expected.joined(separator: ", ")
    default: expected
    }
  }

  fileprivate var actualLines: String? {
    if case .unequal(_, let actual) = problem { return JSONWriter(.indented).text(actual) }
    return actual
  }
}
