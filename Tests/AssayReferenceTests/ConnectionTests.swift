import Testing

@Suite("Connections")
struct ConnectionTests {
  private let registration =
    "POST /customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer alpha\r\n"
  private let content = #"{"name":"A","vatNumber":"1","country":"PT"}"#

  @Test(
    "What is not HTTP gets 400 in the error format, and the connection is closed",
    arguments: [
      "HELLO\r\n\r\n", "GET\r\n\r\n", "GET /healthz HTTP/9\r\n\r\n",
      "BREW /healthz HTTP/1.1\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nNo colon\r\n\r\n", "GET /healthz HTTP/1.1\r\nA b: c\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nX: \(String(repeating: "x", count: 200_000))\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      "\u{16}\u{3}\u{1}\u{0}\u{5}\u{1}\u{0}\u{0}\u{1}\u{3}\u{3}\r\n\r\n",
    ])
  func notHTTP(_ text: String) async throws {
    try await withReference { caller in
      let (reply, isClosed) = try await caller.wire { connection in
        try connection.send(text)
        return (try connection.reply(), try connection.isClosed())
      }
      try expectRefusal(reply, 400)
      #expect(isClosed)
    }
  }

  @Test("Content that ends before its length is never registered")
  func truncatedContent() async throws {
    try await withReference { caller in
      let text = registration + "Content-Length: \(content.utf8.count + 1)\r\n\r\n" + content
      let reply = try await caller.wire { connection in
        try connection.send(text)
        connection.finishSending()
        return try connection.reply()
      }
      try expectRefusal(reply, 400)
      let other = minimal("1").merging(["city": "Porto"]) { $1 }
      #expect(try await caller.register(other).status == 201)
    }
  }

  @Test("A chunk of no length gets 400, and nothing is registered")
  func brokenChunk() async throws {
    try await withReference { caller in
      let text = registration + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\(content)\r\n0\r\n\r\n"
      let reply = try await caller.wire { connection in
        try connection.send(text)
        return try connection.reply()
      }
      try expectRefusal(reply, 400)
      #expect(try await caller.retrieve("1").status == 404)
    }
  }

  @Test("Content in chunks, and in pieces, is put together")
  func pieces() async throws {
    try await withReference { caller in
      let chunks = content.utf8.map { "1\r\n\(Unicode.Scalar($0))\r\n" }.joined() + "0\r\n\r\n"
      let text = registration + "Transfer-Encoding: chunked\r\n\r\n" + chunks
      let reply = try await caller.wire { connection in
        for byte in text.utf8 { try connection.send([byte]) }
        return try connection.reply()
      }
      #expect(reply.status == 201)
    }
  }

  @Test("A connection serves many requests, sent one by one or at once, refused ones among them")
  func keptConnection() async throws {
    try await withReference { caller in
      let requests = [
        registration + "Content-Length: \(content.utf8.count)\r\n\r\n" + content,
        registration + "Content-Length: 1\r\n\r\n{",
        "GET /customers/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /customers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nGET ",
        "PUT /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nGET ",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
      ]
      let statuses = try await caller.wire { connection in
        var statuses: [Int] = []
        for request in requests {
          try connection.send(request)
          statuses.append(try connection.reply().status)
        }
        try connection.send(requests.joined())
        for _ in requests { statuses.append(try connection.reply().status) }
        return statuses
      }
      #expect(statuses == [201, 400, 400, 401, 405, 200, 200, 400, 400, 401, 405, 200])
    }
  }

  @Test(
    "A client that waits with its content is told to send it",
    arguments: [
      "100-continue", "100-Continue",
    ])
  func expectation(_ value: String) async throws {
    try await withReference { caller in
      let head = registration + "Expect: \(value)\r\nContent-Length: \(content.utf8.count)\r\n\r\n"
      let content = content
      let statuses = try await caller.wire { connection in
        try connection.send(head)
        let first = try connection.reply().status
        try connection.send(content)
        return [first, try connection.reply().status]
      }
      #expect(statuses == [100, 201])
    }
  }

  @Test("A client that asks for the connection to be closed is answered, and it is closed")
  func close() async throws {
    try await withReference { caller in
      let isClosed = try await caller.wire { connection in
        try connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(try connection.reply().status == 200)
        return try connection.isClosed()
      }
      #expect(isClosed)
    }
  }

  @Test("200 clients that say nothing, or half of a request, keep nobody from being served")
  func idleClients() async throws {
    try await withReference { caller in
      let statuses = try await caller.wire { _ in
        var silent: [SilentClient] = []
        for index in 0..<200 {
          silent.append(
            try SilentClient(port: caller.port, saying: index % 2 == 0 ? "" : "POST /cu"))
        }
        var connection = try WireConnection(port: caller.port)
        try connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        let status = try connection.reply().status
        withExtendedLifetime(silent) {}
        return status
      }
      #expect(statuses == 200)
    }
  }

  /// A connection that stays open as long as the value lives.
  private final class SilentClient {
    private let connection: WireConnection

    init(port: Int, saying text: String) throws {
      connection = try WireConnection(port: port)
      try connection.send(text)
    }
  }
}
