import AssayExchange
import BlockingTests
import Foundation
import Testing

@Suite("The loop", .prompt, .timeLimit(.minutes(1)))
struct LoopTests {
  @Test("runs the tasks that prefer it on its one thread, and others' exchanges too")
  func executors() async throws {
    try await withServer([.receive, answer()]) { server, _ in
      try await withLoop { loop in
        let url = server.url()
        let names = try await Task(executorPreference: loop) {
          let before = threadNumber()
          _ = try await loop.lane().get(url)
          return (before, threadNumber())
        }.value
        #expect(names.0 == names.1)
        let onMain = try await Task { @MainActor in
          let text = try await loop.lane().get(url).response.text
          MainActor.assertIsolated()
          return text
        }.value
        #expect(onMain == "ok")
        let inActor = try await Caller().call(loop.lane(), url)
        #expect(inActor == "ok")
      }
    }
  }

  private actor Caller {
    func call(_ lane: Lane, _ url: String) async throws -> String {
      let text = try await lane.get(url).response.text
      assertIsolated()
      return text
    }
  }

  @Test("ends a cancelled task's exchange at once, before it began or under way")
  func cancellation() async throws {
    try await withServer([.receive, .hold]) { server, lane in
      let url = server.url()
      let start = ContinuousClock.now
      let underWay = Task { try await lane.get(url) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      underWay.cancel()
      let error = try await #require(throws: TransportError.self) { _ = try await underWay.value }
      #expect(error.kind == .cancelled)
      #expect(error.request?.lines.first == "GET / HTTP/1.1")
      let early = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await lane.get(url)
      }
      let earlyError = try await #require(throws: TransportError.self) { _ = try await early.value }
      #expect(earlyError.kind == .cancelled)
      #expect(server.requests.count == 1)
      #expect(start.duration(to: .now) < .seconds(120))
    }
  }

  @Test("is shut down with work in flight: exchanges end, tasks go on, and nothing hangs")
  func shutdown() async throws {
    let server = try ScriptedServer([[.receive, .hold]])
    defer { server.stop() }
    let loop = try CurlLoop()
    let url = server.url()
    let tasks = (0..<8).map { _ in
      Task(executorPreference: loop) {
        let lane = loop.lane()
        let first = await kind(of: lane, url)
        await Task.yield()
        return [first, await kind(of: lane, url)]
      }
    }
    while server.requests.count < 8 { try await Task.sleep(for: .milliseconds(1)) }
    loop.shutdown()
    loop.shutdown()
    for task in tasks {
      let kinds = await task.value
      #expect(kinds == [.cancelled, .cancelled])
    }
    let late = try await loop.lane().failure(Request(method: "GET", url: url))
    #expect(late.kind == .cancelled)
  }

  @Test("may be one of several, each shut down from its own tasks or elsewhere")
  func several() async throws {
    let server = try ScriptedServer([[.receive, answer(), .hold]])
    defer { server.stop() }
    let url = server.url()
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<6 {
        group.addTask {
          let loop = try CurlLoop()
          defer { if number.isMultiple(of: 2) { loop.shutdown() } }
          return try await Task(executorPreference: loop) {
            defer { if !number.isMultiple(of: 2) { loop.shutdown() } }
            return try await loop.lane().get(url).response.text
          }.value
        }
      }
      let texts = try await group.reduce(into: []) { $0.append($1) }
      #expect(texts == Array(repeating: "ok", count: 6))
    }
  }

  @Test("keeps the transfers going while tasks keep one another busy")
  func busyTasks() async throws {
    try await withServer([.receive, answer(), .hold]) { server, _ in
      try await withLoop { loop in
        let url = server.url()
        let busy = Task(executorPreference: loop) {
          while !Task.isCancelled { await Task.yield() }
        }
        let text = try await Task(executorPreference: loop) {
          try await loop.lane().get(url).response.text
        }.value
        busy.cancel()
        await busy.value
        #expect(text == "ok")
      }
    }
  }

  @Test("times out a connection attempt, and the whole exchange")
  func timeouts() async throws {
    try await withServer([.hold]) { server, lane in
      var request = Request(method: "GET", url: server.url())
      request.options.timeout = .milliseconds(100)
      let error = try await lane.failure(request)
      #expect(error.kind == .timedOut)
      // It has none where the time was over before the exchange could begin.
      #expect(error.timings.total >= .milliseconds(90) || error.timings.total == .zero)
      request.options.timeout = .zero
      let none = try await lane.failure(request)
      #expect(none.kind == .timedOut)
      request.url = "https://127.0.0.1:\(server.port)/"
      request.options.timeout = .seconds(20)
      request.options.connectTimeout = .milliseconds(100)
      let handshake = try await lane.failure(request)
      #expect(handshake.kind == .timedOut)
    }
  }
}

private func kind(of lane: Lane, _ url: String) async -> TransportError.Kind? {
  do throws(TransportError) {
    _ = try await lane.get(url)
    return nil
  } catch {
    return error.kind
  }
}

private func threadNumber() -> UInt {
  #if canImport(Glibc)
    pthread_self()
  #else
    UInt(bitPattern: pthread_self())
  #endif
}
