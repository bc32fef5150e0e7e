/// Equality of bytes where an ASCII letter's case does not count, as in names of header fields
/// (RFC 9110, section 5.1).
package func equalsIgnoringASCIICase(_ left: String, _ right: String) -> Bool {
  guard left.utf8.count == right.utf8.count else { return false }
  return left == right
    || zip(left.utf8, right.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
}

extension UInt8 {
  @inlinable package var asciiLowercased: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }
}
