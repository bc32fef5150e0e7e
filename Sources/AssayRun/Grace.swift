import Synchronization

/// The time that steps of `finally` have altogether once the run is interrupted.
final class Grace: Sendable {
  private struct State {
    /// What ends the steps that are still under way.
    var ends: [@Sendable () -> Void] = []
    var hasBegun = false
    var isOver = false
  }

  private let state = Mutex(State())

  private static let length = Duration.seconds(5)

  /// Begins for all, where it has not yet.
  ///
  /// - Parameter end: called when it is over, at once where it is so already.
  func begin(_ end: @escaping @Sendable () -> Void) {
    let (isFirst, isOver) = state.withLock { state in
      defer { state.hasBegun = true }
      if !state.isOver { state.ends.append(end) }
      return (!state.hasBegun, state.isOver)
    }
    if isOver { return end() }
    guard isFirst else { return }
    Task {
      try? await Task.sleep(for: Self.length)
      finish()
    }
  }

  /// Ends what is under way, and what has not begun.
  func finish() {
    let ends = state.withLock { state in
      defer { state.ends = [] }
      state.isOver = true
      return state.ends
    }
    for end in ends { end() }
  }
}
