/// `URI-Template = *( literals / expression )` (RFC 6570, section 2).
func isURITemplate(_ text: String) -> Bool {
  var scalars = text.unicodeScalars[...]
  while let scalar = scalars.popFirst() {
    switch scalar {
    case "{":
      guard let end = scalars.firstIndex(of: "}"), isExpression(scalars[..<end]) else {
        return false
      }
      scalars = scalars[scalars.index(after: end)...]
    case "%":
      guard takeEncodedByte(&scalars) else { return false }
    default:
      guard isLiteral(scalar) else { return false }
    }
  }
  return true
}

private typealias Scalars = Substring.UnicodeScalarView

/// `literals` (section 2.1), with the apostrophe that erratum 6937 adds.
private func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "\0"..." ", "\u{7F}", "\"", "<", ">", "\\", "^", "`", "|", "}": false
  default: scalar.isASCII || scalar.isUCSCharacter || scalar.isPrivateUse
  }
}

/// `expression = "{" [ operator ] variable-list "}"` (section 2.2), between the braces.
private func isExpression(_ scalars: Scalars) -> Bool {
  var scalars = scalars
  if let first = scalars.first, "+#./;?&=,!@|".unicodeScalars.contains(first) {
    scalars.removeFirst()
  }
  return scalars.split(separator: ",", omittingEmptySubsequences: false)
    .allSatisfy(isVariableSpecification)
}

/// `varspec = varname [ modifier-level4 ]` (sections 2.3 and 2.4).
private func isVariableSpecification(_ scalars: Scalars) -> Bool {
  var scalars = scalars
  var expectsCharacter = true
  while let scalar = scalars.popFirst() {
    switch scalar {
    case "%":
      guard takeEncodedByte(&scalars) else { return false }
      expectsCharacter = false
    case "a"..."z", "A"..."Z", "0"..."9", "_": expectsCharacter = false
    case "." where !expectsCharacter: expectsCharacter = true
    case "*": return !expectsCharacter && scalars.isEmpty
    case ":": return !expectsCharacter && isMaximumLength(scalars)
    default: return false
    }
  }
  return !expectsCharacter
}

/// `max-length`: 1 to 9999.
private func isMaximumLength(_ scalars: Scalars) -> Bool {
  1...4 ~= scalars.count && scalars.first != "0" && scalars.allSatisfy(\.isDigit)
}

/// The two digits of `pct-encoded`.
private func takeEncodedByte(_ scalars: inout Scalars) -> Bool {
  scalars.popFirst()?.hexadecimalValue != nil && scalars.popFirst()?.hexadecimalValue != nil
}
