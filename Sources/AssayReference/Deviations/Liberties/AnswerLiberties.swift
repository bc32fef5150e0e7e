internal import HTTPTypes

extension Deviation {
  /// What an answer says and how, where the contract does not care.
  @DeviationList static var answerLiberties: [Deviation] {
    for (name, first, replay) in [("200", 200, 200), ("201", 201, 201), ("exchanged", 200, 201)] {
      liberty(
        "success-\(name)", takes: "free.success-status",
        "A first registration is answered with \(first), a replay with \(replay)."
      ) {
        $0.edit(.registration) { $0.status = .init(code: first) }
        $0.edit(.replay) { $0.status = .init(code: replay) }
      }
    }
    liberty(
      "further-members", takes: "free.members",
      "A customer has further members: times, numbers, arrays and objects."
    ) {
      $0.edit(.customer) {
        $0.object["createdAt"] = .string("2024-01-01T00:00:00Z")
        $0.object["debts"] = .text(#"[{"amount": 12.50}, null]"#)
        $0.object["version"] = .integer(1)
        $0.object["id"] = .integer(4711)
        $0.object["code"] = .integer(0)
        $0.object["message"] = .text("null")
      }
    }
    liberty(
      "further-error-members", takes: "free.members", "A refusal has further members."
    ) {
      $0.edit([.refusal, .malformedJSON, .other]) {
        $0.object["error"] = .string("refused")
        $0.object["details"] = .text(#"[{"field": "name", "reason": "missing"}]"#)
        $0.object["name"] = .string("Refusal")
      }
    }
    liberty(
      "null-gid-in-errors", takes: "free.members",
      "A refusal that is no conflict has null for a gid."
    ) { $0.edit([.credentials, .check, .malformedJSON]) { $0.object["gid"] = .text("null") } }
    liberty("members-reversed", takes: "free.members", "The members come in reverse order.") {
      $0.edit(.everything) { $0.object.members.reverse() }
    }
    liberty(
      "members-sorted", takes: "free.members", "The members come in the order of their names."
    ) {
      $0.edit(.everything) { $0.object.members.sort { $0.name < $1.name } }
    }
    liberty(
      "members-shuffled", takes: "free.members", "The members come in another order each time."
    ) {
      $0.edit(.everything) { $0.object.members.shuffle() }
    }
    liberty(
      "null-for-absent", takes: "free.null-or-absent", "What was not given comes back as null."
    ) {
      $0.edit(.customer) {
        for attribute in Attribute.allCases where $0.object[attribute.rawValue] == nil {
          $0.object[attribute.rawValue] = .text("null")
        }
      }
    }
    liberty(
      "null-for-absent-at-first", takes: "free.null-or-absent",
      "What was not given comes back as null on the first registration, and not at all later."
    ) {
      $0.edit(.registration) {
        for attribute in Attribute.allCases where $0.object[attribute.rawValue] == nil {
          $0.object[attribute.rawValue] = .text("null")
        }
      }
    }
    for (name, phrase, make) in gids {
      liberty("gid-\(name)", takes: "free.gid-form", "A gid is \(phrase).") {
        let count = Memory(0)
        $0.identify = { _, _ in
          let number = count { count in
            count += 1
            return count
          }
          return make(number)
        }
      }
    }
    for (name, phrase, text) in messages {
      liberty("message-\(name)", takes: "free.message", "Every message is \(phrase).") {
        $0.edit([.refusal, .malformedJSON, .other]) { $0.object["message"] = .string(text) }
      }
    }
    liberty(
      "json-escaped", takes: "free.members",
      "Text beyond ASCII comes in \\u escapes, slashes as \\/."
    ) {
      $0.edit(.everything) {
        $0.style.escapesBeyondASCII = true
        $0.style.escapesSlashes = true
      }
    }
    liberty(
      "json-escaped-in-capitals", takes: "free.members", "The digits of \\u escapes are capitals."
    ) {
      $0.edit(.everything) {
        $0.style.escapesBeyondASCII = true
        $0.style.writesCapitals = true
      }
    }
    liberty("json-indented", takes: "free.members", "The JSON of an answer has white space in it.")
    {
      $0.edit(.everything) { $0.style.isIndented = true }
    }
    for (name, phrase, write) in numbers {
      liberty("code-\(name)", takes: "free.members", "The code of a refusal is written \(phrase).")
      {
        $0.edit(.refusal) { $0.object["code"] = .text(write($0.status.code)) }
      }
    }
  }

  private static let gids: [(String, String, @Sendable (Int) -> String)] = [
    ("counted", "a number in a string", { String($0) }),
    ("with-prefix", "letters and digits", { "cus_\($0)Xk9" }),
    ("in-capitals", "a UUID in capitals", { _ in Gid.random().uppercased() }),
    (
      "long", "200 characters long",
      { String(repeating: "g", count: 190) + "\(1_000_000_000 + $0)" }
    ),
    ("with-slashes", "made of segments, with slashes and colons", { "urn:customer/\($0)/v1" }),
    ("to-be-encoded", "text that needs percent-encoding", { "gid \($0)?&#%+=é🍺" }),
    ("base64", "base64 with + / and =", { "a+/\($0)==" }),
  ]

  private static let messages = [
    ("empty", "empty", ""), ("the-same", "the same", "error"),
    ("unicode", "beyond ASCII", "Não foi possível: 失敗 🍺"),
    ("long", "long", String(repeating: "no, ", count: 500)),
    ("with-escapes", "full of what JSON escapes", "\"\\/\u{8}\u{C}\n\r\t\u{1}"),
  ]

  private static let numbers: [(String, String, @Sendable (Int) -> String)] = [
    (
      "with-exponent", "with an exponent, such as 4.09e2",
      { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)e2" }
    ),
    ("with-fraction", "with a fraction, such as 409.0", { "\($0).0" }),
  ]
}

extension Occasion {
  static let everything: Occasion = [.customer, .refusal, .malformedJSON, .other]
}
