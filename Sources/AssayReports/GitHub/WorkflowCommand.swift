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
    text = "::\(severity.rawValue) \(list)::\(Self.escaped(Self.harmless(message)))"
  }

  private static func harmless(_ text: String) -> String {
    LogCommand.neutralized(sanitized(text), startsLine: false)
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
    escaped(harmless(text)).unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case ":": output += "%3A"
      case ",": output += "%2C"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
