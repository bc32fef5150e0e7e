internal import HTTPTypes

extension Deviation {
  /// Refusals that are not in the error format, for each kind of refusal on its own.
  @DeviationList static var errorFormatFaults: [Deviation] {
    for (name, occasion, code) in refusals {
      for (what, value) in codes(code) {
        fault(
          "\(name)-code-\(what)", breaks: "error.code",
          "The code of a refusal with \(code) is \(value.phrase)."
        ) { $0.edit(occasion) { $0.object["code"] = value } }
      }
      for (what, value) in messages {
        fault(
          "\(name)-message-\(what)", breaks: "error.message",
          "The message of a refusal with \(code) is \(value.phrase)."
        ) { $0.edit(occasion) { $0.object["message"] = value } }
      }
      for (what, phrase, write) in contents {
        fault(
          "\(name)-\(what)",
          breaks: occasion == .conflict ? "conflict.format" : "error.code",
          "The content of a refusal with \(code) is \(phrase)."
        ) {
          $0.edit(occasion) {
            $0.substitute = write($0)
            // An empty content of known length would be taken for an error of the framework's.
            $0.isChunked = true
          }
        }
      }
      fault(
        "\(name)-second-without-code", breaks: "error.code",
        "Every second refusal with \(code) has no code."
      ) { $0.edit(occasion, every: 2) { $0.object["code"] = nil } }
    }
  }

  private static let refusals: [(String, Occasion, Int)] = [
    ("unauthorized", .credentials, 401), ("conflict", .conflict, 409), ("invalid", .check, 422),
  ]

  private static func codes(_ code: Int) -> [(String, JSONObject.Value?)] {
    [
      ("missing", nil), ("null", .text("null")), ("string", .string(String(code))),
      ("zero", .integer(0)), ("wrong", .integer(400)), ("off", .integer(code * 100 + 1)),
      ("fraction", .text("\(code).5")), ("array", .text("[\(code)]")),
    ]
  }

  private static let messages: [(String, JSONObject.Value?)] = [
    ("missing", nil), ("null", .text("null")), ("number", .integer(17)), ("boolean", .text("true")),
    ("array", .text(#"["something is wrong"]"#)),
    ("object", .text(#"{"text": "something is wrong"}"#)),
  ]

  private static let contents: [(String, String, @Sendable (Answer) -> [UInt8])] = [
    ("empty", "empty", { _ in [] }),
    ("html", "a page of HTML", { _ in Array("<html><body>Something is wrong</body></html>".utf8) }),
    ("plain", "plain text", { _ in Array("something is wrong".utf8) }),
    ("quoted", "the object as text in a JSON string", { quoted($0.content) }),
    ("in-array", "the object in an array", { Array("[".utf8) + $0.content + Array("]".utf8) }),
    (
      "nested", "the object in a member \"error\"",
      { Array(#"{"error":"#.utf8) + $0.content + Array("}".utf8) }
    ),
    ("null", "null", { _ in Array("null".utf8) }),
    ("cut", "the object without its last byte", { $0.content.dropLast() }),
    (
      "problem", "a problem in the format of RFC 9457",
      {
        Array(
          #"{"type":"about:blank","status":\#($0.status.code),"title":"Something is wrong"}"#.utf8)
      }
    ),
  ]

  private static func quoted(_ json: [UInt8]) -> [UInt8] {
    let text = String(decoding: json, as: UTF8.self)
    let object = JSONObject(members: [.init(name: "", value: .string(text))])
    return Array(JSONWriter.bytes(of: object).dropFirst(#"{"":"#.utf8.count).dropLast())
  }
}

extension JSONObject.Value? {
  /// The value as a sentence says it.
  fileprivate var phrase: String {
    switch self {
    case nil: "missing"
    case .string(let text): "the string \"\(text)\""
    case .integer(let number): "the number \(number)"
    case .text(let json): json
    }
  }
}
