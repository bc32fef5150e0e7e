extension HostileBehaviour {
  /// What never ends, so that the client must end it.
  static let endless = [
    HostileBehaviour("an endless status line", .tooLarge) { client in
      client.send("HTTP/1.1 200 ")
      client.flood("b")
    },
    HostileBehaviour("endless empty lines", .malformed) { $0.flood("\r\n") },
    HostileBehaviour("endless fields", .tooLarge) { client in
      client.send(ok)
      client.flood("A: b\r\n")
    },
    HostileBehaviour("an endless field", .tooLarge) { client in
      client.send(ok + "A: ")
      client.flood("b")
    },
    HostileBehaviour("an endless field over many lines", .tooLarge) { client in
      client.send(ok + "A: b\r\n")
      client.flood(" b\r\n")
    },
    HostileBehaviour("endless interim answers", .tooLarge) { client in
      client.flood("HTTP/1.1 100 Continue\r\n\r\n")
    },
    HostileBehaviour("endless hints", .tooLarge) { client in
      client.flood("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
    },
    HostileBehaviour("endless content", .error("tooLarge", .any)) { client in
      client.send(ok + "\r\n")
      client.flood("x")
    },
    HostileBehaviour("endless chunks", .error("tooLarge", .any)) { client in
      client.send(chunked)
      client.flood("10\r\nsixteen bytes...\r\n")
    },
    HostileBehaviour("an endless chunk", .error("tooLarge", .any)) { client in
      client.send(chunked + "7fffffff\r\n")
      client.flood("x")
    },
    // What is passed over takes no memory, so that time alone ends it.
    HostileBehaviour("an endless chunk extension", .error("timedOut", .content(""))) { client in
      client.send(chunked + "3;")
      client.flood("a")
      client.hold()
    },
    HostileBehaviour("an endless chunk size", .error("malformedResponse", .content(""))) { client in
      client.send(chunked)
      client.flood("0")
    },
    HostileBehaviour("endless trailers", .error("tooLarge", .content(""))) { client in
      client.send(chunked + "0\r\n")
      client.flood("A: b\r\n")
    },
    HostileBehaviour("an endless trailer", .error("tooLarge", .content(""))) { client in
      client.send(chunked + "0\r\nA: ")
      client.flood("b")
    },
  ]
}
