/// `UUID` (RFC 4122, section 3), of any version and variant.
func isUUID(_ text: String) -> Bool {
  var position = 0
  for byte in text.utf8 {
    switch position {
    case 8, 13, 18, 23:
      guard byte == UInt8(ascii: "-") else { return false }
    default:
      guard byte.hexadecimalValue != nil else { return false }
    }
    position += 1
    if position > 36 { return false }
  }
  return position == 36
}
