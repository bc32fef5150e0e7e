internal import HTTPTypes

extension Deviation {
  /// JSON that is announced as something else, and no error format where JSON is broken.
  @DeviationList static var announcementFaults: [Deviation] {
    for (name, phrase, isMeant) in announced {
      for (type, what, value) in mediaTypes {
        fault(
          "\(name)-\(type)", breaks: "answer.media-type", "\(phrase) is announced as \(what)."
        ) {
          $0.around(\.answer) { route, call, next in
            var answer = try await next(route, call)
            if isMeant(answer) { answer.fields[.contentType] = value }
            return answer
          }
        }
      }
    }
    for status in [401, 404, 409] {
      fault(
        "malformed-\(status)", breaks: "body.malformed",
        "Content that is not JSON is answered with \(status)."
      ) { $0.edit(.malformedJSON) { $0.becomes(status) } }
    }
    for (name, phrase, text) in [
      ("html", "a page of HTML", "<html></html>"), ("empty", "no content", ""),
      ("plain", "plain text", "no JSON"),
    ] {
      fault(
        "malformed-\(name)", breaks: "error.code",
        "Content that is not JSON is refused with 400 and \(phrase)."
      ) {
        $0.edit(.malformedJSON) {
          $0.substitute = Array(text.utf8)
          $0.isChunked = true
        }
      }
    }
    for (name, clause) in [("code", "error.code"), ("message", "error.message")] {
      fault(
        "malformed-without-\(name)", breaks: clause,
        "The refusal of content that is not JSON has no \(name)."
      ) { $0.edit(.malformedJSON) { $0.object[name] = nil } }
    }
  }

  private static let announced: [(String, String, @Sendable (Answer) -> Bool)] = [
    ("registration", "A first registration", { $0.occasion == .registration }),
    ("replay", "A replay", { $0.occasion == .replay }),
    ("retrieval", "A customer who is retrieved", { $0.occasion == .retrieval }),
    ("conflict", "A conflict", { $0.occasion == .conflict }),
    ("unauthorized", "A refusal of credentials", { $0.occasion == .credentials }),
    ("invalid", "A failed sanity check", { $0.occasion == .check }),
    ("malformed", "A refusal of broken JSON", { $0.occasion == .malformedJSON }),
    ("unknown-id", "That an id is nobody's", { $0.status == .notFound }),
  ]

  private static let mediaTypes: [(String, String, String?)] = [
    ("as-html", "HTML", "text/html; charset=utf-8"), ("as-plain-text", "plain text", "text/plain"),
    ("unannounced", "nothing at all", nil),
  ]
}
