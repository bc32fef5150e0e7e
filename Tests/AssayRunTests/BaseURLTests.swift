import AssayRun
import BlockingTests
import Testing

@Suite("A base URL", .prompt)
struct BaseURLTests {
  @Test(
    "takes paths behind it",
    arguments: [
      ("http://h", "http://h/a?b"), ("http://h/", "http://h/a?b"), ("HTTP://h", "HTTP://h/a?b"),
      ("https://h:8443/v1", "https://h:8443/v1/a?b"), ("http://h/v1/", "http://h/v1/a?b"),
      ("http://[::1]:8080", "http://[::1]:8080/a?b"), ("http://[::1]", "http://[::1]/a?b"),
      ("http://127.0.0.1:1", "http://127.0.0.1:1/a?b"), ("http://h:65535", "http://h:65535/a?b"),
    ])
  func good(_ text: String, _ url: String) throws {
    #expect(try BaseURL(text).url(of: "/a?b", isTrusted: false) == url)
  }

  @Test(
    "that is none says why",
    arguments: [
      ("", "it is empty"),
      ("localhost:8080", "it does not begin with http:// or https://"),
      ("ftp://h", "it does not begin with http:// or https://"),
      ("http://", "it names no host"), ("http:///a", "it names no host"),
      ("http://:80", "it names no host"), ("http://?a", "it names no host"),
      ("http://h:0", "'0' is no port number"), ("http://h:65536", "'65536' is no port number"),
      ("http://h:+80", "'+80' is no port number"), ("http://h:", "'' is no port number"),
      ("http://h:99999999999999999999", "'99999999999999999999' is no port number"),
      ("http://[::1", "its IPv6 address has no closing ']'"),
      ("http://[::1]x", "'' is no port number"),
      ("http://fe80::1", "an IPv6 address stands in brackets"),
      ("http://h/?a=b", "a query or fragment has no place in it"),
      ("http://h/#a", "a query or fragment has no place in it"),
      ("http://h?a", "a query or fragment has no place in it"),
      ("http://h /", "it has a space, a backslash or a control character in it"),
      ("http://h\r\nX: y", "it has a space, a backslash or a control character in it"),
      ("http://h\\@evil", "it has a space, a backslash or a control character in it"),
    ])
  func bad(_ text: String, _ reason: String) {
    let error = #expect(throws: BaseURLError.self) { try BaseURL(text) }
    #expect(error?.reason == reason)
    #expect(error?.description.contains(reason) == true)
  }

  @Test("shows no credentials, and takes none")
  func credentials() {
    let error = #expect(throws: BaseURLError.self) { try BaseURL("https://me:secret@h") }
    #expect(error?.description.contains("secret@") == false)
    #expect(error?.description.contains("--secret") == true)
  }

  @Test(
    "is not left for a server that an answer names",
    arguments: [
      "http://evil.example/", "https://h:80/", "http://h:8080/", "http://h:80.evil.example/",
      "http://h:80@evil.example/", "http://h.evil.example/", "http://evil.example/http://h:80/",
      "@evil.example/", ":80/", "evil.example/", "ftp://h:80/", "", "javascript:x", "http:/h:80/",
      "http://h:8\u{301}0/", "http://h:80\\@evil.example/", "\r\n//evil.example/", " /",
      "\u{FEFF}/",
    ])
  func otherOrigins(_ target: String) throws {
    #expect(try BaseURL("http://h:80/v1").url(of: target, isTrusted: false) == nil)
  }

  @Test("is left by whom the author named, and within it an answer may send anywhere")
  func trusted() throws {
    let base = try BaseURL("http://h:80/v1")
    #expect(base.url(of: "http://other.example/a", isTrusted: true) == "http://other.example/a")
    for target in [
      "http://h:80/x", "HTTP://H:80/x", "http://h:80", "http://h:80?a", "http://h:80#a",
    ] {
      #expect(base.url(of: target, isTrusted: false) == target)
    }
    #expect(base.url(of: "//evil.example/", isTrusted: false) == "http://h:80/v1//evil.example/")
  }
}
