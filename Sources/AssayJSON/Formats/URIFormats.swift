// Formats for resource identifiers: RFC 3986, and RFC 3987 with its further characters.

func isURI(_ text: String, allowsRelative: Bool, allowsUnicode: Bool) -> Bool {
  let reference = URIReference(text)
  let characters = URICharacters(allowsUnicode: allowsUnicode)
  if reference.scheme == nil {
    guard allowsRelative else { return false }
    // `path-noscheme`: a colon in the first segment would have ended a scheme (section 4.2).
    if reference.authority == nil, !reference.path.hasPrefix("/"),
      reference.path.prefix(while: { $0 != "/" }).contains(":")
    {
      return false
    }
  }
  return (reference.authority.map(characters.isAuthority) ?? true)
    && characters.consists(reference.path, of: "/:@")
    && (reference.query.map { characters.consists($0, of: "/?:@", isQuery: true) } ?? true)
    && (reference.fragment.map { characters.consists($0, of: "/?:@") } ?? true)
}

/// Which characters may stand where.
private struct URICharacters {
  let allowsUnicode: Bool

  /// `authority = [ userinfo "@" ] host [ ":" port ]` (RFC 3986, section 3.2).
  func isAuthority(_ text: String) -> Bool {
    var rest = Substring(text)
    if let at = rest.firstIndex(of: "@") {
      guard consists(String(rest[..<at]), of: ":") else { return false }
      rest = rest[rest.index(after: at)...]
    }
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]"), isLiteral(rest[..<end].dropFirst()) else {
        return false
      }
      rest = rest[rest.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return false }
    }
    // `reg-name` takes whatever looks like an IPv4 address as well.
    let colon = rest.firstIndex(of: ":") ?? rest.endIndex
    return consists(String(rest[..<colon]), of: "")
      && rest[colon...].dropFirst().utf8.allSatisfy(\.isDigit)
  }

  /// `IP-literal = "[" ( IPv6address / IPvFuture ) "]"` (section 3.2.2), between the brackets.
  private func isLiteral(_ text: Substring) -> Bool {
    guard text.hasPrefix("v") || text.hasPrefix("V") else { return isIPv6Address(text.utf8) }
    let parts = text.dropFirst().split(separator: ".", maxSplits: 1)
    return parts.count == 2 && parts[0].utf8.allSatisfy { $0.hexadecimalValue != nil }
      && !parts[1].contains("%")
      && URICharacters(allowsUnicode: false).consists(
        String(parts[1]), of: ":")
  }

  /// Whether the text is made of `unreserved`, `pct-encoded`, `sub-delims` and `others`.
  func consists(_ text: String, of others: String, isQuery: Bool = false) -> Bool {
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "%" {
        guard scalars.popFirst()?.hexadecimalValue != nil,
          scalars.popFirst()?.hexadecimalValue != nil
        else { return false }
      } else if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
        guard byte.isUnreserved || byte.isSubDelimiter || others.utf8.contains(byte) else {
          return false
        }
      } else {
        guard allowsUnicode, scalar.isUCSCharacter || isQuery && scalar.isPrivateUse else {
          return false
        }
      }
    }
    return true
  }
}

extension UInt8 {
  /// `unreserved` (RFC 3986, section 2.3).
  fileprivate var isUnreserved: Bool { isLetter || isDigit || "-._~".utf8.contains(self) }

  /// `sub-delims` (section 2.2).
  fileprivate var isSubDelimiter: Bool { "!$&'()*+,;=".utf8.contains(self) }
}

extension Unicode.Scalar {
  /// `ucschar` (RFC 3987, section 2.2).
  var isUCSCharacter: Bool {
    switch value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xDFFFD: value & 0xFFFE != 0xFFFE
    case 0xE1000...0xEFFFD: true
    default: false
    }
  }

  /// `iprivate` (RFC 3987, section 2.2).
  var isPrivateUse: Bool {
    switch value {
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
    default: false
    }
  }
}
