import AssayJSON

/// What a request's first line is made of: what stands in it is sent as it is written.
extension RequestDecoder {
  func method(_ node: JSONNode) -> Template {
    let template = context.template(node)
    if let text = template.constant { checkMethod(text, node) }
    return template
  }

  func checkMethod(_ text: String, _ node: JSONNode) {
    if !text.isToken {
      context.error(
        "wrong-value", "'\(text)' is not a method (RFC 9110, section 9.1)", at: node.range)
    } else if text != text.uppercased(), usualMethods.contains(text.uppercased()) {
      context.warning(
        "method-case", "'\(text)' is sent as it is written, and is not \(text.uppercased())",
        at: node.range, "write \(text.uppercased()): methods are told apart by letter case")
    }
  }

  func path(_ node: JSONNode) -> Template {
    let template = context.template(node)
    checkPath(template, node)
    return template
  }

  /// - Parameter node: the string that holds it.
  func checkPath(_ template: Template, _ node: JSONNode) {
    let text = template.asWritten
    let scheme = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }
    if !text.hasPrefix("/"), scheme == nil, !text.hasPrefix("{{") {
      context.error(
        "wrong-value", "a path begins with '/'", at: node.range,
        "it is added to the base URL; another server is named by a whole URL")
    }
    let literals = template.segments.compactMap { segment in
      if case .literal(let text) = segment { text } else { nil }
    }
    if let mistake = literals.lazy.compactMap(TargetMistake.init).first {
      context.error("wrong-value", mistake.sentence, at: node.range, mistake.remedy)
    } else if let scheme, case .literal(let first) = template.segments.first {
      checkPort(first.dropFirst(scheme.count), isWhole: template.constant != nil, node)
    }
  }

  /// - Parameters:
  ///   - text: a URL behind `://`, as far as it has no placeholder.
  ///   - isWhole: whether that is all of it.
  private func checkPort(_ text: Substring, isWhole: Bool, _ node: JSONNode) {
    let authority = text.prefix { !"/?".contains($0) }
    guard isWhole || authority.endIndex < text.endIndex else { return }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return }
    let port = host[colon...].dropFirst()
    let isNumber = port.allSatisfy { $0.isASCII && $0.isNumber }
    if port.isEmpty || isNumber && Int(port).map((1...65_535).contains) == true { return }
    context.error(
      "wrong-value", "'\(port)' is no port number", at: node.range, "ports go from 1 to 65535")
  }
}

private let usualMethods = [
  "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY",
]

/// What a path must not hold, for it would not be sent as it is written.
package enum TargetMistake: Sendable {
  case fragment
  case blank

  /// Nil where there is none.
  package init?(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "#"):
        self = .fragment
        return
      case 0...0x20, 0x7F:
        self = .blank
        return
      default: continue
      }
    }
    return nil
  }

  package var sentence: String {
    switch self {
    case .fragment: "a path holds no '#': what stands behind it would not be sent"
    case .blank: "a path holds no blank and no control character"
    }
  }

  package var remedy: String {
    switch self {
    case .fragment: "write %23, and {{url name}} for a value that may hold one"
    case .blank: "write %20 for a blank, and {{url name}} for a value that may hold one"
    }
  }
}
