/// What a head says of the content behind it: how long it is and how it is coded.
///
/// libcurl takes the last of several lengths for the length, and of one beyond all measure it knows
/// nothing; a content that was cut could then pass for a whole one.
struct ContentFraming {
  private(set) var length: Int?
  /// As it came, where `Content-Length` is no length, or not the only one.
  private(set) var contradiction: String?
  /// All content codings, the last one outermost.
  private(set) var codings: [String] = []
  private(set) var isChunked = false

  /// Looks at a line of the head.
  mutating func take(_ line: UnsafeBufferPointer<UInt8>) {
    let line = line.last == UInt8(ascii: "\n") ? line.dropLast() : line[...]
    switch (line.first ?? 0) | 0x20 {
    case UInt8(ascii: "c"):
      if let value = fieldValue(line, of: "content-length") {
        takeLength(String(decoding: value, as: UTF8.self))
      } else if let value = fieldValue(line, of: "content-encoding") {
        codings += String(decoding: value, as: UTF8.self).split(separator: ",").map {
          String($0.filter { $0 != " " && $0 != "\t" }).lowercased()
        }
      }
    case UInt8(ascii: "t"):
      if fieldValue(line, of: "transfer-encoding") != nil { isChunked = true }
    default: break
    }
  }

  /// One or more equal numbers (RFC 9110, section 8.6).
  private mutating func takeLength(_ value: String) {
    for element in value.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = element.drop(while: isBlank)
      let text = digits.prefix { !isBlank($0) }
      let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      guard isNumber, let number = Int(text), length ?? number == number else {
        contradiction = contradiction ?? value
        return
      }
      length = number
    }
  }
}

private func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
