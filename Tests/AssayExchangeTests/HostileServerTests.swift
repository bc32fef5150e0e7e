import AssayExchange
import BlockingTests
import LoopbackServers
import Testing

@Suite("A server that breaks off, lies or never ends", .prompt)
struct HostileServerTests {
  @Test(
    "gives an answer or a typed error, with what had come, on a new connection or a kept one",
    arguments: HostileBehaviour.all, [0, 2])
  func ending(_ behaviour: HostileBehaviour, _ answers: Int) async throws {
    let server = try HostileServer(behaviour, afterAnswers: answers)
    defer { server.stop() }
    try await withLoop { loop in
      let lane = loop.lane()
      for _ in 0..<answers {
        let proper = try await lane.get(server.url).response
        #expect(proper.text == HostileServer.properContent)
      }
      let ending = answers == 0 ? behaviour.ending : behaviour.endingOnceKept
      var request = Request(method: "GET", url: server.url)
      request.options.followsRedirects = behaviour.isFollowed
      request.options.timeout = ending.isTimeout ? .seconds(1) : .seconds(120)
      await expect(ending, of: request, over: lane)
      // The loop and the next connection are none the worse.
      if answers == 0, !ending.isTimeout { await expect(ending, of: request, over: lane) }
    }
  }

  private func expect(
    _ ending: HostileBehaviour.Ending, of request: Request, over lane: Lane
  ) async {
    do throws(TransportError) {
      let response = try await lane.exchange(request).response
      guard case .answer(let status, let content) = ending else {
        Issue.record("\(response.statusCode) \(response.body.prefix(100)) instead of an error")
        return
      }
      #expect(response.statusCode == status)
      if let content { #expect(response.text == content) }
    } catch {
      guard case .error(let kind, let rest) = ending else {
        Issue.record(error)
        return
      }
      #expect(error.kind.rawValue == kind, "\(error)")
      #expect(error.request?.lines.first == "GET / HTTP/1.1" || error.request?.head == [])
      #expect(error.message.count > 10)
      switch rest {
      case .nothing: #expect(error.partialResponse == nil)
      case .content(let content): #expect(error.partialResponse?.text == content)
      // Its beginning is kept, to be shown.
      case .any where kind == "tooLarge": #expect(error.partialResponse?.body.count ?? 0 <= 1 << 16)
      case .any: break
      }
    }
  }

  @Test("may send exactly as much content as is allowed")
  func justEnough() async throws {
    try await withServer([.receive, answer("12345"), .hold]) { server, lane in
      let response = try await lane.get(server.url()) { $0.maxBodySize = 5 }.response
      #expect(response.text == "12345")
    }
  }

  @Test("may take its port away after an answer")
  func refused() async throws {
    let server = try ScriptedServer([[.receive, answer()]])
    try await withLoop { loop in
      let lane = loop.lane()
      let response = try await lane.get(server.url()).response
      #expect(response.text == "ok")
      server.stop()
      let error = try await lane.failure(Request(method: "GET", url: server.url()))
      #expect(error.kind == .connect)
    }
  }
}

extension HostileBehaviour.Ending {
  fileprivate var isTimeout: Bool { if case .error("timedOut", _) = self { true } else { false } }
}
