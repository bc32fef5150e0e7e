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
  /// What the names of secrets have in front in the shell.
  private let prefix: String

  init(_ bytes: [UInt8], _ redactor: Redactor, prefix: String = "") {
    self.prefix = prefix
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

  init(_ text: String, _ redactor: Redactor, prefix: String = "") {
    self.init(Array(text.utf8), redactor, prefix: prefix)
  }

  /// A text without secrets.
  init(_ text: String) {
    pieces = text.isEmpty ? [] : [.bytes(Array(text.utf8)[...])]
    prefix = ""
  }

  /// Whether every character can be shown and pasted as it is.
  var isPrintable: Bool {
    pieces.allSatisfy { if case .bytes(let bytes) = $0 { isPrintableText(bytes) } else { true } }
  }

  /// One argument. It cannot hold NUL, nor end in a line feed that needs a substitution; header
  /// fields and URLs have neither, and content that does goes through `printing`.
  var argument: String { argument(isPlain: isPrintableText) }

  /// The same without a line break, but where it ends in one.
  var argumentOnOneLine: String {
    argument { $0.last == 0x0A || !$0.contains(0x0A) && isPrintableText($0) }
  }

  private func argument(isPlain: (ArraySlice<UInt8>) -> Bool) -> String {
    if pieces.isEmpty { return "''" }
    return pieces.map { piece in
      switch piece {
      case .secret(let name): "\"$\(shellVariable(prefix + name))\""
      case .mask: Self.quoted(Redactor.mask)
      case .bytes(let bytes):
        isPlain(bytes)
          ? Self.quoted(String(decoding: bytes, as: UTF8.self))
          : "\"$(\(Self.printing(bytes)))\""
      }
    }.joined()
  }

  /// Commands that write the bytes to standard output, exactly.
  var printing: String {
    let commands = pieces.map { piece in
      switch piece {
      case .secret(let name): "printf %s \"$\(shellVariable(prefix + name))\""
      case .mask: "printf %s '\(Redactor.mask)'"
      case .bytes(let bytes): Self.printing(bytes)
      }
    }
    return commands.count == 1 ? commands[0] : "{ \(commands.joined(separator: "; ")); }"
  }

  /// Without `--`, a shell would take a format that begins with a dash for an option.
  private static func printing(_ bytes: ArraySlice<UInt8>) -> String {
    "printf -- '\(printfFormat(bytes))'"
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

/// UTF-8 in which nothing is hidden from the reader, or acts on the terminal it is pasted into or on
/// the CI system in whose log it stands.
private func isPrintableText(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let text = String(validating: bytes, as: UTF8.self), !LogCommand.stands(in: text) else {
    return false
  }
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
  let offsets = LogCommand.offsets(in: bytes)
  for (offset, byte) in bytes.enumerated() {
    switch byte {
    case _ where offsets.contains(offset): output += octal(byte)
    case UInt8(ascii: "%"): output += "%%"
    case UInt8(ascii: "\\"): output += "\\\\"
    case 0x0A: output += "\\n"
    case UInt8(ascii: "'"), 0x00..<0x20, 0x7F...0xFF: output += octal(byte)
    default: output.unicodeScalars.append(Unicode.Scalar(byte))
    }
  }
  return output
}

private func octal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 8)
  return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
}
