import Foundation
package import Testing

/// A suite whose tests wait for processes or sleep: they run on threads of their own.
///
/// All tests of a run start at the same time on as many threads as the machine has cores. Where some
/// of those block, all others stand still, minutes at worst, and with them what they have under way:
/// kept connections grow too old, and time limits pass.
package struct Blocking: SuiteTrait, TestTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await withTaskExecutorPreference(BlockingExecutor.shared) { try await function() }
  }
}

extension Trait where Self == Blocking {
  package static var blocking: Self { Self() }
}

/// A few threads that may block.
private final class BlockingExecutor: TaskExecutor {
  static let shared = BlockingExecutor()

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
