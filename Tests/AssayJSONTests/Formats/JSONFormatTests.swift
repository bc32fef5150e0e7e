import AssayJSON
import Testing

@Suite("The formats of JSON Schema")
struct JSONFormatTests {
  static let examples: [(format: JSONFormat, valid: [String], invalid: [String])] = [
    (
      .dateTime, ["2024-02-29T23:59:60Z", "2024-01-02t03:04:05.6+01:00"],
      ["2023-02-29T00:00:00Z", "2024-01-02 03:04:05Z", "2024-01-02T03:04:05", ""]
    ),
    (.date, ["2000-02-29"], ["1900-02-29", "2024-1-1", "2024-01-01 "]),
    (.time, ["23:59:59Z", "00:29:60+00:30"], ["24:00:00Z", "12:00:60Z", "12:00:00"]),
    (.duration, ["P1Y2M3DT4H5M6S", "P2W", "PT0S"], ["P", "PT", "P1Y2D", "P1W2D", "P-1D"]),
    (
      .email, ["jane.doe+x@example.com", #""j d"@example.com"#, "a@[127.0.0.1]", "a@[IPv6:::1]"],
      [
        "jane", "jane@", "@example.com", "j..d@example.com", "a@-b.c", "a@b c", "a@[1.2.3]",
        "é@b.c",
      ]
    ),
    (.idnEmail, ["é@bücher.example"], ["é@", "é@a..b"]),
    (
      .hostname, ["example.com", "a--b", "xn--bcher-kva.example"],
      ["", "a..b", "-a", "a_b", "xn--X", String(repeating: "a", count: 64)]
    ),
    (.idnHostname, ["bücher.example", "例え。テスト", "אב.ג"], ["Bücher", "a\u{5D0}", "ab--cé", "·a"]),
    (.ipv4, ["127.0.0.1"], ["127.0.0.01", "1.2.3", "256.1.1.1", "1.2.3.4 "]),
    (
      .ipv6, ["::", "1::", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"],
      ["", ":", ":::", "1", "1:2:3:4:5:6:7", "1::2::3", "12345::", "::%eth0", ":1:2:3:4:5:6:7"]
    ),
    (
      .uri, ["https://u@h.example:8080/p%20q?a=b#c", "urn:a:b", "http://[::1]/"],
      ["/a", "http://a b", "http://[::1", "1a:b", "http://a:b", "http://a/%zz", "http://é/"]
    ),
    (.uriReference, ["", "//h", "a/b", "?q", "./a:b"], ["a:b:\\", "1:b", "\\", "[a]"]),
    (.iri, ["https://é.example/ü?ö"], ["é", "https://\u{FFFF}/"]),
    (.iriReference, ["é", "/ü"], ["\\é"]),
    (.uuid, ["0D3987E3-a6df-422c-8722-3fde26eec9a8"], ["0d3987e3a6df422c87223fde26eec9a8", ""]),
    (.uriTemplate, ["/a/{b}{?c*,d:3}", ""], ["{", "}", "{}", "{a,}", "{a:0}", "a b"]),
    (.jsonPointer, ["", "/a~1b/~0"], ["a", "/~2", "#/a"]),
    (.relativeJSONPointer, ["0", "1/a", "2#", "0+1/a"], ["/a", "01", "-1", "0##", "0+0"]),
    (.regex, ["^a+$", "(?<=a)b"], ["(", #"\a"#]),
  ]

  @Test("A format takes its texts and no others", arguments: examples.indices)
  func matches(_ index: Int) {
    let (format, valid, invalid) = Self.examples[index]
    for text in valid { #expect(format.matches(text), "\(format): \(text)") }
    for text in invalid { #expect(!format.matches(text), "\(format): \(text)") }
  }

  @Test("Every format has examples")
  func isComplete() {
    #expect(Self.examples.map(\.format) == JSONFormat.allCases)
  }

  @Test("A format is asserted by default, and an annotation on demand")
  func assertion() throws {
    let node = JSONNode.object([("format", .string("ipv4"))])
    #expect(try !JSONSchema.compile(node).isValid(.string("x")))
    let options = JSONSchema.Options(assertsFormat: false)
    #expect(try JSONSchema.compile(node, options: options).isValid(.string("x")))
  }
}
