package import AssayJSON

extension Scope {
  package mutating func value(of placeholder: Placeholder) throws(TemplateError) -> JSONNode {
    if let shown = shown(placeholder) { return shown }
    let place = placeholder.place
    switch try evaluate(placeholder.expression, at: place) {
    case .json(let value):
      try spend(.json(value), at: place)
      return value
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw TemplateError(.noText("bytes"), at: place)
      }
      return .string(text)
    }
  }

  /// The placeholder itself where its value is not known.
  private mutating func shown(_ placeholder: Placeholder) -> JSONNode? {
    if foreseen.isEmpty { return nil }
    var isKnown = true
    if case .foreseen = content {
      isKnown = !placeholder.expression.readsContent { found($0) != nil }
    }
    placeholder.expression.forEachMentionedVariable { if foreseen.contains($0) { isKnown = false } }
    if isKnown { return nil }
    metForeseen = true
    if case .variable(let name) = placeholder.expression, let value = values[name] { return value }
    return .string(placeholder.text)
  }

  private mutating func evaluate(
    _ expression: PlaceholderExpression, at place: Place
  ) throws(TemplateError) -> PlaceholderValue {
    switch expression {
    case .literal(let value): return .json(value)
    case .variable(let name): return .json(try value(of: name, at: place))
    case .firstDefined(let alternatives):
      let chosen = alternatives.first(where: isDefined) ?? alternatives.last ?? .literal(.null)
      return try evaluate(chosen, at: place)
    case .call(let function, let arguments):
      let (evaluated, isAnswered) = try watchingAnswers { scope throws(TemplateError) in
        var evaluated: [PlaceholderValue] = []
        for argument in arguments { evaluated.append(try scope.evaluate(argument, at: place)) }
        return evaluated
      }
      if function.readsFile, isAnswered { throw TemplateError(.answeredFile, at: place) }
      try checkSize(of: evaluated, at: place)
      let value = try call(function, evaluated, at: place)
      try spend(value, at: place)
      return value
    }
  }

  /// What a function makes of its arguments is a few times as large as they are, so they must not be
  /// larger than what may still come in.
  private func checkSize(
    of arguments: [PlaceholderValue], at place: Place
  ) throws(TemplateError) {
    var left = budget
    for argument in arguments where !argument.spendSize(from: &left) {
      throw TemplateError(.tooLarge, at: place)
    }
  }

  private mutating func spend(
    _ value: PlaceholderValue, at place: Place
  ) throws(TemplateError) {
    guard value.spendSize(from: &budget) else { throw TemplateError(.tooLarge, at: place) }
  }

  private func isDefined(_ expression: PlaceholderExpression) -> Bool {
    var isDefined = true
    expression.forEachRequiredVariable { if found($0) == nil { isDefined = false } }
    return isDefined
  }

  /// The value of a name, or of a member of the value of the name before one of its dots, and whose
  /// value it is.
  private func found(_ name: String) -> (value: JSONNode, holder: String)? {
    if let value = values[name] { return (value, name) }
    for (holder, members) in name.memberAccesses {
      if let value = values[holder]?.member(members) { return (value, holder) }
    }
    return nil
  }

  private mutating func value(
    of name: String, at place: Place
  ) throws(TemplateError) -> JSONNode {
    guard let (value, holder) = found(name) else {
      for (holder, members) in name.memberAccesses where values[holder] != nil {
        throw TemplateError(.noMember(members.joined(separator: "."), of: holder), at: place)
      }
      throw TemplateError(.undefined(name), at: place)
    }
    if !answered.isEmpty, answered.contains(holder) { metAnswer = true }
    return value
  }

  private mutating func call(
    _ function: PlaceholderFunction, _ arguments: [PlaceholderValue], at place: Place
  ) throws(TemplateError) -> PlaceholderValue {
    if function.readsFile { return .text(try fileText(arguments[0], for: function, at: place)) }
    do throws(PlaceholderMistake) {
      switch function {
      case .uuid: return .text(random.uuid())
      case .digits, .letters:
        let count = try function.whole(arguments[0], in: 1...1_000_000)
        let alphabet = function == .digits ? "0123456789" : "abcdefghijklmnopqrstuvwxyz"
        return .text(random.text(of: count, from: alphabet))
      case .integer:
        let lower = try function.whole(arguments[0], in: Int.min...Int.max)
        let upper = try function.whole(arguments[1], in: Int.min...Int.max)
        guard lower <= upper else { throw function.mistake("takes the smaller number first") }
        return .json(.number(Int.random(in: lower...upper, using: &random)))
      case .now: return .json(try TimeArguments(arguments, of: function).value(at: now * 1000))
      case .clock:
        let time = try TimeArguments(arguments, of: function)
        return .json(time.value(at: clock.milliseconds()))
      case .baseURL: return .text(baseURL)
      case .content:
        guard case .bytes(let bytes, let isAnswered) = content else {
          throw function.mistake("stands in the fields and the query of a request alone")
        }
        if isAnswered { metAnswer = true }
        return .bytes(bytes)
      case .file, .fileBase64, .base64, .url, .lower, .upper, .slice, .number, .fromJSON, .json,
        .add, .concat,
        .base64url, .fromBase64, .fromBase64url, .sha256, .hmacSHA256:
        return try function.value(of: arguments, values: max(1, budget / 32))
      }
    } catch {
      throw TemplateError(.unfit(error), at: place)
    }
  }

  private func fileText(
    _ name: PlaceholderValue, for function: PlaceholderFunction, at place: Place
  ) throws(TemplateError) -> String {
    let text: String
    do throws(PlaceholderMistake) {
      text = try function.text(name)
    } catch {
      throw TemplateError(.unfit(error), at: place)
    }
    do throws(NamedFileError) {
      return try NamedFile(text, namedAt: place, in: files).value(of: function, in: files)
    } catch {
      throw TemplateError(.file(error.reason), at: place)
    }
  }

  func text(_ value: JSONNode, at place: Place) throws(TemplateError) -> String {
    switch value.value {
    case .string(let text): return text
    case .number(let number): return number.text
    case .bool(let value): return value ? "true" : "false"
    case .null, .array, .object: throw TemplateError(.noText(value.value.typeName), at: place)
    }
  }
}

extension JSONNode {
  /// The value that so many names lead to, each a member of the one before.
  fileprivate func member(_ names: [Substring]) -> JSONNode? {
    var node = self
    for name in names {
      guard let member = node[String(name)] else { return nil }
      node = member
    }
    return node
  }
}
