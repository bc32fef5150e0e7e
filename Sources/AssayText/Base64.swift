/// The alphabets of RFC 4648.
package enum Base64Alphabet: Sendable {
  /// Section 4; texts are padded.
  case standard
  /// Section 5, for URLs and names of files; written without padding, and read with or without it.
  case url

  fileprivate var characters: [UInt8] {
    let common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return Array((common + (self == .standard ? "+/" : "-_")).utf8)
  }
}

/// Base64, with padding in the standard alphabet (RFC 4648, section 4).
package func base64(_ bytes: [UInt8], _ alphabet: Base64Alphabet = .standard) -> String {
  let characters = alphabet.characters
  var output: [UInt8] = []
  output.reserveCapacity((bytes.count + 2) / 3 * 4)
  var index = 0
  while index < bytes.count {
    let count = min(3, bytes.count - index)
    var group = UInt32(0)
    for position in 0..<3 {
      group = group << 8 | (position < count ? UInt32(bytes[index + position]) : 0)
    }
    for position in 0...count { output.append(characters[Int(group >> (18 - 6 * position) & 63)]) }
    if alphabet == .standard { output += repeatElement(UInt8(ascii: "="), count: 3 - count) }
    index += 3
  }
  return String(decoding: output, as: UTF8.self)
}

/// Nil where the text is not base64 in that alphabet (RFC 4648, section 4 or 5).
package func decodedBase64(
  _ text: String, _ alphabet: Base64Alphabet = .standard
) -> [UInt8]? {
  let characters = Array(text.utf8)
  let padding = characters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
  let rest = characters.count - padding
  guard padding <= 2, rest % 4 != 1 else { return nil }
  if alphabet == .standard || padding > 0, characters.count % 4 != 0 { return nil }
  var values = [UInt32?](repeating: nil, count: 256)
  for (value, character) in alphabet.characters.enumerated() {
    values[Int(character)] = UInt32(value)
  }
  var output: [UInt8] = []
  output.reserveCapacity(rest * 3 / 4)
  var buffer: UInt32 = 0
  var bits: UInt32 = 0
  for character in characters.dropLast(padding) {
    guard let value = values[Int(character)] else { return nil }
    buffer = buffer << 6 | value
    bits += 6
    if bits >= 8 {
      bits -= 8
      output.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
  }
  return output
}
