/// The name the API gives a customer: a random UUID (RFC 9562, section 5.4) in small letters.
enum Gid {
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    let high: UInt64 = generator.next() & ~0xF000 | 0x4000
    let low: UInt64 = generator.next() & ~(0b11 << 62) | 0b10 << 62
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for word in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        text.append(digits[Int(word >> shift & 0xF)])
        switch text.count {
        case 8, 13, 18, 23: text.append(UInt8(ascii: "-"))
        default: break
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
