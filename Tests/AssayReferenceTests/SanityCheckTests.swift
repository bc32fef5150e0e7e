import Foundation
import Testing

@Suite("The sanity checks")
struct SanityCheckTests {
  /// Expects a 422 that names the attribute, and that nothing was registered.
  private func expectInsane(_ json: String, names attribute: String) async throws {
    try await withReference { caller in
      let error = try expectRefusal(try await caller.register(json), 422)
      #expect(error.message.contains(attribute), "\(error.message)")
      #expect(try await caller.register(complete).status == 201, "something was registered")
    }
  }

  /// The complete registration with one member's value replaced by JSON, or left out.
  private func registration(with attribute: String, as value: String?) -> String {
    var members = complete.mapValues { "\"\($0)\"" }
    members[attribute] = value
    return "{\(members.map { "\"\($0)\": \($1)" }.joined(separator: ", "))}"
  }

  @Test(
    "A mandatory attribute is given, not null, not blank and a string",
    arguments: [
      "name", "vatNumber", "country",
    ], [nil, "null", #""""#, #"" \t\u00a0""#, "1", "0", "true", "[]", "{}", #"["PT"]"#])
  func mandatory(_ attribute: String, _ value: String?) async throws {
    try await expectInsane(registration(with: attribute, as: value), names: attribute)
  }

  @Test(
    "An optional attribute is a string",
    arguments: [
      "externalId", "address", "zipCode", "city", "email", "phone", "mobile", "locale",
    ], ["1", "1e999999", "false", "[]", #"{"a": "b"}"#])
  func optional(_ attribute: String, _ value: String) async throws {
    try await expectInsane(registration(with: attribute, as: value), names: attribute)
  }

  @Test(
    "The locales are taken as they are spelled",
    arguments: [
      "pt", "es", "en", "fr-fr", "de", "zh-CN",
    ])
  func locales(_ locale: String) async throws {
    try await withReference { caller in
      let reply = try await caller.register(minimal().merging(["locale": locale]) { $1 })
      #expect(try reply.customer["locale"] == locale)
    }
  }

  @Test(
    "No other locale is taken",
    arguments: [
      "", " ", "PT", "pt-PT", "fr", "fr-FR", "zh-cn", "zh", "en ", " en", "en\u{0}", "it",
    ])
  func otherLocales(_ locale: String) async throws {
    try await expectInsane(
      String(
        decoding: JSONEncoder().encode(minimal().merging(["locale": locale]) { $1 }), as: UTF8.self),
      names: "locale")
  }

  @Test(
    "No other country is taken",
    arguments: [
      "XX", "ZZ", "UK", "EU", "pt", "Pt", "PRT", "620", "PT ", "P", "PT\u{0}", "Portugal",
      "\u{212A}E",
    ])
  func otherCountries(_ country: String) async throws {
    try await expectInsane(
      String(
        decoding: JSONEncoder().encode(minimal().merging(["country": country]) { $1 }),
        as: UTF8.self),
      names: "country")
  }

  @Test(
    "A JSON document that is no object is refused with 422",
    arguments: [
      "[]", "null", "1", "-0.5E-3", "true", #""name""#, #"[{"name": "A"}]"#, " {} ",
      String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
    ])
  func notAnObject(_ json: String) async throws {
    try await withReference { caller in
      try expectRefusal(try await caller.register(json), 422)
    }
  }

  @Test(
    "A member that comes twice is refused with 422, whether the values agree or not",
    arguments: [
      #"{"name": "A", "vatNumber": "1", "country": "PT", "name": "A"}"#,
      #"{"vatNumber": "1", "vatNumber": 1, "name": "A", "country": "PT"}"#,
      #"{"name": "A", "vatNumber": "1", "country": "PT", "x": 1, "\u0078": 2}"#,
    ])
  func duplicates(_ json: String) async throws {
    try await withReference { caller in
      let error = try expectRefusal(try await caller.register(json), 422)
      #expect(error.message.contains("twice"))
      #expect(try await caller.register(minimal("1")).status == 201)
    }
  }

  @Test(
    "Half of a surrogate pair is refused with 422",
    arguments: [
      #"\ud800"#, #"\udc00"#, #"\ud800x"#, #"\ud800\n"#, #"\ud800\ud800"#, #"\udc00\ud800"#,
      #"\udc00\udc00"#,
    ])
  func unpairedSurrogates(_ escapes: String) async throws {
    try await withReference { caller in
      let json = #"{"name": "\#(escapes)", "vatNumber": "1", "country": "PT"}"#
      try expectRefusal(try await caller.register(json), 422)
    }
  }

  @Test(
    "What is not JSON is refused with 400",
    arguments: [
      "", " ", "{", "}", "{]", #"{"name": "A""#, #"{"name" "A"}"#, #"{"name": "A",}"#,
      "{'name': 'A'}",
      #"{name: "A"}"#, #"{"name": "A"} x"#, #"{"name": "A"}{}"#, #"{"name": "\x"}"#,
      #"{"name": "\u12"}"#,
      "{\"name\": \"\n\"}", #"{"name": 01}"#, #"{"name": .5}"#, #"{"name": 1.}"#, #"{"name": +1}"#,
      #"{"name": NaN}"#, #"{"name": tru}"#, "\u{FEFF}{}", "// x\n{}", "[1,]", "[1 2]", "nul",
      "name=A",
      String(repeating: "[", count: 500_000), String(repeating: #"{"a":"#, count: 100_000),
    ])
  func brokenJSON(_ text: String) async throws {
    try await withReference { caller in
      let error = try expectRefusal(try await caller.register(text), 400)
      #expect(error.message.contains("at byte"))
    }
  }

  @Test(
    "Bytes that are not UTF-8 are refused with 400",
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) async throws {
    try await withReference { caller in
      let content =
        Array(#"{"name": ""#.utf8) + bytes + Array(#"", "vatNumber": "1", "country": "PT"}"#.utf8)
      try expectRefusal(try await caller.send("POST", "/customers", content: content), 400)
    }
  }

  @Test("A megabyte of content is read, and a byte more is refused with 413")
  func contentLimit() async throws {
    try await withReference { caller in
      let json = #"{"name": "A", "vatNumber": "1", "country": "PT"}"#
      let limit = 1 << 20
      let padded = json + String(repeating: " ", count: limit - json.utf8.count)
      try expectRefusal(try await caller.register(padded + " "), 413)
      #expect(try await caller.register(padded).status == 201)
    }
  }
}
