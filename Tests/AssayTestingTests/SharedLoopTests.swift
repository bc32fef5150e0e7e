import Testing

@testable import AssayTesting

@Suite("Scenarios that run at the same time")
struct SharedLoopTests {
  @Test("are never more than allowed, and all of them have their turn")
  func limit() async throws {
    let loop = SharedLoop(limit: 3)
    let counts = Counts()
    try await withThrowingTaskGroup { group in
      for _ in 0..<30 {
        group.addTask {
          try await loop.run { _ in
            await counts.begin()
            for _ in 0..<10 { await Task.yield() }
            await counts.end()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await counts.ended == 30)
    #expect(await counts.most == 3)
  }

  @Test("do not wait for their turn when their test is cancelled")
  func cancellation() async throws {
    let loop = SharedLoop(limit: 1)
    let (end, ending) = AsyncStream.makeStream(of: Never.self)
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let holder = Task {
      try await loop.run { _ in
        beginning.finish()
        for await _ in end {}
      }
    }
    for await _ in begun {}
    let waiter = Task { try await loop.run { _ in } }
    waiter.cancel()
    await #expect(throws: CancellationError.self) { try await waiter.value }
    ending.finish()
    try await holder.value
    try await loop.run { _ in }
  }
}

private actor Counts {
  private var now = 0
  private(set) var most = 0
  private(set) var ended = 0

  func begin() {
    now += 1
    most = max(most, now)
  }

  func end() {
    now -= 1
    ended += 1
  }
}
