import AssayReports
import Synchronization

/// Shows on a terminal how far something is, ten times a second; elsewhere it says so in a line now
/// and then, for CI systems end jobs that are silent.
final class ProgressLine: Sendable {
  private struct State {
    var progress: ProgressText
    var isOver = false
  }

  private let state: Mutex<State>
  /// Nil where no line can be drawn.
  private let terminal: Terminal?
  /// Where lines are written instead, and how often; nil where they are not.
  private let log: (terminal: Terminal, interval: Duration)?
  private let start = ContinuousClock().now

  /// How often CI systems are told that all goes on, where nothing else is asked for.
  static let usualInterval = Duration.seconds(30)

  /// - Parameters:
  ///   - terminal: nil where nothing is to be drawn.
  ///   - log: what a CI system reads; nil where it is to have no such lines.
  init(
    _ progress: ProgressText, on terminal: Terminal?, log: Terminal? = nil,
    every interval: Duration = usualInterval
  ) {
    state = Mutex(State(progress: progress))
    self.terminal = terminal?.takesStatus == true ? terminal : nil
    self.log = log?.takesStatus == false && interval > .zero ? log.map { ($0, interval) } : nil
  }

  func update(_ change: (inout ProgressText) -> Void) {
    state.withLock { change(&$0.progress) }
  }

  /// The line is there while the body works, and gone when it has ended.
  func show<Result>(while body: () async throws -> Result) async rethrows -> Result {
    guard terminal != nil || log != nil else { return try await body() }
    defer { end() }
    // Cancelled and waited for where this function is left.
    async let _: Void = drawUntilCancelled()
    return try await body()
  }

  private func drawUntilCancelled() async {
    let pause = terminal == nil ? log?.interval ?? Self.usualInterval : .milliseconds(100)
    while (try? await Task.sleep(for: pause)) != nil { terminal == nil ? tell() : draw() }
  }

  private func tell() {
    let elapsed = ContinuousClock().now - start
    // As with what is drawn, nothing may come after the end.
    state.withLock { state in
      guard !state.isOver else { return }
      log?.terminal.write(state.progress.sentence(after: elapsed))
    }
  }

  /// Takes the line away for good.
  func end() {
    state.withLock { $0.isOver = true }
    if terminal != nil { Screen.shared.clear() }
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
