package import AssayJSON

/// A query (RFC 9535), whose texts and numbers may be placeholders' values: never a piece of its
/// syntax.
package enum Query<Hole: MatcherHole>: Sendable {
  case path(JSONPath)
  case hole(Hole)
}

extension Query<MatcherGap> {
  var hasPlaceholders: Bool { if case .hole = self { true } else { false } }

  func collectPlaceholders(into found: inout [Placeholder]) {
    if case .hole(let gap) = self { gap.collectPlaceholders(into: &found) }
  }

  /// Nil where the run makes it.
  package var known: JSONPath? { if case .path(let path) = self { path } else { nil } }

  package func resolved(in scope: inout Scope) throws(TemplateError) -> JSONPath {
    switch self {
    case .path(let path): return path
    case .hole(let gap):
      let text = try gap.queryText(in: &scope)
      do {
        return try JSONPath(text)
      } catch {
        throw TemplateError(
          .matcher("the query \(text) has a mistake: \(error)"), at: gap.place)
      }
    }
  }
}

extension Query<Never> {
  package var path: JSONPath {
    switch self {
    case .path(let path): return path
    case .hole(let never): switch never {}
    }
  }
}

extension MatcherGap {
  /// The query with the values of its placeholders: inside quotes their characters, escaped,
  /// elsewhere scalars as JSON.
  fileprivate func queryText(in scope: inout Scope) throws(TemplateError) -> String {
    guard case .value(let template, _) = self else { return "" }
    return try template.query { placeholder throws(TemplateError) in
      try scope.value(of: placeholder)
    }
  }
}

extension Template {
  /// The query that the text is with these values.
  func query(
    _ value: (Placeholder) throws(TemplateError) -> JSONNode
  ) throws(TemplateError) -> String {
    var output = ""
    var quote: Unicode.Scalar?
    for segment in segments {
      switch segment {
      case .literal(let text):
        output += text
        quote = text.openQuote(after: quote)
      case .placeholder(let placeholder):
        let node = try value(placeholder)
        switch node.value {
        case .array, .object:
          throw TemplateError(.noText(node.value.typeName), at: placeholder.place)
        case .string(let text): output += quote == nil ? node.description : escaped(text)
        case .null, .bool, .number: output += node.description
        }
      }
    }
    return output
  }
}

extension String {
  /// The quote that is open at the end of a query's text, where another was open before it.
  fileprivate func openQuote(after open: Unicode.Scalar?) -> Unicode.Scalar? {
    var open = open
    var isEscaped = false
    for scalar in unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if open != nil, scalar == "\\" {
        isEscaped = true
      } else if scalar == open {
        open = nil
      } else if open == nil, scalar == "'" || scalar == "\"" {
        open = scalar
      }
    }
    return open
  }
}

/// The characters of a text as a query's string literal has them, whichever quotes it has (RFC 9535,
/// section 2.3.1.1).
private func escaped(_ text: String) -> String {
  var output = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'", "\"", "\\": output += "\\u".unicodeScalars + hexadecimal(scalar.value)
    case "\u{0}"..."\u{1F}": output += "\\u".unicodeScalars + hexadecimal(scalar.value)
    default: output.append(scalar)
    }
  }
  return String(output)
}

private func hexadecimal(_ value: UInt32) -> [Unicode.Scalar] {
  let digits = String(value, radix: 16)
  return Array((String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
}
