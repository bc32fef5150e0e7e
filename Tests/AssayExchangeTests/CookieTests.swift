import AssayExchange
import BlockingTests
import Foundation
import Testing

@Suite("Cookies of a lane", .prompt, .timeLimit(.minutes(1)))
struct CookieTests {
  /// Answers every request; the first one of each connection with these `Set-Cookie` fields.
  private func withServer(
    setting cookies: String..., body: (ScriptedServer, CurlLoop) async throws -> Void
  ) async throws {
    let first = answer([], cookies.map { "Set-Cookie: \($0)" })
    let rest = Array(repeating: [ScriptedServer.Step.receive, answer()], count: 8).flatMap(\.self)
    let server = try ScriptedServer([[.receive, first] + rest + [.hold], rest + [.hold]])
    defer { server.stop() }
    try await withLoop { loop in try await body(server, loop) }
  }

  @Test("are sent by its later requests, and by those of no other lane")
  func ownLaneOnly() async throws {
    try await withServer(setting: "a=1; HttpOnly", "b=2") { server, loop in
      try await fill(loop.lane(keepsCookies: true), beside: loop, server.url())
      let later = [loop.lane(keepsCookies: true), loop.lane()]
      #expect(try await later[0].cookies(server.url()).isEmpty)
      #expect(try await later[1].cookies(server.url()).isEmpty)
    }
  }

  private func fill(_ lane: Lane, beside loop: CurlLoop, _ url: String) async throws {
    #expect(try await lane.cookies(url).isEmpty)
    #expect(try await lane.cookies(url).sorted() == ["a=1", "b=2"])
    let others = [loop.lane(keepsCookies: true), loop.lane()]
    #expect(try await others[0].cookies(url).isEmpty)
    #expect(try await others[1].cookies(url).isEmpty)
  }

  @Test("are not kept unless that is asked for")
  func notUnasked() async throws {
    try await withServer(setting: "a=1") { server, loop in
      let lane = loop.lane()
      _ = try await lane.get(server.url())
      #expect(try await lane.cookies(server.url()).isEmpty)
    }
  }

  @Test("go where domain, path and time of life allow, and nowhere else")
  func scope() async throws {
    try await withServer(
      setting: "deep=1; Path=/deep", "old=1; Max-Age=0", "foreign=1; Domain=example.org",
      "past=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "all=1; Path=/"
    ) { server, loop in
      let lane = loop.lane(keepsCookies: true)
      _ = try await lane.get(server.url("/"))
      #expect(try await lane.cookies(server.url("/")) == ["all=1"])
      #expect(try await lane.cookies(server.url("/deep/er")) == ["deep=1", "all=1"])
      #expect(try await lane.cookies(server.url("/deeper")) == ["all=1"])
      let elsewhere = try await lane.get("http://localhost:\(server.port)/") {
        $0.resolve = []
        $0.connectTo = ["localhost:\(server.port):127.0.0.1:\(server.port)"]
      }
      #expect(elsewhere.request.cookies.isEmpty)
    }
  }

  @Test("give way to the request's own word on them")
  func explicit() async throws {
    try await withServer(setting: "a=1") { server, loop in
      let lane = loop.lane(keepsCookies: true)
      _ = try await lane.get(server.url())
      var request = Request(method: "GET", url: server.url())
      request.suppressedHeaders = ["cookie"]
      #expect(try await lane.cookies(request).isEmpty)
      request.suppressedHeaders = []
      request.headers = [HeaderField(name: "Cookie", value: "b=2")]
      #expect(try await lane.cookies(request) == ["b=2"])
      #expect(try await lane.cookies(server.url()) == ["a=1"])
    }
  }

  @Test("are sent and taken by requests at once too")
  func atOnce() async throws {
    let sets = (0..<4).map { number -> [ScriptedServer.Step] in
      [.receive, answer([], ["Set-Cookie: c\(number)=\(number)"])]
        + [.receive, answer(), .receive, answer(), .hold]
    }
    let server = try ScriptedServer(sets)
    defer { server.stop() }
    try await withLoop { loop in
      let lane = loop.lane(keepsCookies: true)
      _ = try await lane.get(server.url())
      let request = Request(method: "POST", url: server.url(), body: [0x61])
      let exchanges = try await lane.exchangesAtOnce([request, request, request])
        .map { try $0.get() }
      #expect(exchanges.map(\.request.cookies) == [["c0=0"], ["c0=0"], ["c0=0"]])
      let set = exchanges.flatMap { $0.response.headers.values(of: "Set-Cookie") }
      #expect(set.count >= 2)
      #expect(Set(try await lane.cookies(server.url())) == Set(set + ["c0=0"]))
    }
  }
}

extension Lane {
  /// The cookies that a request is sent with.
  fileprivate func cookies(_ url: String) async throws -> [String] {
    try await get(url).request.cookies
  }

  fileprivate func cookies(_ request: Request) async throws -> [String] {
    try await exchange(request).request.cookies
  }
}

extension SentRequest {
  fileprivate var cookies: [String] {
    values(of: "Cookie").flatMap { $0.components(separatedBy: "; ") }
  }
}
