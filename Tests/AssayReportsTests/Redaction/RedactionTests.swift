import Foundation
import Testing

@testable import AssayReports

@Suite("Redaction")
struct RedactionTests {
  private static let secret = #"pa/s+S "w<ö>rd\&%41'é😀"#

  @Test("A secret is found however it is written", arguments: Encoding.all)
  func encodings(_ encoding: Encoding) throws {
    let redactor = try Redactor(secrets: ["token": Self.secret])
    let written = encoding.write(Self.secret)
    let redacted = redactor.redact("before \(written) after").text
    #expect(redacted == "before *** after", "\(written)")
  }

  @Test("A secret is found in one notation inside another", arguments: Encoding.all, Encoding.texts)
  func nested(_ inner: Encoding, _ outer: Encoding) throws {
    let redactor = try Redactor(secrets: ["token": Self.secret])
    let written = outer.write(inner.write(Self.secret))
    let redacted = redactor.redact("before \(written) after").text
    #expect(redacted == "before *** after", "\(written)")
  }

  @Test("Percent-encoding of only some characters hides nothing", arguments: 0..<64)
  func partly(_ mask: Int) throws {
    let redactor = try Redactor(secrets: ["token": "s3cret"])
    let written = "s3cret".utf8.enumerated().map { offset, byte in
      mask & 1 << offset == 0 ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16)
    }.joined()
    #expect(redactor.redact("x=\(written)&y").text == "x=***&y")
  }

  @Test("Inside a longer base64 text no digit is left that the secret takes part in")
  func base64() throws {
    let secret = Array("s3cret-t0ken!".utf8)
    let redactor = try Redactor(secrets: ["token": String(decoding: secret, as: UTF8.self)])
    for before in 0..<7 {
      for after in 0..<7 {
        let text = Data(
          Array(repeating: 0x75, count: before) + secret + Array(repeating: 0x76, count: after))
        let whole = text.base64EncodedString()
        let safe = whole.replacing("+", with: "-").replacing("/", with: "_")
        for written in [whole, safe, safe.replacing("=", with: "")] {
          // What lies wholly before the secret stays.
          let head = String(written.prefix(before * 8 / 6))
          let digits = before + after == 0 ? 0 : written.count - (before + secret.count) * 8 / 6
          let redacted = redactor.redact("<\(written)>").text
          #expect(redacted.hasPrefix("<\(head)***"), "\(before) \(after) \(redacted)")
          #expect(redacted.count <= head.count + digits + 5, "\(before) \(after) \(redacted)")
        }
      }
    }
  }

  @Test("A secret wrapped over lines is found", arguments: ["\n", "\r\n", "\r\n\t", "\n    "])
  func wrapped(_ lineBreak: String) throws {
    let redactor = try Redactor(secrets: ["token": "a-long-secret-that-is-wrapped"])
    let encoded = Data("user:a-long-secret-that-is-wrapped".utf8).base64EncodedString()
    for text in ["a-long-secret-that-is-wrapped", encoded] {
      for offset in [8, 17] {
        let cut = text.index(text.startIndex, offsetBy: offset)
        let redacted = redactor.redact("<\(text[..<cut])\(lineBreak)\(text[cut...])>").text
        #expect(redacted == (text == encoded ? "<dXNlcj***>" : "<***>"))
      }
    }
  }

  @Test("A piece of a secret beside an ellipsis is found, for sentences are shortened elsewhere")
  func shortened() throws {
    let redactor = try Redactor(secrets: ["token": "s3cret-t0ken"])
    #expect(redactor.redact("is \"Bearer s3cret-…\", not").text == "is \"Bearer ***…\", not")
    #expect(redactor.redact("is \"…t0ken and more").text == "is \"…*** and more")
    #expect(redactor.redact("s3cret-…-t0ken").text == "***…***")
    #expect(redactor.redact("s3cr is no secret").text == "s3cr is no secret")
    let encoded = Data("s3cret-t0ken".utf8).base64EncodedString()
    #expect(redactor.redact("\(encoded.prefix(9))…").text == "***…")
  }

  @Test("A piece that gives the secret away is found wherever it stands", arguments: Encoding.all)
  func pieces(_ encoding: Encoding) throws {
    let secret = "tk-9f8E7d6C5b4A3z2Y1x0W"
    let redactor = try Redactor(secrets: ["token": secret])
    for (first, last) in [(0, 1), (1, 0), (1, 1), (0, 11), (11, 0), (5, 5)] {
      let written = encoding.write(String(secret.dropFirst(first).dropLast(last)))
      let redacted = redactor.redact("before \(written)~ after").text
      #expect(redacted.hasPrefix("before "))
      #expect(redacted.hasSuffix("~ after"))
      #expect(redacted.contains("***"))
      #expect(redacted.utf8.count <= 23, "\(redacted)")
    }
    // Less than half of it is no secret: other text begins or ends like it.
    #expect(redactor.redact("tk-9f8E7d, 3z2Y1x0W").text == "tk-9f8E7d, 3z2Y1x0W")
  }

  @Test("A part of a short secret is other text, and a line of a long one is not")
  func pieceLengths() throws {
    let key = (0..<40).map { "\($0 * 7919)abcdefgh" }.joined()
    let redactor = try Redactor(secrets: ["pin": "s3cret-t0", "key": key])
    #expect(redactor.redact("s3cret-").text == "s3cret-")
    #expect(redactor.redact("s3cret-t").text == "***")
    #expect(redactor.redact("(\(key.dropFirst(100).prefix(32)))").text == "(***)")
  }

  @Test("Several secrets are found where they touch and overlap")
  func several() throws {
    let redactor = try Redactor(secrets: ["a": "first", "b": "second", "c": "stsec"])
    #expect(redactor.redact("first second").text == "*** ***")
    #expect(redactor.redact("firstsecond").text == "***")
    #expect(redactor.redact("thirst").text == "thirst")
    #expect(redactor.redact("firfirst").text == "fir***")
  }

  @Test("A secret that spans lines is found with other line ends, or none")
  func severalLines() throws {
    let redactor = try Redactor(secrets: ["key": "-----BEGIN-----\nabcdefgh\n-----END-----\n"])
    for ends in ["\n", "\r\n", ""] {
      let text = "-----BEGIN-----\(ends)abcdefgh\(ends)-----END-----"
      #expect(redactor.redact("<\(text)>").text == "<***>")
    }
  }

  @Test("What cannot be hidden is refused", arguments: ["", "1", "123", "äöü"])
  func short(_ value: String) throws {
    let error = #expect(throws: SecretError.self) { try Redactor(secrets: ["pin": value]) }
    #expect(error?.description.hasPrefix("the secret 'pin' has") == true)
  }

  @Test(
    "Text without a secret is left as it is",
    arguments: [
      "", "%", "%4", "100%41", "\\", "\\u", "\\ud83d", "\\u{110000}", "&;", "&#;", "&#x110000;",
      "=",
      "a\r\nb", "…", "\u{0}",
    ])
  func others(_ text: String) throws {
    #expect(try Redactor(secrets: ["token": "s3cret"]).redact(text).text == text)
  }

  @Test("In a marked line the mark stays where it was")
  func marked() throws {
    let redactor = try Redactor(secrets: ["token": "s3cret"])
    func parts(_ before: String, _ marked: String, _ after: String) -> [String] {
      let start = before.utf8.count
      let result = redactor.redact(
        Array((before + marked + after).utf8), marked: start..<start + marked.utf8.count)
      return [result.before.text, result.marked.text, result.after.text]
    }
    #expect(parts("a s3cret b ", "mark", " c") == ["a *** b ", "mark", " c"])
    #expect(parts("a ", "s3cret", " c") == ["a ", "***", " c"])
    #expect(parts("a s3", "cret", " c") == ["a ***", "", " c"])
    #expect(parts("a ", "x s3c", "ret c") == ["a ", "x ***", " c"])
    #expect(parts("s3c", "r", "et") == ["***", "", ""])
    #expect(parts("", "", "s3cret") == ["", "", "***"])
  }
}
