package import AssayExchange
package import AssayJSON
package import AssaySuite
package import AssayVerdict

/// What happens in a run, as reporters see it: `runStarted` first, `runFinished` last, between them
/// the scenarios as they begin and end.
///
/// Events pass through many hands, so what is large in them is an object, and a copy of a pointer.
package enum Event: Sendable {
  indirect case runStarted(Plan)
  case scenarioStarted(index: Int)
  indirect case scenarioFinished(ScenarioResult)
  indirect case runFinished(RunResult)
}

/// A scenario that has been judged, with all that it sent and got.
package struct ScenarioResult: Sendable {
  package var index: Int
  package var verdict: Verdict
  /// In the order in which they were made, `finally` included.
  package var steps: [StepResult]
  package var duration: Duration
  /// Tries before this one that did not pass; where there are any and this one passed, the scenario
  /// is flaky.
  package var earlierTries: [ScenarioResult] = []

  package init(index: Int, verdict: Verdict, steps: [StepResult], duration: Duration) {
    self.index = index
    self.verdict = verdict
    self.steps = steps
    self.duration = duration
  }
}

/// A value that a step has taken out of its answers, by the name that it goes by from now on.
package struct CapturedValue: Sendable {
  package var name: String
  package var value: JSONNode
  /// Whether the file says that nobody is to see it.
  package var isSecret: Bool
}

/// A step that has been judged.
package struct StepResult: Sendable {
  /// With the values of placeholders in it.
  package var name: String
  package var verdict: Verdict
  /// Whether its requests were sent at once.
  package var isConcurrent: Bool
  /// One for a plain step; one for each copy of a concurrent step and each try of a repeated one.
  package var exchanges: [ExchangeRecord]
  /// Ids of the clauses that it proves.
  package var clauses: [String]
  /// What it took out of its answers.
  package var captured: [CapturedValue] = []

  package init(
    name: String, verdict: Verdict, isConcurrent: Bool, exchanges: [ExchangeRecord],
    clauses: [String] = []
  ) {
    self.name = name
    self.verdict = verdict
    self.isConcurrent = isConcurrent
    self.exchanges = exchanges
    self.clauses = clauses
  }
}

/// A request with what became of it: one object, for it is large and in many lists.
package final class ExchangeRecord: Sendable {
  /// As it was to be sent, cookies that the transport has added included, so that it can be repeated.
  package let request: Request
  /// With both ends of the answer's content where that is long.
  package let outcome: Result<Exchange, TransportError>
  /// What was left out between them.
  package let gap: ContentGap?

  package init(request: Request, outcome: Result<Exchange, TransportError>) {
    self.request = request
    var outcome = outcome
    gap = outcome.leaveOutMiddle()
    self.outcome = outcome
  }

  /// - Parameter request: without those cookies.
  convenience init(sending request: Request, _ outcome: Result<Exchange, TransportError>) {
    let sent: SentRequest? =
      switch outcome {
      case .success(let exchange): exchange.request
      case .failure(let error): error.request
      }
    var request = request
    if let sent, sent.url == request.url,
      !request.headers.contains(where: { $0.isNamed("Cookie") })
    {
      request.headers += sent.values(of: "Cookie").map { HeaderField(name: "Cookie", value: $0) }
    }
    self.init(request: request, outcome: outcome)
  }
}

extension Result<Exchange, TransportError> {
  /// Leaves the middle of a long content out.
  fileprivate mutating func leaveOutMiddle() -> ContentGap? {
    switch self {
    case .success(var exchange):
      guard let gap = ContentGap(in: exchange.response.body) else { return nil }
      exchange.response.body = exchange.response.body.without(gap)
      self = .success(exchange)
      return gap
    case .failure(var error):
      guard var response = error.partialResponse, let gap = ContentGap(in: response.body) else {
        return nil
      }
      response.body = response.body.without(gap)
      error.partialResponse = response
      self = .failure(error)
      return gap
    }
  }
}

/// The whole run in numbers, counted in one place.
package struct RunResult: Sendable {
  package var plan: Plan
  /// In plan order, one for each planned scenario; all else about them was in the events.
  package var scenarios: [EndedScenario]
  package var clauses: [ClauseResult]
  package var coverage: Coverage
  package var counts: Counts
  /// Of all answers, those of tries that were repeated included.
  package var latency: Latency
  package var slowest: [TimedScenario]
  package var duration: Duration
  /// Seconds since 1970 at the start.
  package var startedAt: Int
  /// Whether it was ended before its end; what had not ended by then is skipped.
  package var isInterrupted: Bool
  /// Whether a flaky scenario fails it.
  package var failsOnFlaky = false

  package struct Counts: Sendable, Hashable {
    package var passed = 0
    package var failed = 0
    package var errored = 0
    package var skipped = 0
    /// Of the skipped ones, those of which nothing was judged: all but the known failures.
    package var unjudged = 0
    /// Of the passed ones, those that needed more than one try.
    package var flaky = 0
    package var requests = 0

    package init() {}

    package var total: Int { passed + failed + errored + skipped }
  }
}

extension RunResult {
  /// Whether everything was skipped, so that nothing is known of the server; of a part of a run its
  /// whole alone can say that.
  package var judgedNothing: Bool {
    plan.whole.shard == nil && counts.unjudged == counts.total
  }
}

/// What the run says of one clause of a contract.
package struct ClauseResult: Sendable {
  package enum State: String, Sendable {
    /// All scenarios and steps that cover it passed.
    case held
    /// A step failed that covers it, or one that covers nothing itself in a scenario that does.
    case broken
    /// What covers it did not reach a verdict.
    case untested
  }

  package var clause: Contract.Clause
  package var state: State
}
