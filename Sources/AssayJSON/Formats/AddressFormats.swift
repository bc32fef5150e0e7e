// Formats for internet addresses: ipv4 (RFC 2673, section 3.2) and ipv6 (RFC 4291, section 2.2).

/// Four decimal numbers up to 255, without leading zeros.
func isIPv4Address(_ bytes: some Collection<UInt8>) -> Bool {
  let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return parts.count == 4
    && parts.allSatisfy { part in
      guard 1...3 ~= part.count, part.allSatisfy(\.isDigit) else { return false }
      if part.count > 1, part.first == UInt8(ascii: "0") { return false }
      return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
    }
}

/// Eight groups of hexadecimal digits; `::` stands once for one or more groups of zeros, and the
/// last two groups may be an IPv4 address.
func isIPv6Address(_ bytes: some Collection<UInt8>) -> Bool {
  let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  // Also what the two colons at an end give: "::1" has the parts "", "" and "1".
  guard 3...9 ~= parts.count else { return false }
  var groups = 0
  var gap: Int?
  for (index, part) in parts.enumerated() {
    let isLast = index == parts.count - 1
    if part.isEmpty {
      let isOutside = index == 0 || isLast
      if isOutside {
        // A single colon at an end is none.
        guard parts[index == 0 ? 1 : index - 1].isEmpty else { return false }
      } else {
        guard gap == nil else { return false }
        gap = index
      }
    } else if isLast, part.contains(UInt8(ascii: ".")) {
      guard isIPv4Address(part) else { return false }
      groups += 2
    } else {
      guard part.count <= 4, part.allSatisfy({ $0.hexadecimalValue != nil }) else { return false }
      groups += 1
    }
  }
  return gap == nil ? groups == 8 : groups <= 7
}
