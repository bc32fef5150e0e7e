/// The bytes as text, with `\x..` for each byte that is no part of a UTF-8 sequence.
func escapedText(of bytes: [UInt8]) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var output = ""
  var rest = bytes[...]
  while !rest.isEmpty {
    let (valid, count) = validPrefix(of: rest)
    output += valid
    rest = rest.dropFirst(count)
    if let byte = rest.popFirst() {
      output += "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
  }
  return output
}

private func validPrefix(of bytes: ArraySlice<UInt8>) -> (text: String, count: Int) {
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var scalars = String.UnicodeScalarView()
  var count = 0
  while case .scalarValue(let scalar) = decoder.decode(&iterator) {
    scalars.append(scalar)
    count += UTF8.width(scalar)
  }
  return (String(scalars), count)
}

/// Whether the bytes are meant to be read: hardly any of them is a control character or no UTF-8.
func isReadable(_ bytes: [UInt8]) -> Bool {
  let sample = bytes.prefix(4096)
  let strange = sample.count { byte in
    byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 && byte != 0x1B
  }
  guard strange * 20 <= sample.count else { return false }
  // A text in an 8-bit code is mostly ASCII; what is not is binary.
  if String(validating: bytes, as: UTF8.self) != nil { return true }
  return sample.count { $0 >= 0x80 } * 4 <= sample.count
}
