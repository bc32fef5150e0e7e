package import AssayJSON

/// A value of the answer that later steps use by name.
package struct Capture<Hole: MatcherHole>: Sendable {
  package enum Source: Sendable {
    /// The node that the query selects in the JSON content.
    case json(Query<Hole>)
    /// The field of that name: all of its lines, joined (RFC 9110, section 5.3); of `Set-Cookie`,
    /// which is never joined, the one line.
    case header(String)
    /// The content as text.
    case text
    /// The value of the cookie that the answer sets.
    case cookie(String)
    case status
    /// Where the answer came from, after redirects.
    case url
  }

  package var name: String
  package var place: Place
  package var source: Source
  /// The place of the query or name inside the file.
  package var sourcePlace: Place
  /// What is taken of the text that the source gives: the first group, or all of the match.
  package var pattern: ECMARegex?
  /// What the value is where the source gives nothing.
  package var fallback: JSONNode?
  /// Whether the value must not be shown, from the answer on that it comes from; nil where the file
  /// does not say.
  package var isSecret: Bool?
  /// Whether the value is the array of all that the source gives, of which there may be several.
  package var takesAll = false
}

extension Capture<MatcherGap> {
  package func resolved(in scope: inout Scope) throws(TemplateError) -> Capture<Never> {
    let source: Capture<Never>.Source
    switch self.source {
    case .json(let query): source = .json(.path(try query.resolved(in: &scope)))
    case .header(let name): source = .header(name)
    case .text: source = .text
    case .cookie(let name): source = .cookie(name)
    case .status: source = .status
    case .url: source = .url
    }
    return Capture<Never>(
      name: name, place: place, source: source, sourcePlace: sourcePlace, pattern: pattern,
      fallback: fallback, isSecret: isSecret, takesAll: takesAll)
  }

  func collectPlaceholders(into found: inout [Placeholder]) {
    if case .json(let query) = source { query.collectPlaceholders(into: &found) }
  }
}
