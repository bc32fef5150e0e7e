package import AssayJSON

/// A line that GitHub Actions obeys when a step prints it: an annotation at a place in a file.
package struct WorkflowCommand: Sendable {
  /// Without its line feed.
  package let text: String

  /// - Parameters:
  ///   - file: from the root of the repository.
  ///   - title: shown above the message.
  ///   - message: may have several lines.
  package init(
    annotating severity: Diagnostic.Severity, file: String? = nil, at position: TextPosition? = nil,
    title: String, message: String
  ) {
    var properties: [String] = []
    if let file { properties.append("file=\(Self.property(file))") }
    if let position { properties += ["line=\(position.line)", "col=\(position.column)"] }
    properties.append("title=\(Self.property(title))")
    let list = properties.joined(separator: ",")
    text = "::\(severity.rawValue) \(list)::\(Self.escaped(sanitized(message)))"
  }

  /// The text with no line that is a command. The runner looks for `::` behind the white space at the
  /// beginning of a line (and may overlook what has no width), and for `##[` anywhere.
  package static func neutralized(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: "#")) else {
      return text
    }
    var output = String.UnicodeScalarView()
    var isAtStart = true
    var hashes = 0
    for scalar in text.unicodeScalars {
      let isCommand = scalar == ":" && isAtStart || scalar == "[" && hashes >= 2
      let shown = isCommand ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      output.append(contentsOf: shown.unicodeScalars)
      hashes = scalar == "#" ? hashes + 1 : 0
      if scalar == "\n" || scalar == "\r" {
        isAtStart = true
      } else if !scalar.properties.isWhitespace, !scalar.properties.isDefaultIgnorableCodePoint {
        isAtStart = false
      }
    }
    return String(output)
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case "%": output += "%25"
      case "\r": output += "%0D"
      case "\n": output += "%0A"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  private static func property(_ text: String) -> String {
    escaped(sanitized(text)).unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case ":": output += "%3A"
      case ",": output += "%2C"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
