// Formats for mail addresses: `Mailbox` of RFC 5321, section 4.1.2, and its extension in RFC 6531.

func isEmailAddress(_ text: String) -> Bool {
  var scanner = FormatScanner(text)
  guard scanner.localPart(allowsUnicode: false), scanner.take("@") else { return false }
  return isMailDomain(scanner.bytes[scanner.offset...])
}

/// `Domain / address-literal`.
private func isMailDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
  let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return bytes.count <= 255 && labels.allSatisfy { label in
    label.count <= 63 && label.first.map { $0.isLetter || $0.isDigit } == true
      && label.last.map { $0.isLetter || $0.isDigit } == true
      && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }
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
