extension HostileBehaviour {
  /// What is no answer by HTTP/1.1, or not one to this request.
  static let protocols = [
    HostileBehaviour("HTTP/0.9", .malformed, sends: "<html>hello</html>"),
    HostileBehaviour("SSH", .malformed, sends: "SSH-2.0-OpenSSH_9.2\r\n"),
    HostileBehaviour("SMTP", .malformed, sends: "220 mail.example ESMTP\r\n"),
    HostileBehaviour(
      "HTTP/2 unasked", .malformed, sends: "\0\0\u{12}\u{4}\0\0\0\0\0\0\u{3}\0\0\0d"),
    HostileBehaviour("an alert of TLS", .malformed) { $0.send([21, 3, 3, 0, 2, 2, 40]) },
    HostileBehaviour("NULs", .malformed, sends: "\0\0\0\0\0\0\0\0"),
    HostileBehaviour("a request", .malformed, sends: "GET / HTTP/1.1\r\n\r\n"),
    HostileBehaviour("no status", .malformed, sends: "HTTP/1.1\r\n\r\n"),
    HostileBehaviour("a status of letters", .malformed, sends: "HTTP/1.1 abc OK\r\n\r\n"),
    HostileBehaviour("a status of four digits", .malformed, sends: "HTTP/1.1 2000 OK\r\n\r\n"),
    HostileBehaviour("an unknown version", .malformed, sends: "HTTP/7.3 200 OK\r\n\r\n{}"),
    HostileBehaviour("no colon", .malformed, sends: ok + "nonsense\r\n\r\n"),
    HostileBehaviour("NUL in a field", .malformed, sends: ok + "A: b\0c\r\n\r\n"),
    HostileBehaviour("NUL in a name", .malformed, sends: ok + "A\0: b\r\n\r\n"),
    HostileBehaviour("one field very often", .answer(content: "{}")) { client in
      client.send(json + String(repeating: "X: y\r\n", count: 20_000) + "\r\n{}")
    },
    HostileBehaviour("very many fields", .answer(content: "{}")) { client in
      client.send(json + (0..<20_000).map { "X\($0): y\r\n" }.joined() + "\r\n{}")
    },
    HostileBehaviour("a very long field", .tooLarge) { client in
      client.send(json + "X: " + String(repeating: "y", count: 300_000) + "\r\n\r\n{}")
    },
    HostileBehaviour(
      "only an interim answer", .lost, sends: "HTTP/1.1 100 Continue\r\n\r\n"),
    HostileBehaviour(
      "a change of protocols", .lost,
      sends: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    // Over a kept connection it races with the next request: libcurl lets a connection go on which
    // something waits already, and takes what comes a moment later for the answer.
    HostileBehaviour(
      "an answer before the request", .answer(content: "early"), onceKept: .answer(),
      awaitsRequest: false
    ) { client in
      client.send(ok + "Content-Length: 5\r\n\r\nearly")
      client.receive()
    },
    HostileBehaviour("a surplus answer", .proper) { client in
      repeat {
        client.send(HostileServer.properAnswer + ok + "Content-Length: 7\r\n\r\nsurplus")
      } while client.receive()
    },
  ]
}
