/// A small generator whose output depends on nothing but its seed: SplitMix64 (Steele, Lea and
/// Flood, 2014), which every platform computes alike.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// - Parameter identity: texts that differ give unrelated sequences under one seed.
  package init(seed: UInt64, identity: String) {
    var hash = StableHash()
    hash.combine(identity)
    state = seed ^ hash.value
    // Close seeds must not give close first values.
    _ = next()
    state ^= seed &* 0x9E37_79B9_7F4A_7C15
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func text(of count: Int, from alphabet: String) -> String {
    let letters = Array(alphabet.utf8)
    return String(
      decoding: (0..<count).map { _ in letters[Int.random(in: letters.indices, using: &self)] },
      as: UTF8.self)
  }

  /// Version 4, variant 1 (RFC 9562, section 5.4).
  mutating func uuid() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &self) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0x0F)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
