import AssayJSON

/// Reads `text {{placeholder}} text`:
///
///     placeholder = "{{" alternative *( "??" alternative ) "}}"
///     alternative = quoted / number / name *argument
///     argument    = quoted / number / name
struct TemplateParser {
  private let bytes: [UInt8]
  private let place: Place
  private var offset = 0

  /// - Parameter place: the place of the JSON string that holds `text`.
  init(_ text: String, at place: Place) {
    bytes = Array(text.utf8)
    self.place = place
  }

  mutating func template() throws(TemplateSyntaxError) -> Template {
    var segments: [Template.Segment] = []
    var literalStart = 0
    while offset < bytes.count {
      guard isAt("{{") else {
        offset += 1
        continue
      }
      if offset > literalStart { segments.append(.literal(text(literalStart..<offset))) }
      segments.append(.placeholder(try placeholder()))
      literalStart = offset
    }
    if offset > literalStart { segments.append(.literal(text(literalStart..<offset))) }
    return Template(segments: segments, place: place)
  }

  private mutating func placeholder() throws(TemplateSyntaxError) -> Placeholder {
    let start = offset
    offset += 2
    var expression = try alternative(start: start)
    skipBlanks()
    if isAt("??") { expression = try firstDefined(expression, start: start) }
    guard isAt("}}") else { throw fault(isAtEnd ? .unterminated : .unexpected(rest), from: start) }
    offset += 2
    return Placeholder(expression: expression, place: place.part(start..<offset))
  }

  private mutating func firstDefined(
    _ first: PlaceholderExpression, start: Int
  ) throws(TemplateSyntaxError) -> PlaceholderExpression {
    var alternatives = [first]
    while isAt("??") {
      offset += 2
      alternatives.append(try alternative(start: start))
      skipBlanks()
    }
    return .firstDefined(alternatives)
  }

  private mutating func alternative(start: Int) throws(TemplateSyntaxError)
    -> PlaceholderExpression
  {
    skipBlanks()
    let first = offset
    let head = try term(start: start)
    guard case .variable(let name) = head,
      let function = PlaceholderFunction(named: name)
    else {
      skipBlanks()
      if !isAtEnd, !isAt("}}"), !isAt("??"), case .variable(let name) = head {
        throw fault(.unknownFunction(name), from: first, to: first + name.utf8.count)
      }
      return head
    }
    var arguments: [PlaceholderExpression] = []
    skipBlanks()
    while !isAtEnd, !isAt("}}"), !isAt("??") {
      arguments.append(function.argument(try term(start: start)))
      skipBlanks()
    }
    guard function.arity.contains(arguments.count), function.accepts(arguments) else {
      throw fault(.wrongArguments(function), from: first)
    }
    return .call(function, arguments)
  }

  /// A quoted text (no escapes but `\"` and `\\`), a number, or a name.
  private mutating func term(start: Int) throws(TemplateSyntaxError) -> PlaceholderExpression {
    guard !isAtEnd else { throw fault(.unterminated, from: start) }
    if isAt("\"") { return .literal(.string(try quoted(start: start))) }
    let word = bytes[offset...].prefix { byte in
      byte > 0x20 && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "{")
        && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "\"")
    }
    guard !word.isEmpty else {
      throw fault(isAt("}}") ? .empty : .unexpected(rest), from: start)
    }
    let wordStart = offset
    offset = word.endIndex
    let text = String(decoding: word, as: UTF8.self)
    if word.first.map(Self.beginsNumber) == true, let number = JSONNumber(text) {
      return .literal(JSONNode(.number(number)))
    }
    switch text {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    default: break
    }
    if text.hasPrefix("+") || text.hasPrefix("-") { return .literal(.string(text)) }
    guard VariableName.isValid(text) else {
      throw fault(.invalidName(text), from: wordStart, to: offset)
    }
    return .variable(text)
  }

  private static func beginsNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private mutating func quoted(start: Int) throws(TemplateSyntaxError) -> String {
    offset += 1
    var content: [UInt8] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count { offset += 1 }
      content.append(bytes[offset])
      offset += 1
    }
    guard !isAtEnd else { throw fault(.unterminated, from: start) }
    offset += 1
    return String(decoding: content, as: UTF8.self)
  }

  private var isAtEnd: Bool { offset >= bytes.count }

  private var rest: String {
    String(decoding: bytes[min(offset, bytes.count)...].prefix(12), as: UTF8.self)
  }

  private func isAt(_ token: StaticString) -> Bool {
    let end = offset + token.utf8CodeUnitCount
    guard end <= bytes.count, bytes[offset] == token.utf8Start[0] else { return false }
    return token.withUTF8Buffer { bytes[offset..<end].elementsEqual($0) }
  }

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func fault(
    _ reason: TemplateSyntaxError.Reason, from start: Int, to end: Int? = nil
  ) -> TemplateSyntaxError {
    let end = min(max(end ?? offset, start + 2), bytes.count)
    return TemplateSyntaxError(reason: reason, place: place.part(start..<end))
  }
}

extension PlaceholderFunction {
  /// A bare word that is a format's name is that, not a variable.
  fileprivate func argument(_ term: PlaceholderExpression) -> PlaceholderExpression {
    guard self == .now, case .variable(let name) = term, TimeFormat(rawValue: name) != nil else {
      return term
    }
    return .literal(.string(name))
  }

  /// Whether literal arguments are of the right kind; variables are seen when the run resolves them.
  fileprivate func accepts(_ arguments: [PlaceholderExpression]) -> Bool {
    if self == .integer, case .literal(let lower) = arguments[0],
      case .literal(let upper) = arguments[1], let lower = lower.numberValue,
      let upper = upper.numberValue, lower > upper
    {
      return false
    }
    return arguments.enumerated().allSatisfy { index, argument in
      guard case .literal(let value) = argument else { return true }
      switch self {
      case .uuid: return false
      case .digits, .letters:
        return (value.numberValue?.intValue).map { 1...1_000_000 ~= $0 } ?? false
      case .integer: return value.numberValue?.intValue != nil
      case .now:
        let isFormat = value.stringValue.flatMap(TimeFormat.init) != nil
        let isOffset = value.stringValue.flatMap(TimeOffset.init) != nil
        return isOffset && index == 0 || isFormat && index == arguments.count - 1
      case .file: return value.stringValue != nil
      case .base64, .url, .lower, .upper, .slice: return true
      }
    }
  }
}

/// The names that variables, captures and example columns may have.
package enum VariableName {
  /// Letters, digits, `_`, `-` and `.`, a letter or `_` first.
  package static func isValid(_ name: String) -> Bool {
    // The properties of Unicode's characters take long to look up, and few names need them.
    let isPlain = name.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }
    if isPlain { return !name.isEmpty }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first == "_"
    else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
        || scalar == "-" || scalar == "."
    }
  }
}
