/// What happens in a run, redacted: all that reporters ever see. The order is that of `Event`; every
/// planned scenario ends once before the run does.
package enum ReportEvent: Sendable {
  indirect case runStarted(ReportedPlan)
  case scenarioStarted(index: Int)
  indirect case scenarioFinished(ReportedScenario)
  indirect case runFinished(ReportedTotals)
}

/// Makes one report of the events of one run.
package protocol Reporter {
  /// Whether scenarios that passed are to come with their exchanges.
  var needsPassedExchanges: Bool { get }

  /// - Throws: where the report cannot be written; the reporter is told nothing more then.
  mutating func report(_ event: ReportEvent) throws(ReportFileError)
}

extension Reporter {
  package var needsPassedExchanges: Bool { false }
}
