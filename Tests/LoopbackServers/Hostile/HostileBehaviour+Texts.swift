extension HostileBehaviour {
  private static func redirect(_ name: String, to location: String, _ ending: Ending) -> Self {
    HostileBehaviour(name, ending, isFollowed: true) { client in
      repeat {
        client.send(
          "HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 2\r\n\r\n{}")
      } while client.receive()
    }
  }

  static let redirects = [
    redirect("a redirect to itself", to: "/", .error("tooManyRedirects", .any)),
    redirect(
      "a redirect to a file", to: "file:///etc/passwd", .error("unsupportedScheme", .any)),
    redirect(
      "a redirect to a dictionary", to: "dict://127.0.0.1:1/x", .error("unsupportedScheme", .any)),
    redirect("a redirect to no URL", to: "http://[::1", .error("malformedResponse", .any)),
    redirect(
      "a redirect to a host that is not", to: "http://nowhere.invalid/", .error("nameLookup", .any)),
    redirect(
      "a redirect that nobody follows", to: "http://nowhere.invalid/", .answer(302, content: "{}")
    ).unfollowed,
    HostileBehaviour("a time to come back in 31 years", .answer(503)) { client in
      client.send(
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 999999999\r\nContent-Length: 0\r\n\r\n")
    },
  ]

  private var unfollowed: Self {
    HostileBehaviour(description, ending, awaitsRequest: awaitsRequest, play: play)
  }

  /// Text that means something to whoever reads a report of it.
  private static let means = [
    ("XML", #"</failure><testcase name="x"/><![CDATA[ ]]> &xxe; <!ENTITY xxe SYSTEM "file:///">"#),
    ("HTML", #"</script><script>alert(1)</script><img src=x onerror=alert(1)>"#),
    ("a terminal", "\u{1B}[2J\u{1B}]0;title\u{7}\u{9B}31m\u{8}\u{202E}"),
    (
      "CI logs",
      "\n##vso[task.setvariable variable=x]y\n::error::x\n##teamcity[x]\nsection_start:1:x"
    ),
    ("the next request", "/\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1"),
  ]

  static let injections =
    means.flatMap { reader, text in
      let escaped = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\0"..<" ": "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
        default: String(scalar)
        }
      }.joined()
      let line = text.filter { !$0.isNewline }
      return [
        document(
          "words for \(reader) in a value", #"{"a": "\#(escaped)", "where": "\#(escaped)"}"#),
        document("words for \(reader) in a name", #"{"\#(escaped)": 1}"#),
        HostileBehaviour("words for \(reader) as content", .answer()) { client in
          client.send(json + "\r\n" + text)
        },
        HostileBehaviour("words for \(reader) in the head", .answer(299)) { client in
          client.send("HTTP/1.1 299 \(line)\r\nContent-Type: \(line)\r\nX: \(line)\r\n\r\n{}")
        },
      ]
    }
}
