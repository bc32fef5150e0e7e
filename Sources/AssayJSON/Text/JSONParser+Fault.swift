/// What is wrong where no production goes on, told as exactly as the text allows.
extension JSONParser {
  /// Something that may not stand at `offset`, or the end of the text.
  func unexpected(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    guard let character else { return unexpectedEnd() }
    let end = wordEnd(from: offset)
    switch character {
    case "#": return JSONSyntaxError(.comment, at: offset..<end)
    case "/" where next == UInt8(ascii: "/") || next == UInt8(ascii: "*"):
      return JSONSyntaxError(.comment, at: offset..<offset + 2)
    case "'": return JSONSyntaxError(.wrongQuote, at: offset..<singleQuoteEnd())
    case "\u{2018}"..."\u{201F}": return JSONSyntaxError(.wrongQuote, at: offset..<end)
    case _ where character.properties.isWhitespace:
      return JSONSyntaxError(.foreignWhitespace(character), at: offset..<end)
    default: return JSONSyntaxError(reason, at: offset..<end)
    }
  }

  /// Like `unexpected`; but where what comes next is right in itself, the place is the gap before
  /// it, in which something was left out.
  func missing(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    guard let byte = peek else { return unexpectedEnd() }
    if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      return JSONSyntaxError(reason, at: offset..<offset + 1, opening: openings.last)
    }
    guard byte.isDigit || "\"{[-".utf8.contains(byte) else { return unexpected(reason) }
    let gap = endOfContent(before: offset)
    return JSONSyntaxError(reason, at: gap..<gap)
  }

  /// What stands where a value must, and begins none.
  func unexpectedValue() -> JSONSyntaxError {
    let end = wordEnd(from: offset)
    let word = String(decoding: bytes[offset..<end], as: UTF8.self)
    if peek == UInt8(ascii: "+") { return unexpected(.leadingPlus) }
    if peek == UInt8(ascii: "."), next?.isDigit == true { return unexpected(.leadingPoint) }
    guard peek?.isLetter == true else { return unexpected(.expectedValue) }
    return JSONSyntaxError(Self.reason(for: word), at: offset..<end)
  }

  /// What is wrong with the number that begins at `start`, at `offset`, where a digit should be.
  func unexpectedNumber(from start: Int) -> JSONSyntaxError {
    let end = wordEnd(from: offset)
    let word = String(decoding: bytes[offset..<end], as: UTF8.self)
    if case .notANumber = Self.reason(for: word), offset == start + 1 {
      return JSONSyntaxError(.notANumber, at: start..<end)
    }
    return peek == nil ? unexpectedEnd() : JSONSyntaxError(.missingDigit, at: start..<offset)
  }

  private static func reason(for word: String) -> JSONSyntaxError.Reason {
    switch word.lowercased() {
    case "nan", "inf", "infinity": return .notANumber
    case "nil", "none", "undefined": return .misspeltLiteral("null")
    default:
      let literal = nearestSpelling(of: word, among: ["true", "false", "null"])
      return literal.map { .misspeltLiteral($0) } ?? .unquotedWord
    }
  }

  /// The place behind the last thing that says something, with the bracket that needs its partner.
  private func unexpectedEnd() -> JSONSyntaxError {
    let end = endOfContent(before: bytes.count)
    return JSONSyntaxError(.unexpectedEnd, at: end..<end, opening: openings.last)
  }

  private var character: Unicode.Scalar? {
    String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
  }

  private var next: UInt8? { offset + 1 < bytes.count ? bytes[offset + 1] : nil }

  private func endOfContent(before end: Int) -> Int {
    (bytes[..<end].lastIndex { !$0.isWhitespace } ?? -1) + 1
  }

  /// Where the word or character at `start` ends: what a person would underline.
  func wordEnd(from start: Int) -> Int {
    let word = bytes[start...].prefix(64).prefix {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_")
    }
    if !word.isEmpty { return word.endIndex }
    let rest = bytes[start...].dropFirst()
    return rest.firstIndex { !UTF8.isContinuation($0) } ?? bytes.count
  }

  /// Behind the partner of the single quote at `offset`, if that line has one.
  private func singleQuoteEnd() -> Int {
    let end = bytes[(offset + 1)...].firstIndex { $0 == UInt8(ascii: "'") || $0 == 0x0A }
    guard let end, bytes[end] == UInt8(ascii: "'") else { return offset + 1 }
    return end + 1
  }
}
