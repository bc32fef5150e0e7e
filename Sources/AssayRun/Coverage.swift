/// How many of the clauses of the contracts a run tested, and how many it should have.
package struct Coverage: Sendable, Hashable {
  /// Held or broken.
  package var tested: Int
  package var total: Int
  /// Per cent; nil where any coverage will do.
  package var required: Int?

  package init(_ states: [ClauseResult.State], required: Int?) {
    tested = states.count { $0 != .untested }
    total = states.count
    self.required = required
  }

  package var isEnough: Bool { required.map { tested * 100 >= $0 * total } ?? true }

  /// Rounded down: 100 is all of them.
  package var percent: Int { total == 0 ? 100 : tested * 100 / total }
}
