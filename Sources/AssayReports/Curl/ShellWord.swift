/// Text for a POSIX shell, in which secrets stand as the variables that hold them.
struct ShellWord {
  enum Piece {
    case bytes(ArraySlice<UInt8>)
    /// The value of the secret of that name.
    case secret(String)
    /// A secret in another form than its own, which no variable holds.
    case mask
  }

  let pieces: [Piece]

  init(_ bytes: [UInt8], _ redactor: Redactor) {
    var pieces: [Piece] = []
    var offset = 0
    for match in redactor.matches(in: bytes) {
      pieces.append(.bytes(bytes[offset..<match.range.lowerBound]))
      pieces.append(match.secret.map { .secret(redactor.names[$0]) } ?? .mask)
      offset = match.range.upperBound
    }
    pieces.append(.bytes(bytes[offset...]))
    self.pieces = pieces.filter { if case .bytes(let bytes) = $0 { !bytes.isEmpty } else { true } }
  }

  init(_ text: String, _ redactor: Redactor) { self.init(Array(text.utf8), redactor) }

  /// Whether every character can be shown and pasted as it is.
  var isPrintable: Bool {
    pieces.allSatisfy { if case .bytes(let bytes) = $0 { isPrintableText(bytes) } else { true } }
  }

  /// One argument. It cannot hold NUL, nor end in a line feed that needs a substitution; header
  /// fields and URLs have neither, and content that does goes through `printing`.
  var argument: String {
    if pieces.isEmpty { return "''" }
    return pieces.map { piece in
      switch piece {
      case .secret(let name): "\"$\(shellVariable(name))\""
      case .mask: Self.quoted(Redactor.mask)
      case .bytes(let bytes):
        isPrintableText(bytes)
          ? Self.quoted(String(decoding: bytes, as: UTF8.self))
          : "\"$(printf '\(printfFormat(bytes))')\""
      }
    }.joined()
  }

  /// Commands that write the bytes to standard output, exactly.
  var printing: String {
    let commands = pieces.map { piece in
      switch piece {
      case .secret(let name): "printf %s \"$\(shellVariable(name))\""
      case .mask: "printf %s '\(Redactor.mask)'"
      case .bytes(let bytes): "printf '\(printfFormat(bytes))'"
      }
    }
    return commands.count == 1 ? commands[0] : "{ \(commands.joined(separator: "; ")); }"
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"),
        UInt8(ascii: ","), UInt8(ascii: "+"):
        true
      default: false
      }
    }
    if isPlain, !text.isEmpty { return text }
    let inner = text.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + inner.joined(separator: "'\\''") + "'"
  }
}

/// The name of a shell variable (POSIX.1-2024, XBD 3.216) for a secret's name, which may also have
/// dots and hyphens.
func shellVariable(_ name: String) -> String {
  let mapped = name.unicodeScalars.map { scalar -> Character in
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      ? Character(scalar) : "_"
  }
  let startsWithDigit = mapped.first?.isNumber ?? true
  return (startsWithDigit ? "_" : "") + String(mapped)
}

/// UTF-8 in which nothing is hidden from the reader, or acts on the terminal it is pasted into.
private func isPrintableText(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let text = String(validating: bytes, as: UTF8.self) else { return false }
  return text.unicodeScalars.allSatisfy { scalar in
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\n" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
      .spaceSeparator:
      return false
    default: return true
    }
  }
}

/// The bytes as a format of `printf` inside single quotes: octal escapes are what POSIX promises.
private func printfFormat(_ bytes: ArraySlice<UInt8>) -> String {
  var output = ""
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "%"): output += "%%"
    case UInt8(ascii: "\\"): output += "\\\\"
    case 0x0A: output += "\\n"
    case UInt8(ascii: "'"), 0x00..<0x20, 0x7F...0xFF:
      let digits = String(byte, radix: 8)
      output += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    default: output.unicodeScalars.append(Unicode.Scalar(byte))
    }
  }
  return output
}
