package import AssayExchange
package import AssayRun

/// A scenario that has ended.
package struct ReportedScenario: Sendable {
  package var index: Int
  package var verdict: ReportedVerdict
  /// Where it begins in its file; nil for what passed or was skipped.
  package var place: ReportedPlace?
  /// In the order in which they ran; what passed may come without exchanges.
  package var steps: [ReportedStep]
  package var duration: Duration
  /// Tries before this one, none of which passed.
  package var earlierTries: [ReportedScenario]
  /// What it says of its clauses; nil where that is its own outcome for all of them.
  package var clauses: [ReportedClauseOutcome]? = nil
  /// Against an earlier run, where there is one to compare with.
  package var change: ReportedChange? = nil

  /// Whether answers were judged; what is known to fail was, though it counts as skipped.
  package var isJudged: Bool {
    verdict.outcome != .skipped || steps.contains { $0.verdict.outcome == .failed }
  }

  /// Whether it passed only when it was tried again.
  package var isFlaky: Bool { verdict.isPassed && !earlierTries.isEmpty }
}

/// What a scenario says of a clause.
package struct ReportedClauseOutcome: Sendable {
  package var id: RedactedText
  package var outcome: CountedScenario.Outcome
}

/// What came of a scenario or a step.
package enum ReportedVerdict: Sendable {
  case passed
  /// Never empty; `count` tells how many there are altogether, for only so many are reported.
  case failed([ReportedMismatch], count: Int)
  case errored(ReportedTrouble)
  case skipped(reason: RedactedText)

  package var isPassed: Bool { if case .passed = self { true } else { false } }

  /// Whether something is wrong, or could not be judged.
  package var isTroubled: Bool { outcome == .failed || outcome == .errored }

  package var outcome: CountedScenario.Outcome {
    switch self {
    case .passed: .passed
    case .failed: .failed
    case .errored: .errored
    case .skipped: .skipped
    }
  }
}

/// A step that has ended.
package struct ReportedStep: Sendable {
  package var name: RedactedText
  package var verdict: ReportedVerdict
  /// Whether its requests were sent at once.
  package var isConcurrent: Bool
  package var exchanges: [ReportedExchange]
  /// What it took out of its answers, as the console tells it while it is fresh: no record has it.
  package var captured: [(name: RedactedText, value: RedactedText)] = []
}

/// One thing in an answer that is not as the scenario says.
package struct ReportedMismatch: Sendable {
  package var place: ReportedPlace
  /// Which of the step's exchanges is meant, from 0; nil where there is but one, or all together.
  package var exchange: Int?
  /// The part of the answer, in a word: `status`, `header`, `content`, `json`, `together`,
  /// `duration`; `scenario` for what is no part of it.
  package var code: String
  package var message: RedactedText
  /// The part of the answer, exactly: `$.items[2].name`.
  package var subject: RedactedText
  /// Of several lines only where both are to be compared line by line; nil where the message says it
  /// all.
  package var expected: RedactedText?
  package var actual: RedactedText?
}

/// Why there is no verdict.
package struct ReportedTrouble: Sendable {
  /// Dotted, from the general to the particular: `transport.timedOut`.
  package var code: String
  package var message: RedactedText
  package var place: ReportedPlace?
}

/// A request with what became of it.
package struct ReportedExchange: Sendable {
  /// The command that sends the request again.
  package var curl: RedactedText
  package var request: ReportedRequest
  /// What came, if a head came; the rest may be missing where there is a `failure`.
  package var response: ReportedResponse?
  /// Why the exchange did not come to its end.
  package var failure: RedactedText?
  package var timings: Timings
  package var connection: ReportedConnection?
}

package struct ReportedRequest: Sendable {
  package var method: RedactedText
  package var url: RedactedText
  /// Request line and fields as they were sent; empty where nothing was.
  package var head: RedactedText
  package var content: ReportedContent?
}

package struct ReportedResponse: Sendable {
  package var statusCode: Int
  /// `HTTP/1.1 200 OK`
  package var statusLine: RedactedText
  /// At most `mostFields`, and then one with the name `…` that tells how many are left out.
  package var fields: [(name: RedactedText, value: RedactedText)]
  package var content: ReportedContent
  /// Bounded as `fields` are.
  package var trailers: [(name: RedactedText, value: RedactedText)]

  static let mostFields = 500
}

/// The content of a message.
package struct ReportedContent: Sendable {
  /// Nil where it is not made to be read; without its middle where it is longer than `longest`.
  package var text: RedactedText?
  /// As it came.
  package var byteCount: Int

  /// In bytes. What a server answers to thousands of requests must not fill a disk.
  static let longest = ContentGap.longest
}

package struct ReportedConnection: Sendable {
  package var remoteAddress: RedactedText
  package var isReused: Bool
}
