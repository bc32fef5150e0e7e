extension Deviation {
  /// Content that is no JSON object, or no JSON.
  @DeviationList static var bodyFaults: [Deviation] {
    for (kind, what) in documents {
      for status in [200, 400, 415, 500] {
        fault(
          "document-\(kind)-\(status)", breaks: "body.not-object",
          "A JSON document that is \(what) is answered with \(status)."
        ) { $0.answer(status) { $0 == .notAnObject(kind) } }
      }
    }
    fault(
      "array-unwrapped", breaks: "body.not-object",
      "Of an array with one registration in it, the registration is made."
    ) {
      $0.mend { content in
        content.starts(with: "[".utf8) && content.last == UInt8(ascii: "]")
          ? Array(content.dropFirst().dropLast()) : nil
      }
    }
    fault(
      "array-end-unwrapped", breaks: "body.not-object",
      "Of the last of several objects in an array, the registration is made."
    ) {
      $0.mend { content in
        guard content.first == UInt8(ascii: "["), content.last == UInt8(ascii: "]") else {
          return nil
        }
        return content.lastIndex(of: UInt8(ascii: "{")).map { Array(content[$0...].dropLast()) }
      }
    }
    fault(
      "member-unwrapped", breaks: "mandatory.missing",
      "Of a registration in a member \"customer\", the registration is made."
    ) {
      $0.around(\.check) { document, call, next in
        guard case .object(let members) = document, members.count == 1,
          case .other(.object) = members[0].value
        else { return try await next(document, call) }
        let content = try await call.content.read()
        guard let start = content.dropFirst().firstIndex(of: UInt8(ascii: "{")),
          let end = content.firstIndex(of: UInt8(ascii: "}"))
        else { return try await next(document, call) }
        return try await next(call.stages.decode(Array(content[start...end]), call), call)
      }
    }
    fault(
      "string-unwrapped", breaks: "body.not-object",
      "Of a JSON string that is the JSON of a registration, the registration is made."
    ) {
      $0.mend { content in
        let wrapped = Array(#"{"x":"#.utf8) + content + Array("}".utf8)
        guard case .object(let members) = try? JSONReader.document(in: wrapped) else { return nil }
        return members.first.map(\.value).text.map { Array($0.string.utf8) }
      }
    }
    for status in [200, 201, 204, 302, 500, 503] {
      fault(
        "malformed-\(status)", breaks: "body.malformed",
        "Content that is not JSON is answered with \(status)."
      ) {
        $0.edit(.malformedJSON) {
          $0.becomes(status)
          if status == 204 { $0.substitute = [] }
        }
      }
    }
    for (name, what, isMeant) in emptyOnes {
      fault("\(name)-500", breaks: "body.malformed", "\(what) makes the server fail.") {
        $0.around(\.decode) { content, call, next in
          do {
            return try await next(content, call)
          } catch let refusal as Refusal {
            throw isMeant(content) ? .internalFailure : refusal
          }
        }
      }
    }
    for (name, what, mend) in repairs {
      fault(
        "\(name)-mended", breaks: "body.malformed", "\(what) is read as if it were not there."
      ) { $0.mend { Array(mend(String(decoding: $0, as: UTF8.self)).utf8) } }
    }
    fault(
      "cut-content-mended", breaks: "body.malformed",
      "A registration whose end is missing is read as far as it goes."
    ) {
      $0.mend { content in
        ["}", "\"}", "null}", ":null}", "\":null}"].lazy.map { content + Array($0.utf8) }
          .first { (try? JSONReader.document(in: $0)) != nil }
      }
    }
  }

  private static let documents: [(JSONValue.Kind, String)] = [
    (.array, "an array"), (.string, "a string"), (.number, "a number"), (.boolean, "a boolean"),
    (.null, "null"),
  ]

  private static let emptyOnes: [(String, String, @Sendable ([UInt8]) -> Bool)] = [
    ("empty-content", "A request without content", { $0.isEmpty }),
    (
      "blank-content", "Content of white space alone",
      { !$0.isEmpty && $0.allSatisfy { $0 <= 0x20 } }
    ),
    (
      "not-utf-8", "Content that is not UTF-8",
      { String(validating: $0, as: UTF8.self) == nil }
    ),
    ("cut-content", "Content that ends too early", { $0.last != UInt8(ascii: "}") && !$0.isEmpty }),
    ("form-content", "A form", { $0.contains(UInt8(ascii: "=")) && $0.first != UInt8(ascii: "{") }),
  ]

  private static let repairs: [(String, String, @Sendable (String) -> String)] = [
    ("trailing-comma", "A comma behind the last member", { $0.replacing(/,\s*}/, with: "}") }),
    (
      "comments", "A comment",
      { $0.replacing(/\/\*.*?\*\//, with: "").replacing(/\/\/[^\n]*\n/, with: "") }
    ),
    (
      "trailing-text", "What comes behind the object",
      { text in text.lastIndex(of: "}").map { String(text[...$0]) } ?? text }
    ),
    (
      "second-object", "A second object behind the first",
      { String($0.prefix { $0 != "}" }) + "}" }
    ),
    ("single-quotes", "That quotation marks are apostrophes", { $0.replacing("'", with: "\"") }),
    (
      "bare-names", "That names stand without quotation marks",
      { $0.replacing(/([{,]\s*)([A-Za-z]+)(\s*:)/) { "\($0.1)\"\($0.2)\"\($0.3)" } }
    ),
    (
      "raw-controls", "An unescaped control character",
      { String($0.map { $0.asciiValue.map { $0 < 0x20 } == true ? " " : $0 }) }
    ),
    (
      "bad-escapes", "A backslash that escapes nothing",
      { $0.replacing(/\\(?![\"\\\/bfnrtu])/, with: "") }
    ),
    ("missing-colon", "That = stands for a colon", { $0.replacing("=", with: ":") }),
    ("missing-comma", "A missing comma", { $0.replacing(/"\s+"/, with: "\",\"") }),
    ("missing-brace", "A missing brace at the start", { "{" + $0 }),
  ]
}

extension Stages {
  /// Reads what is not a registration once more after `change`, which returns nil where it is no help.
  fileprivate mutating func mend(_ change: @escaping @Sendable ([UInt8]) -> [UInt8]?) {
    around(\.decode) { content, call, next in
      let trouble: any Error
      do {
        let document = try await next(content, call)
        if case .object = document { return document }
        trouble = Refusal.notAnObject(document.kind)
      } catch {
        trouble = error
      }
      guard let changed = change(content), let document = try? await next(changed, call) else {
        throw trouble
      }
      return document
    }
  }
}

extension JSONDocument {
  fileprivate var kind: JSONValue.Kind {
    switch self {
    case .object: .object
    case .other(let kind): kind
    }
  }
}
