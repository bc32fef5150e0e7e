import Testing

@Suite("Mistakes in a request")
struct RequestMistakeTests {
  @Test("are told with their place", arguments: mistakes + contentMistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  /// A request with these members beside its method and its path.
  private static func request(_ members: String) -> String {
    #"{"method": "POST", "path": "/", \#(members)}"#
  }

  static let fragment = (
    "a path holds no '#': what stands behind it would not be sent",
    "write %23, and {{url name}} for a value that may hold one"
  )
  static let blank = (
    "a path holds no blank and no control character",
    "write %20 for a blank, and {{url name}} for a value that may hold one"
  )

  static let mistakes = [
    Mistake(
      .steps, #"«{»"request": {"path": "/"}, "expect": {"status": 200}}"#, "missing-key",
      "the request has no 'method'"),
    Mistake(
      .steps, #"«{»"request": {"method": "GET"}, "expect": {"status": 200}}"#, "missing-key",
      "the request has no 'path'"),
    Mistake(
      .request, #"{"method": «"GE T"», "path": "/"}"#, "wrong-value",
      "'GE T' is not a method (RFC 9110, section 9.1)"),
    Mistake(
      .request, #"{"method": «""», "path": "/"}"#, "wrong-value",
      "'' is not a method (RFC 9110, section 9.1)"),
    Mistake(
      .request, #"{"method": "GET", "path": «"customers"»}"#, "wrong-value",
      "a path begins with '/'",
      note: "it is added to the base URL; another server is named by a whole URL"),
    Mistake(
      .request, #"{"method": "GET", "path": «"ftp://x/"»}"#, "wrong-value",
      "a path begins with '/'",
      note: "it is added to the base URL; another server is named by a whole URL"),
    Mistake(
      .request, #"{"method": «"patch"», "path": "/"}"#, "method-case",
      "'patch' is sent as it is written, and is not PATCH",
      note: "write PATCH: methods are told apart by letter case"),
    Mistake(
      .request, #"{"method": "GET", "path": «"/a#b"»}"#, "wrong-value", fragment.0,
      note: fragment.1),
    Mistake(
      .request, #"{"method": "GET", "path": «"/{{uuid}}?a=#{{uuid}}"»}"#, "wrong-value", fragment.0,
      note: fragment.1),
    Mistake(
      .request, #"{"method": "GET", "path": «"http://127.0.0.1/#top"»}"#, "wrong-value", fragment.0,
      note: fragment.1),
    Mistake(
      .request, #"{"method": "GET", "path": «"/a b"»}"#, "wrong-value", blank.0, note: blank.1),
    Mistake(
      .request, #"{"method": "GET", "path": «"/a\tb/{{uuid}}"»}"#, "wrong-value", blank.0,
      note: blank.1),
    Mistake(
      .request, #"{"method": "GET", "path": «"http://127.0.0.1:65536/{{uuid}}"»}"#, "wrong-value",
      "'65536' is no port number", note: "ports go from 1 to 65535"),
    Mistake(
      .request, #"{"method": "GET", "path": «"https://[::1]:0"»}"#, "wrong-value",
      "'0' is no port number", note: "ports go from 1 to 65535"),
    Mistake(
      .request, #"{"method": "GET", "path": "/", «"metod"»: 1}"#, "unknown-key",
      "a request has no key 'metod'", note: "did you mean 'method'?"),
    Mistake(
      .top, #""requests": {"register": {}, "r": {"use": «"regster"»}}"#, "unknown-request",
      "no request is named 'regster'", note: "did you mean 'register'?"),
    Mistake(
      .request, request(#""headers": {«"X Y"»: "1"}"#), "wrong-value",
      "'X Y' is not a field name (RFC 9110, section 5.1)"),
    Mistake(
      .request, request(#""headers": {"X": «"a\r\nY: b"»}"#), "wrong-value",
      "a field value holds no line break (RFC 9110, section 5.5)"),
    Mistake(
      .request, request(#""headers": {"X": «7»}"#), "wrong-type",
      "the header field 'X' must be a string, or null to send none, not a number"),
    Mistake(
      .request, request(#""options": {«"unixsocket"»: 1}"#), "unknown-key",
      "'options' has no key 'unixsocket'", note: "did you mean 'unix-socket'?"),
    Mistake(
      .request, request(#""options": {"cacert": «"../ca.pem"»}"#), "outside-folder",
      "'../ca.pem' leads out of the working folder",
      note: "name a file below it, or an absolute path"),
    Mistake(
      .request, request(#""options": {"http": «"3"»}"#), "wrong-value",
      "'http' takes \"1.0\", \"1.1\", \"2\" or \"2-prior-knowledge\""),
  ]

  static let contentMistakes = [
    Mistake(
      .request,
      request(#""headers": {"content-type": «"application/json"»}, "multipart": {"a": "b"}"#),
      "wrong-value", "'application/json' is not the type of 'multipart' content",
      note: "leave Content-Type out, or write one that begins with multipart/; "
        + "'text' is sent under any type"),
    Mistake(
      .request,
      request(
        #""headers": {"Content-Type": «"multipart/mixed; boundary="»}, "multipart": {"a": "b"}"#),
      "wrong-value",
      "'multipart/mixed; boundary=' names no boundary that multipart content can have",
      note: "leave the boundary out: one is added"),
    Mistake(
      .request, request(#""json": {}, "text": «"a"»"#), "two-contents", "a request has one content"),
    Mistake(
      .request, request(#""base64": «"a"»"#), "wrong-value",
      "this is not base64 (RFC 4648, section 4)"),
    Mistake(
      .request, request(#""base64": «"===="»"#), "wrong-value",
      "this is not base64 (RFC 4648, section 4)"),
    Mistake(
      .request, request(#""patch": «[{"op": "remove", "path": "/a"}]»"#), "patch-without-json",
      "a patch varies the request's 'json', and there is none"),
    Mistake(
      .request, request(#""json": {}, "patch": «[]»"#), "wrong-value",
      "an empty patch changes nothing"),
    Mistake(
      .request, request(#""json": {}, "patch": [{"op": «"addd"», "path": "/a", "value": 1}]"#),
      "patch-syntax", "no operation 'addd' here; did you mean 'add'?"),
  ]
}
