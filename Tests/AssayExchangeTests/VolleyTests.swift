import AssayExchange
import BlockingTests
import LoopbackServers
import Synchronization
import Testing

@Suite("The ends of requests at once", .prompt, .timeLimit(.minutes(1)))
struct VolleyTests {
  private static func post(_ url: String, _ content: [UInt8]) -> Request {
    Request(method: "POST", url: url, headers: [], body: content)
  }

  /// More than two sockets' buffers hold, so that its server must have read some of it.
  private static let large = [UInt8](repeating: 0x61, count: 32 << 20)

  @Test("leave no earlier than the last of them has sent all else", arguments: [1, 2, 70_000])
  func wait(_ size: Int) async throws {
    let readOfLarge = Mutex(0)
    let readBeforeSmall = Mutex<(read: Int, at: ContinuousClock.Instant)?>(nil)
    let server = try LoopbackServer { connection in
      var received: [UInt8] = []
      var count = 0
      while let bytes = connection.read(), !bytes.isEmpty {
        count += bytes.count
        if received.count < 1_000_000 { received += bytes }
        if received.starts(with: Array("POST /large".utf8)) { readOfLarge.withLock { $0 = count } }
        if received.last == UInt8(ascii: "!") {
          let read = readOfLarge.withLock { $0 }
          readBeforeSmall.withLock { $0 = (read, .now) }
        } else if count < Self.large.count {
          continue
        }
        _ = connection.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8))
        if received.last == UInt8(ascii: "!") { break }
      }
    }
    defer { server.stop() }
    let start = ContinuousClock.now
    try await withLoop { loop in
      let small = [UInt8](repeating: 0x62, count: size - 1) + Array("!".utf8)
      let outcomes = await loop.lane().exchangesAtOnce([
        Self.post("\(server.url)/small", small), Self.post("\(server.url)/large", Self.large),
      ])
      for outcome in outcomes {
        let status = try outcome.get().response.statusCode
        #expect(status == 200)
      }
      let (read, end) = try #require(readBeforeSmall.withLock { $0 })
      // One that takes longer than a second to send is not waited for, as on a machine under load.
      #expect(read > Self.large.count / 2 || end - start > .seconds(1))
    }
  }

  @Test("do not wait for ever where a server reads one request whole before the next")
  func oneByOne() async throws {
    let turn = Mutex(())
    let server = try LoopbackServer { connection in
      var reader = RequestReader(connection)
      guard turn.withLock({ _ in reader.next() != nil }) else { return }
      _ = connection.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8))
    }
    defer { server.stop() }
    try await withLoop { loop in
      let requests = ["a", "b"].map { Self.post("\(server.url)/\($0)", Self.large) }
      let outcomes = await loop.lane().exchangesAtOnce(requests)
      for outcome in outcomes {
        let status = try outcome.get().response.statusCode
        #expect(status == 200)
      }
    }
  }

  @Test("are not waited for where an answer comes before them, or none at all")
  func earlyAnswer() async throws {
    let refusal = "HTTP/1.1 401 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    try await withServer(
      [.awaitBytes, .send(refusal)], [.awaitBytes, .reset], [.receive, answer()]
    ) { server, lane in
      let request = Self.post(server.url(), Array("content".utf8))
      let outcomes = await lane.exchangesAtOnce([request, request, request])
      let statuses = outcomes.map { try? $0.get().response.statusCode }
      #expect(statuses.compactMap(\.self).sorted() == [200, 401])
    }
  }

  @Test("are whole again where a redirect keeps the content")
  func redirect() async throws {
    let server = try AnsweringServer { request in
      request.target == "/here"
        ? .raw("HTTP/1.1 307 There\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n")
        : .json(200, "{}")
    }
    defer { server.stop() }
    try await withLoop { loop in
      var request = Self.post("\(server.url)/here", Array("content".utf8))
      request.options.followsRedirects = true
      let outcomes = await loop.lane().exchangesAtOnce([request, request])
      for outcome in outcomes {
        let status = try outcome.get().response.statusCode
        #expect(status == 200)
      }
      #expect(server.targets.sorted() == ["/here", "/here", "/there", "/there"])
      #expect(server.requests.allSatisfy { $0.content == "content" })
    }
  }

  @Test(
    "are byte for byte those of one alone",
    arguments: [
      ("GET", nil), ("HEAD", nil), ("POST", ""), ("POST", "1"), ("PATCH", "two"), ("DELETE", nil),
    ] as [(String, String?)])
  func sameBytes(_ method: String, _ content: String?) async throws {
    // One that begins late may go over the connection of one that has ended.
    let serving = Array(repeating: [ScriptedServer.Step.receive, answer("")], count: 3)
    try await withServer(serving.flatMap(\.self) + [.hold]) { server, lane in
      let request = Request(
        method: method, url: server.url(), headers: [], body: content.map { Array($0.utf8) })
      _ = await lane.exchangesAtOnce([request, request])
      var alone = request
      alone.options.freshConnection = true
      _ = try await lane.exchange(alone)
      #expect(server.requests.count == 3)
      #expect(Set(server.requests).count == 1)
    }
  }
}
