import AssaySuite
import Testing

/// Records of other machines and versions hold these hashes, so they must be FNV-1a's.
@Suite struct StableHashTests {
  /// The test vectors of draft-eastlake-fnv, appendix C.
  @Test(
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)])
  func isFNV1a(_ text: String, _ expected: UInt64) {
    var hash = StableHash()
    hash.combine(text)
    #expect(hash.value == expected)
  }

  @Test func piecesAreOneText() {
    var whole = StableHash()
    whole.combine("foobar")
    var pieces = StableHash()
    pieces.combine("foo")
    pieces.combine(Array("ba".utf8))
    pieces.combine(UInt8(ascii: "r"))
    #expect(pieces.value == whole.value)
  }
}
