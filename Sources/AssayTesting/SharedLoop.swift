internal import AssayExchange

/// The one curl loop of all tests in the process, and the bound on what runs on it at the same time:
/// Swift Testing begins all cases of a test at once, and hundreds of scenarios at a time would be a
/// load test of the API.
actor SharedLoop {
  static let shared = SharedLoop(limit: TestEnvironment.jobs)

  private var started: CurlLoop?
  private var free: Int
  /// In the order in which they came.
  private var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  private var lastNumber = 0

  init(limit: Int) { free = limit }

  /// Runs the body when it is its turn.
  ///
  /// - Throws: `CancellationError` where the task is cancelled before.
  func run<Value: Sendable>(
    _ body: @Sendable (CurlLoop) async -> Value
  ) async throws -> Value {
    let loop = try started ?? CurlLoop()
    started = loop
    try await takePlace()
    defer { givePlace() }
    return await body(loop)
  }

  private func takePlace() async throws {
    try Task.checkCancellation()
    if free > 0 {
      free -= 1
      return
    }
    lastNumber += 1
    let number = lastNumber
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Void, any Error>) in
        // The handler may have come first; it finds nobody then.
        if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
        waiting.append((number, continuation))
      }
    } onCancel: {
      Task { await self.stopWaiting(number) }
    }
  }

  private func stopWaiting(_ number: Int) {
    guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: index).continuation.resume(throwing: CancellationError())
  }

  private func givePlace() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().continuation.resume() }
  }
}
