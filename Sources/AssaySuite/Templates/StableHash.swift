/// FNV-1a over 64 bits, the same on all machines: `Hasher` is seeded anew in each process.
///
/// Its pieces are concrete types: a generic one would stay unspecialised in the targets above, which
/// costs three hundred nanoseconds a byte instead of one.
package struct StableHash: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  package mutating func combine(_ bytes: [UInt8]) {
    for byte in bytes { combine(byte) }
  }

  /// Its UTF-8.
  package mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
  }
}
