import AssayReports
import Synchronization

/// Shows on a terminal how far something is, ten times a second; elsewhere nothing.
final class ProgressLine: Sendable {
  private struct State {
    var progress: ProgressText
    var isOver = false
  }

  private let state: Mutex<State>
  /// Nil where nothing is to be shown.
  private let terminal: Terminal?
  private let start = ContinuousClock().now

  init(_ progress: ProgressText, on terminal: Terminal?) {
    state = Mutex(State(progress: progress))
    self.terminal = terminal?.takesStatus == true ? terminal : nil
  }

  func update(_ change: (inout ProgressText) -> Void) {
    state.withLock { change(&$0.progress) }
  }

  /// The line is there while the body works, and gone when it has ended.
  func show<Result>(while body: () async throws -> Result) async rethrows -> Result {
    guard terminal != nil else { return try await body() }
    defer { end() }
    // Cancelled and waited for where this function is left.
    async let _: Void = drawUntilCancelled()
    return try await body()
  }

  /// Takes the line away for good.
  func end() {
    state.withLock { $0.isOver = true }
    if terminal != nil { Screen.shared.clear() }
  }

  private func drawUntilCancelled() async {
    while (try? await Task.sleep(for: .milliseconds(100))) != nil { draw() }
  }

  private func draw() {
    let elapsed = ContinuousClock().now - start
    // Drawn under the lock: after its end there must not be another line.
    state.withLock { state in
      guard !state.isOver else { return }
      terminal?.showStatus { state.progress.line(after: elapsed, columns: $0) }
    }
  }
}
