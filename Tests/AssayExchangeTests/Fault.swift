import AssayExchange
import Testing

/// What a server does after a request, and the error that must come of it.
struct Fault: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var steps: [ScriptedServer.Step]
  var kind: TransportError.Kind
  var partialText: String?

  init(
    _ name: String, _ steps: ScriptedServer.Step..., is kind: TransportError.Kind,
    partial: String? = nil
  ) {
    testDescription = name
    self.steps = steps
    self.kind = kind
    partialText = partial
  }
}

extension Fault {
  static let all = [
    Fault("no answer, closed", is: .connectionLost),
    Fault("no answer, reset", .reset, is: .connectionLost),
    Fault("no answer, ever", .hold, is: .timedOut),
    Fault("not HTTP", .send("SSH-2.0-OpenSSH_9\r\n"), is: .malformedResponse),
    Fault("HTTP/0.9", .send("<html>hello</html>"), is: .malformedResponse),
    Fault("a status of letters", .send("HTTP/1.1 abc OK\r\n\r\n"), is: .malformedResponse),
    Fault("an unknown version", .send("HTTP/7.3 200 OK\r\n\r\n"), is: .malformedResponse),
    Fault("half a head", .send(ok + "A: b"), is: .connectionLost),
    Fault("no colon", .send(ok + "nonsense\r\n\r\n"), is: .malformedResponse),
    Fault("NUL in a field", .send(ok + "A: b\u{0}c\r\n\r\n"), is: .malformedResponse),
    Fault("NUL in a name", .send(ok + "A\u{0}: b\r\n\r\n"), is: .malformedResponse),
    Fault("a length of letters", .send(ok + "Content-Length: x\r\n\r\n"), is: .malformedResponse),
    Fault("a negative length", .send(ok + "Content-Length: -1\r\n\r\n"), is: .malformedResponse),
    Fault(
      "less than promised", .send(ok + "Content-Length: 9\r\n\r\nabc"), is: .connectionLost,
      partial: "abc"),
    Fault(
      "reset in the middle", .send(ok + "Content-Length: 9\r\n\r\nabc"),
      .drip([0x64, 0x65], every: .milliseconds(50)), .reset, is: .connectionLost, partial: "abcde"),
    Fault("half a chunk", .send(chunked + "5\r\nabc"), is: .connectionLost, partial: "abc"),
    Fault("no last chunk", .send(chunked + "3\r\nabc\r\n"), is: .connectionLost, partial: "abc"),
    Fault("a chunk of letters", .send(chunked + "zz\r\nabc"), is: .malformedResponse, partial: ""),
    Fault(
      "a chunk beyond all measure", .send(chunked + "fffffffffffffffffff\r\nabc"),
      is: .malformedResponse, partial: ""),
    Fault(
      "no gzip at all", .send(ok + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"),
      is: .malformedResponse, partial: ""),
    Fault(
      "an unknown coding", .send(ok + "Content-Encoding: rot13\r\nContent-Length: 3\r\n\r\nabc"),
      is: .malformedResponse, partial: ""),
    Fault("endless interim responses", .flood("HTTP/1.1 100 Continue\r\n\r\n"), is: .tooLarge),
    Fault("endless fields", .send(ok), .flood("A: b\r\n"), is: .tooLarge),
    Fault("an endless field", .send(ok + "A: "), .flood("b"), is: .tooLarge),
    Fault("an endless status line", .send("HTTP/1.1 200 "), .flood("b"), is: .tooLarge),
    Fault(
      "endless trailers", .send(chunked + "0\r\n"), .flood("A: b\r\n"), is: .tooLarge, partial: ""),
    Fault(
      "a dripping head", .drip(Array((ok + "A: b\r\n\r\n").utf8), every: .milliseconds(200)),
      is: .timedOut),
    Fault(
      "dripping content", .send(ok + "Content-Length: 9\r\n\r\n"),
      .drip([0x61], every: .zero), .hold, is: .timedOut, partial: "a"),
    Fault(
      "an endless chunk extension", .send(chunked + "3;"),
      .drip(
        [UInt8](repeating: 0x61, count: 50), every: .milliseconds(100)), is: .timedOut, partial: ""),
  ]
}

private let ok = "HTTP/1.1 200 OK\r\n"
private let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
