import AssayJSON

/// Reads `text {{placeholder}} text`:
///
///     placeholder = "{{" choice "}}"
///     choice      = alternative *( "??" alternative )
///     alternative = quoted / number / name / call
///     call        = function *argument / "(" choice ")"
///     argument    = quoted / number / name / "(" choice ")"
///
/// In parentheses stands a call, or a choice, but never a name alone.
struct TemplateParser {
  let bytes: [UInt8]
  let place: Place
  var offset = 0
  /// Parentheses that are open.
  private var depth = 0

  private static let depthLimit = 32

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
    let expression = try choice(start: start).expression
    guard isAt("}}") else { throw fault(isAtEnd ? .unterminated : .unexpected(rest), from: start) }
    offset += 2
    return Placeholder(expression: expression, place: place.part(start..<offset))
  }

  /// - Parameter start: of the placeholder.
  private mutating func choice(
    start: Int, isParenthesized: Bool = false
  ) throws(TemplateSyntaxError) -> PlaceholderTerm {
    let first = try alternative(start: start, isParenthesized: isParenthesized)
    skipBlanks()
    guard isAt("??") else { return first }
    var alternatives = [first.expression]
    while isAt("??") {
      offset += 2
      alternatives.append(try alternative(start: start).expression)
      skipBlanks()
    }
    return PlaceholderTerm(.firstDefined(alternatives))
  }

  private mutating func parenthesized(start: Int) throws(TemplateSyntaxError) -> PlaceholderTerm {
    let opening = offset
    guard depth < Self.depthLimit else { throw fault(.tooDeep(Self.depthLimit), from: opening) }
    offset += 1
    depth += 1
    let inner = try choice(start: start, isParenthesized: true)
    guard isAt(")") else {
      if isAtEnd { throw fault(.unterminated, from: start) }
      throw fault(isAt("}}") ? .unclosed : .unexpected(rest), from: opening)
    }
    offset += 1
    depth -= 1
    return inner
  }

  /// - Parameter isParenthesized: whether it is the first behind an opening parenthesis.
  private mutating func alternative(
    start: Int, isParenthesized: Bool = false
  ) throws(TemplateSyntaxError) -> PlaceholderTerm {
    skipBlanks()
    if isAt("(") { return try parenthesized(start: start) }
    let first = offset
    let head = try term(start: start)
    skipBlanks()
    guard case .variable(let name) = head.expression else {
      if isParenthesized, isAt(")") { throw fault(.noCall, from: first) }
      return head
    }
    let isAlone = endsAlternative
    let isCallOfNothing = isParenthesized && isAt(")")
    guard let function = PlaceholderFunction(named: name) else {
      if isCallOfNothing { throw fault(.noCall, from: first, to: first + name.utf8.count) }
      if isAlone { return head }
      throw fault(.unknownFunction(name), from: first, to: first + name.utf8.count)
    }
    if isAlone, !isCallOfNothing, !function.isReserved {
      return PlaceholderTerm(function.standsForName(name))
    }
    var arguments: [PlaceholderTerm] = []
    while !endsAlternative {
      arguments.append(try argument(start: start))
      skipBlanks()
    }
    return try call(function, arguments, from: first)
  }

  private mutating func argument(start: Int) throws(TemplateSyntaxError) -> PlaceholderTerm {
    if isAt("(") { return try parenthesized(start: start) }
    let term = try term(start: start)
    guard case .variable(let name) = term.expression,
      let function = PlaceholderFunction(named: name), function == .content || function == .baseURL
    else { return term }
    return PlaceholderTerm(function.standsForName(name))
  }

  private func call(
    _ function: PlaceholderFunction, _ arguments: [PlaceholderTerm], from first: Int
  ) throws(TemplateSyntaxError) -> PlaceholderTerm {
    let arguments = function.withFormatWords(arguments)
    guard function.arity.contains(arguments.count), function.accepts(arguments) else {
      throw fault(.wrongArguments(function), from: first)
    }
    do {
      return PlaceholderTerm(
        .call(function, arguments.map(\.expression)),
        known: try function.knownValue(of: arguments))
    } catch {
      throw fault(.unfit(error), from: first)
    }
  }

  private var endsAlternative: Bool { isAtEnd || isAt("}}") || isAt("??") || isAt(")") }

  /// A quoted text (no escapes but `\"` and `\\`), a number, or a name.
  private mutating func term(start: Int) throws(TemplateSyntaxError) -> PlaceholderTerm {
    guard !isAtEnd else { throw fault(.unterminated, from: start) }
    if isAt("\"") { return .literal(.string(try quoted(start: start))) }
    let word = bytes[offset...].prefix { byte in
      byte > 0x20 && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "{")
        && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "\"")
        && byte != UInt8(ascii: "(") && byte != UInt8(ascii: ")")
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
    return PlaceholderTerm(.variable(text))
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
