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

  /// Gives all variables that are read where they are defined.
  func forEachMentionedVariable(_ body: (String) -> Void) {
    switch self {
    case .variable(let name): body(name)
    case .literal: break
    case .call(_, let arguments):
      for argument in arguments { argument.forEachMentionedVariable(body) }
    case .firstDefined(let alternatives):
      for alternative in alternatives { alternative.forEachMentionedVariable(body) }
    }
  }
}

/// What makes values in placeholders.
package enum PlaceholderFunction: String, Sendable, CaseIterable {
  /// A random UUID, version 4 (RFC 9562), in lower case.
  case uuid
  /// `digits N`: N random decimal digits.
  case digits
  /// `letters N`: N random letters, a to z.
  case letters
  /// `integer A B`: a random whole number from A to B, both included.
  case integer
  /// `now [OFFSET] [FORMAT]`: the time of the run in UTC, moved by an offset such as `-1h` or `+2d`,
  /// in RFC 3339 or another of the formats.
  case now
  /// `base64 X`: the UTF-8 bytes of a text in base64 (RFC 4648, section 4).
  case base64
  /// `url X`: a text percent-encoded so that it is one segment of a path or a query (RFC 3986).
  case url
  /// `file X`: the content of a file, which is UTF-8, from the scenario file's folder.
  case file
  /// `lower X`: a text in lower case.
  case lower
  /// `upper X`: a text in upper case.
  case upper
  /// `slice X FROM TO`: the characters from one position to before another, counted from 0;
  /// negative ones count from the end.
  case slice

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .uuid: 0...0
    case .now: 0...2
    case .digits, .letters, .base64, .url, .file, .lower, .upper: 1...1
    case .integer: 2...2
    case .slice: 2...3
    }
  }

  /// How it is written, for error messages.
  var usage: String {
    switch self {
    case .uuid: "{{uuid}}"
    case .digits: "{{digits 9}}"
    case .letters: "{{letters 5}}"
    case .integer: "{{integer 1 100}}"
    case .now: "{{now}}, {{now -1h}}, {{now unix}} or {{now +2d http}}"
    case .base64: "{{base64 name}} or {{base64 \"text\"}}"
    case .url: "{{url name}} or {{url \"text\"}}"
    case .file: "{{file \"name.txt\"}} or {{file name}}"
    case .lower: "{{lower name}}"
    case .upper: "{{upper name}}"
    case .slice: "{{slice name 0 3}}, {{slice name 2}} or {{slice name 0 -1}}"
    }
  }
}

extension PlaceholderFunction {
  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The same as by its raw value, quicker: every name in a file is asked for.
  init?(named name: String) {
    guard let function = Self.byName[name] else { return nil }
    self = function
  }
}
