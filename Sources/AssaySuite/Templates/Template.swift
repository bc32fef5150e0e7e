package import AssayJSON

/// A text with placeholders: `PT{{digits 9}}`.
package struct Template: Sendable {
  package enum Segment: Sendable {
    case literal(String)
    case placeholder(Placeholder)
  }

  /// Most texts have no placeholder, and need no list for that.
  private enum Content: Sendable {
    case constant(String)
    case segments([Segment])
  }

  private let content: Content
  /// The string in the file.
  package var place: Place

  package init(constant text: String, place: Place) {
    content = .constant(text)
    self.place = place
  }

  /// - Parameter segments: no two literals side by side.
  package init(segments: [Segment], place: Place) {
    content =
      switch (segments.count, segments.first) {
      case (0, _): .constant("")
      case (1, .literal(let text)): .constant(text)
      default: .segments(segments)
      }
    self.place = place
  }

  package var segments: [Segment] {
    switch content {
    case .constant(let text): text.isEmpty ? [] : [.literal(text)]
    case .segments(let segments): segments
    }
  }

  /// The text itself, where no placeholder stands in it.
  package var constant: String? {
    if case .constant(let text) = content { text } else { nil }
  }

  /// The placeholder that is the whole text.
  package var lonePlaceholder: Placeholder? {
    guard case .segments(let segments) = content, segments.count == 1,
      case .placeholder(let placeholder) = segments[0]
    else { return nil }
    return placeholder
  }

  /// The text with its placeholders as the file has them.
  package var asWritten: String {
    segments.map { segment in
      switch segment {
      case .literal(let text): text
      case .placeholder(let placeholder): placeholder.text
      }
    }.joined()
  }

  func collectPlaceholders(into found: inout [Placeholder]) {
    guard case .segments(let segments) = content else { return }
    for case .placeholder(let placeholder) in segments { found.append(placeholder) }
  }
}

/// What stands between `{{` and `}}`.
package struct Placeholder: Sendable {
  package var expression: PlaceholderExpression
  package var place: Place

  /// With its braces, as the file has it.
  var text: String {
    let bytes = place.source.bytes
    return String(decoding: bytes[place.range.offsets.clamped(to: bytes.indices)], as: UTF8.self)
  }
}

/// The closed set of things that a placeholder can say.
package indirect enum PlaceholderExpression: Sendable {
  case variable(String)
  case literal(JSONNode)
  case call(PlaceholderFunction, [PlaceholderExpression])
  /// `{{name ?? value}}`: the first of which all variables are defined, or else the last. There are
  /// two at least.
  case firstDefined([PlaceholderExpression])

  /// Gives the variables that must be defined for this to have a value.
  func forEachRequiredVariable(_ body: (String) -> Void) {
    switch self {
    case .variable(let name): body(name)
    case .literal: break
    case .call(_, let arguments):
      for argument in arguments { argument.forEachRequiredVariable(body) }
    case .firstDefined(let alternatives): alternatives.last?.forEachRequiredVariable(body)
    }
  }

  /// Whether the content of the request is a part of it, with these names defined.
  func readsContent(where isDefined: (String) -> Bool) -> Bool {
    switch self {
    case .variable, .literal: return false
    case .call(let function, let arguments):
      return function == .content || arguments.contains { $0.readsContent(where: isDefined) }
    case .firstDefined(let alternatives):
      let chosen = alternatives.first { alternative in
        var isKnown = true
        alternative.forEachRequiredVariable { if !isDefined($0) { isKnown = false } }
        return isKnown
      }
      return (chosen ?? alternatives.last)?.readsContent(where: isDefined) ?? false
    }
  }

  /// Gives all variables that are read where they are defined; of `row.id` both that name and `row`,
  /// whose member it may be.
  func forEachMentionedVariable(_ body: (String) -> Void) {
    switch self {
    case .variable(let name):
      body(name)
      for (holder, _) in name.memberAccesses { body(holder) }
    case .literal: break
    case .call(_, let arguments):
      for argument in arguments { argument.forEachMentionedVariable(body) }
    case .firstDefined(let alternatives):
      for alternative in alternatives { alternative.forEachMentionedVariable(body) }
    }
  }
}
