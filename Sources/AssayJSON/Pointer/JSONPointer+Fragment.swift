extension JSONPointer {
  /// Reads the part of a URI behind `#`, with its percent-encoding (RFC 6901, section 6).
  package init(uriFragment fragment: String) throws(JSONPointerError) {
    let bytes = Array(fragment.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, let high = bytes[index + 1].hexadecimalValue,
          let low = bytes[index + 2].hexadecimalValue
        else { throw Self.encodingError(index..<index + 1) }
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw Self.encodingError(0..<bytes.count)
    }
    do {
      try self.init(text)
    } catch {
      // An offset in the decoded text would not be one in the fragment.
      throw JSONPointerError(reason: error.reason, offsets: 0..<bytes.count)
    }
  }

  /// The pointer as it stands behind `#` in a URI.
  package var uriFragment: String {
    var output = ""
    for byte in description.utf8 {
      if byte.isAllowedInFragment {
        output.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        output += (digits.utf8.count == 1 ? "%0" : "%") + digits
      }
    }
    return output
  }

  private static func encodingError(_ offsets: Range<Int>) -> JSONPointerError {
    JSONPointerError(reason: .invalidPercentEncoding, offsets: offsets)
  }
}

extension UInt8 {
  /// `fragment = *( pchar / "/" / "?" )` (RFC 3986, section 3.5).
  fileprivate var isAllowedInFragment: Bool {
    isLetter || isDigit || "-._~!$&'()*+,;=:@/?".utf8.contains(self)
  }
}
