/// The place of a node: one name or index for each level (RFC 9535, section 2.7).
package struct NormalizedPath: Sendable, Hashable {
  package enum Step: Sendable {
    case name(String)
    case index(Int)
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }
}

extension NormalizedPath.Step: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.name(let left), .name(let right)): left.hasSameCodePoints(as: right)
    case (.index(let left), .index(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .name(let name): hasher.combine(CodePoints(name))
    case .index(let index): hasher.combine(index)
    }
  }
}

extension NormalizedPath: CustomStringConvertible {
  /// `normalized-path = root-identifier *(normal-index-segment)`: `$['a'][0]`.
  package var description: String {
    var output = "$"
    for step in steps {
      switch step {
      case .index(let index): output += "[\(index)]"
      case .name(let name): output += "['\(Self.escaped(name))']"
      }
    }
    return output
  }

  /// `normal-single-quoted = normal-unescaped / ESC normal-escapable`
  private static func escaped(_ name: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "'", "\\": output += ["\\", scalar]
      case "\u{8}": output += "\\b".unicodeScalars
      case "\t": output += "\\t".unicodeScalars
      case "\n": output += "\\n".unicodeScalars
      case "\u{C}": output += "\\f".unicodeScalars
      case "\r": output += "\\r".unicodeScalars
      case "\0"..."\u{1F}":
        output +=
          "\\u00\(scalar.value < 0x10 ? "0" : "")\(String(scalar.value, radix: 16))"
          .unicodeScalars
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
