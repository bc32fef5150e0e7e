extension HostileBehaviour {
  static func document(_ name: String, _ content: String) -> Self {
    HostileBehaviour(name, .answer()) { $0.send(json + "\r\n" + content) }
  }

  /// JSON that is more than anybody wants to read.
  static let documents = [
    document("arrays 100,000 deep", nested("[", "]")),
    document("objects 100,000 deep", nested(#"{"a":"#, "}")),
    document("arrays 100,000 deep that do not end", String(repeating: "[", count: 100_000)),
    document("a member 100,000 deep", #"{"a": \#(nested("[", "]"))}"#),
    HostileBehaviour("50 MB of JSON", .error("tooLarge", .any)) { client in
      client.send(json + "Content-Length: 50000002\r\n\r\n[")
      for _ in 0..<500 { guard client.send(fifth) else { return } }
      client.send("1]")
    },
    document(
      "500,000 members", "{" + (0..<500_000).map { "\"m\($0)\":\($0)," }.joined() + #""b":1}"#),
    document(
      "one member 50,000 times", "{" + String(repeating: #""a": 1, "#, count: 50_000) + #""a": 1}"#),
    document(
      "20,000 objects", "[" + String(repeating: #"{"a": 1}, "#, count: 20_000) + "1]"),
    document(
      "a number of a million digits", #"{"a": 1\#(String(repeating: "0", count: 1_000_000))}"#),
    document(
      "huge exponents", #"{"a": 1e999999999, "b": -1E-999999999999999999999, "where": "/"}"#),
    document(
      "a string of a million escapes", #"{"a": "\#(String(repeating: "\\n", count: 1_000_000))"}"#),
  ]

  private static let fifth = String(repeating: "1,", count: 50_000)

  private static func nested(_ open: String, _ close: String) -> String {
    String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
  }

  /// What is no JSON, or JSON that is understood in several ways.
  static let texts = [
    document("a member twice", #"{"a": 1, "a": 2}"#),
    document("negative zero", #"{"a": -0.0, "b": [-0]}"#),
    document("a null to go to", #"{"a": [[], 1], "b": [1, 2], "where": null}"#),
    document("NaN", #"{"a": NaN, "b": [-Infinity]}"#),
    document("lone surrogates", #"{"a": "\ud800", "b": ["\udc00\ud800"], "where": "\ud83d"}"#),
    document("U+0000", #"{"a": "\u0000", "where": "/\u0000"}"#),
    document("a plain NUL", "{\"a\": \"\0\"}\0"),
    document("a byte order mark", "\u{FEFF}{}"),
    document("HTML called JSON", "<!DOCTYPE html><html><body>It works!</body></html>"),
    document("two documents", "{} {}"),
    document("nothing called JSON", ""),
    HostileBehaviour("HTML", .answer()) { client in
      client.send(ok + "Content-Type: text/html\r\n\r\n<!DOCTYPE html><h1>It works!</h1>")
    },
    HostileBehaviour("no content", .answer(204)) { $0.send("HTTP/1.1 204 No Content\r\n\r\n") },
    bytes("invalid UTF-8", [0xC3, 0x28, 0xA0, 0xA1, 0xF5, 0x80, 0xFE, 0xFF]),
    bytes("overlong UTF-8", [0xC0, 0xAF, 0xE0, 0x80, 0xAF, 0xED, 0xA0, 0x80]),
    HostileBehaviour("UTF-16", .answer()) { client in
      client.send(json + "\r\n")
      client.send(
        [0xFF, 0xFE] + #"{"a": [1]}"#.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    },
  ]

  private static func bytes(_ name: String, _ bytes: [UInt8]) -> Self {
    HostileBehaviour(name, .answer()) { client in
      client.send(json + "\r\n")
      client.send(Array(#"{"a": ""#.utf8) + bytes + Array(#""}"#.utf8))
    }
  }
}
