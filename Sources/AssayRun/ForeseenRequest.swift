package import AssayExchange
import AssayJSON
package import AssaySuite
import AssayVerdict

/// A request that a run would send, as far as it is known beforehand: what earlier answers would give
/// stands as its placeholder.
package struct ForeseenRequest: Sendable {
  package var step: String
  /// How many copies are sent, at once or one after the other.
  package var count: Int
  package var request: Result<Request, TemplateError>
}

extension Runner {
  /// All requests of one scenario; nothing is sent.
  package func foreseen(_ planned: PlannedScenario) -> [ForeseenRequest] {
    var run = ScenarioRun(planned, attempt: 0, of: self, lane: loop.lane())
    return run.foreseen()
  }
}

extension ScenarioRun {
  fileprivate mutating func foreseen() -> [ForeseenRequest] {
    do {
      try define()
    } catch {
      return [ForeseenRequest(step: "variables", count: 0, request: .failure(error))]
    }
    return planned.scenario.allSteps.map { step in foreseen(step) }
  }

  private mutating func foreseen(_ step: Step) -> ForeseenRequest {
    var foreseen = ForeseenRequest(
      step: "", count: max(step.copies, step.repeats),
      request: .failure(TemplateError(.undefined("step"), at: step.place)))
    do {
      for binding in step.bindings {
        scope.define(binding.name, as: try binding.value.value(in: &scope))
      }
      foreseen.step = try step.name.text(in: &scope)
      if foreseen.count > 1 { scope.define("index", as: .number(0)) }
      foreseen.request = .success(try request(of: step))
    } catch {
      foreseen.request = .failure(error)
    }
    for capture in step.captures {
      scope.define(capture.name, as: .string("{{\(capture.name)}}"))
    }
    return foreseen
  }
}
