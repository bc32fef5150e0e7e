import Testing

/// What no server should send.
struct OddAnswer: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: String

  init(_ description: String, _ bytes: String) {
    testDescription = description
    self.bytes = bytes
  }

  private static let ok = "HTTP/1.1 200 OK\r\n"
  private static let json = "\(ok)Content-Type: application/json\r\n"
  private static let deep = String(repeating: "[", count: 200_000)

  static let all = heads + contents

  private static let heads = [
    OddAnswer("nothing", ""), OddAnswer("empty lines", "\r\n\r\n"), OddAnswer("NULs", "\0\0\0"),
    OddAnswer("no status", "HTTP/1.1\r\n\r\n"), OddAnswer("a request", "GET / HTTP/1.1\r\n\r\n"),
    OddAnswer("an unknown version", "HTTP/9.9 200 OK\r\n\r\n{}"),
    OddAnswer("an escape in the reason", "HTTP/1.1 999 \u{1B}[2J\r\n\r\n{}"),
    OddAnswer("another protocol", "SSH-2.0-OpenSSH_9.2\r\n"),
    OddAnswer("a negative length", "\(ok)Content-Length: -1\r\n\r\n{}"),
    OddAnswer("an endless length", "\(ok)Content-Length: 99999999999999999999\r\n\r\n{}"),
    OddAnswer("less than its length", "\(ok)Content-Length: 100\r\n\r\n{}"),
    OddAnswer("an endless chunk", "\(ok)Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}"),
    OddAnswer(
      "half a trailer", "\(ok)Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: \u{1B}\r\n"),
    OddAnswer("no gzip", "\(ok)Content-Encoding: gzip\r\n\r\nnot gzip"),
    OddAnswer("a redirect", "HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n\r\n"),
    OddAnswer("only an interim answer", "HTTP/1.1 100 Continue\r\n\r\n"),
    OddAnswer(
      "another protocol after all", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    OddAnswer(
      "one field very often", json + String(repeating: "X: y\r\n", count: 20_000) + "\r\n{}"),
    OddAnswer("very many fields", json + (0..<20_000).map { "X\($0): y\r\n" }.joined() + "\r\n{}"),
    OddAnswer(
      "a very long field", json + "X: " + String(repeating: "y", count: 300_000) + "\r\n\r\n{}"),
  ]

  private static let contents = [
    OddAnswer("no content", "HTTP/1.1 204 No Content\r\n\r\n"),
    OddAnswer("deep arrays", "\(json)\r\n\(deep)"),
    OddAnswer("deep arrays in a member", "\(json)\r\n{\"a\": \(deep)"),
    OddAnswer("a byte order mark", "\(json)\r\n\u{FEFF}{}"),
    OddAnswer("a huge number", "\(json)\r\n{\"a\": 1e999999999, \"b\": -0.0, \"where\": \"/\"}"),
    OddAnswer("a null to go to", "\(json)\r\n{\"a\": [[], 1], \"b\": [1, 2], \"where\": null}"),
    OddAnswer("half a surrogate pair", "\(json)\r\n{\"a\": \"\u{202E}\\u0000\\ud800\"}"),
    OddAnswer(
      "one member very often",
      "\(json)\r\n{" + String(repeating: "\"a\": 1, ", count: 50_000) + "\"a\": 1}"),
    OddAnswer(
      "very many objects", "\(json)\r\n[" + String(repeating: "{\"a\": 1}, ", count: 20_000) + "1]"),
  ]
}
