import Foundation
package import Testing

/// A suite whose tests run on threads of their own.
///
/// All tests of a run start at the same time on as many threads as the machine has cores, and go on in
/// turn. Where some of them block or compute, all others stand still, minutes at worst.
package struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
  fileprivate let threads: ThreadsExecutor

  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await withTaskExecutorPreference(threads) { try await function() }
  }
}

extension Trait where Self == OwnThreads {
  /// For tests that wait for processes or sleep.
  package static var blocking: Self { Self(threads: .blocking) }

  /// For tests in which time counts: kept connections grow too old, and time limits pass.
  package static var prompt: Self { Self(threads: .prompt) }
}

/// A few threads.
private final class ThreadsExecutor: TaskExecutor {
  static let blocking = ThreadsExecutor()
  static let prompt = ThreadsExecutor()

  private let queue: OperationQueue

  private init() {
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = 4
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.addOperation { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
