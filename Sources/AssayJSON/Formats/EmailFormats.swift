// Formats for mail addresses: `Mailbox` of RFC 5321, section 4.1.2, and its extension in RFC 6531.

/// `Mailbox = Local-part "@" ( Domain / address-literal )`.
func isEmailAddress(_ text: String, allowsUnicode: Bool) -> Bool {
  var scanner = FormatScanner(text)
  guard scanner.localPart(allowsUnicode: allowsUnicode), scanner.offset <= 64, scanner.take("@")
  else { return false }
  if scanner.take("[") { return isAddressLiteral(scanner.rest) }
  return isMailDomain(scanner.rest, allowsUnicode: allowsUnicode)
}

/// `Domain = sub-domain *( "." sub-domain )`; that labels of other scripts fit together is left to
/// the format `idn-hostname`.
private func isMailDomain(_ bytes: ArraySlice<UInt8>, allowsUnicode: Bool) -> Bool {
  let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return bytes.count <= 255
    && labels.allSatisfy { label in
      isHostLabel(label.map { allowsUnicode && $0 >= 0x80 ? UInt8(ascii: "u") : $0 }[...])
    }
}

/// `address-literal` (RFC 5321, section 4.1.3), behind its opening bracket.
private func isAddressLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard bytes.last == UInt8(ascii: "]") else { return false }
  let address = bytes.dropLast()
  let tag = "ipv6:".utf8
  guard address.prefix(tag.count).map({ $0 | 0x20 }).elementsEqual(tag.map { $0 | 0x20 }) else {
    return isIPv4Address(address)
  }
  return isIPv6Address(address.dropFirst(tag.count))
}

extension FormatScanner {
  /// `Local-part = Dot-string / Quoted-string`.
  fileprivate mutating func localPart(allowsUnicode: Bool) -> Bool {
    if peek == UInt8(ascii: "\"") { return quotedString(allowsUnicode: allowsUnicode) }
    repeat {
      let atom = takeWhile { $0.isAtomCharacter || allowsUnicode && $0 >= 0x80 }
      if atom.isEmpty { return false }
    } while take(".")
    return true
  }

  /// `Quoted-string = DQUOTE *QcontentSMTP DQUOTE`.
  private mutating func quotedString(allowsUnicode: Bool) -> Bool {
    offset += 1
    while let byte = peek {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard let escaped = peek, 0x20...0x7E ~= escaped else { return false }
        offset += 1
      case 0x20...0x7E: break
      case 0x80... where allowsUnicode: break
      default: return false
      }
    }
    return false
  }
}

extension UInt8 {
  /// `atext` (RFC 5322, section 3.2.3).
  fileprivate var isAtomCharacter: Bool {
    isLetter || isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self)
  }
}
