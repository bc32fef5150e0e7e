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
  /// Whether it cannot be made before earlier answers are there.
  package var dependsOnAnswers = false
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
      step: "", count: step.requestCount,
      request: .failure(TemplateError(.undefined("step"), at: step.place)))
    do {
      try scope.open(step.openedScopes.map(\.bindings), define: Self.foresee)
      for use in step.openedScopes {
        for name in use.loop?.names ?? [] { scope.foresee(name.name) }
      }
      if case .forEach(let loop) = step.passes {
        for name in loop.names { scope.foresee(name.name) }
      }
      foreseen.step = (try? step.name.text(in: &scope)) ?? step.name.asWritten
      if step.hasIndex { scope.define("index", as: .number(0)) }
      scope.forgetForeseen()
      foreseen.request = .success(try request(of: step))
    } catch {
      foreseen.request = .failure(error)
      foreseen.dependsOnAnswers = scope.metForeseen && error.isOfValues
    }
    scope.forgetForeseen()
    for capture in step.captures { scope.foresee(capture.name) }
    scope.close(step.closedScopes)
    return foreseen
  }

  /// A binding whose value an answer gives is such a value itself.
  private static func foresee(
    _ scope: inout Scope, _ binding: Variable
  ) throws(TemplateError) {
    scope.forgetForeseen()
    do throws(TemplateError) {
      let value = try binding.value.value(in: &scope)
      if scope.metForeseen {
        scope.foresee(binding.name, as: value)
      } else {
        scope.define(binding.name, as: value)
      }
    } catch {
      guard scope.metForeseen, error.isOfValues else { throw error }
      scope.foresee(binding.name)
    }
  }
}

extension Step {
  /// How many requests it makes, as far as that is known before an answer comes.
  fileprivate var requestCount: Int {
    if case .times(let count) = passes { max(copies, count) } else { 1 }
  }
}

extension TemplateError {
  /// Whether it is wrong with what the placeholders' values are: with others it may be right.
  fileprivate var isOfValues: Bool {
    switch reason {
    case .patch, .target, .unsendable, .schema, .tooLarge: true
    default: false
    }
  }
}
