import Foundation

extension HostileBehaviour {
  /// A place in an answer at which the server has nothing more to say.
  private struct Stage {
    let name: String
    let sent: String
    let rest: Rest
    var isBeforeAnswer: Bool { sent.isEmpty }
    var isBeforeFirstLine: Bool { !sent.contains("\r\n") }

    init(_ name: String, _ sent: String = "", _ rest: Rest = .nothing) {
      self.name = name
      self.sent = sent
      self.rest = rest
    }

    static let all = [
      Stage("at once"),
      Stage("before the answer"),
      Stage("within the status line", "HTTP/1.1 20"),
      Stage("within the head", ok + "A: b"),
      Stage("behind the head", ok + "Content-Length: 9\r\n\r\n", .content("")),
      Stage("within the content", ok + "Content-Length: 9\r\n\r\nabc", .content("abc")),
      Stage("within a chunk", chunked + "5\r\nabc", .content("abc")),
      Stage("between chunks", chunked + "3\r\nabc\r\n", .content("abc")),
      Stage("before the trailers", chunked + "3\r\nabc\r\n0\r\n", .content("abc")),
      Stage("within the trailers", chunked + "3\r\nabc\r\n0\r\nA: b", .content("abc")),
    ]
  }

  /// Mute, closed and reset at every stage.
  static let stages = Stage.all.flatMap { stage in
    let isAtOnce = stage.name == "at once"
    // What is dead before a line of the answer has come is replaced.
    let onceKept = stage.isBeforeFirstLine ? Ending.proper : nil
    return [
      HostileBehaviour(
        "mute \(stage.name)", .error("timedOut", stage.rest), awaitsRequest: !isAtOnce
      ) { client in
        client.send(stage.sent)
        client.hold()
      },
      HostileBehaviour(
        "closed \(stage.name)", .error("connectionLost", stage.rest), onceKept: onceKept,
        awaitsRequest: !isAtOnce
      ) { client in
        client.send(stage.sent)
      },
      HostileBehaviour(
        "reset \(stage.name)", .error("connectionLost", stage.isBeforeAnswer ? .nothing : .any),
        onceKept: onceKept, awaitsRequest: !isAtOnce
      ) { client in
        client.send(stage.sent)
        // A reset takes away what has not been read, and a connection that is not quite open.
        usleep(50_000)
        client.reset()
      },
    ]
  }

  /// Answers as they should be, on connections that serve one request only.
  static let stale = [
    HostileBehaviour("closed behind each answer", .proper) { client in
      client.send(HostileServer.properAnswer)
    },
    HostileBehaviour("reset behind each answer", .proper) { client in
      client.send(HostileServer.properAnswer)
      usleep(50_000)
      client.reset()
    },
    HostileBehaviour("closed by the request after each answer", .proper) { client in
      client.send(HostileServer.properAnswer)
      client.receive()
    },
    HostileBehaviour("reset by the request after each answer", .proper) { client in
      client.send(HostileServer.properAnswer)
      client.receive()
      client.reset()
    },
  ]

  static let slow = [
    HostileBehaviour("a dripping status line", .timedOut) { $0.drip(ok) },
    HostileBehaviour("a dripping head", .timedOut) { client in
      client.send(ok)
      client.drip("Dripping: one byte at a time\r\n\r\n")
    },
    HostileBehaviour("dripping content", .error("timedOut", .any)) { client in
      client.send(ok + "Content-Length: 90\r\n\r\n")
      client.drip("one byte at a time")
    },
    HostileBehaviour("dripping chunks", .error("timedOut", .any)) { client in
      client.send(chunked)
      client.drip("1\r\na\r\n1\r\nb\r\n1\r\nc\r\n")
    },
    HostileBehaviour("dripping trailers", .error("timedOut", .any)) { client in
      client.send(chunked)
      client.drip("0\r\nDripping: one byte at a time")
    },
  ]
}
