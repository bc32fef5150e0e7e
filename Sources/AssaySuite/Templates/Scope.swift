package import AssayJSON
import AssayText

/// What names stand for at one point of a scenario, and the source of its generated values.
///
/// The same seed and the same scenario give the same values, whatever ran before or beside it.
package struct Scope: Sendable {
  package private(set) var values: [String: JSONNode]
  private var random: SeededGenerator
  /// The time of the run in seconds since 1970, UTC.
  private let now: Int
  /// Where `file` reads.
  private let files: any FileReading
  /// Bytes that placeholders may still bring in: values made of values could double without end.
  private var budget = 1 << 28
  /// Names whose values only an answer would give, where nothing is sent.
  private var foreseen: Set<String> = []
  /// Names whose values an answer gave, wholly or in part.
  private var answered: Set<String> = []
  /// Whether a placeholder has asked for one of them.
  private(set) var metAnswer = false
  /// Of each use of a flow under way, the innermost last.
  private var borrowed: [BorrowedNames] = []
  /// Whether a placeholder has asked for one of them.
  package private(set) var metForeseen = false

  /// - Parameters:
  ///   - seed: the run's seed.
  ///   - identity: what tells the scenario from all others.
  ///   - now: seconds since 1970.
  package init(
    values: [String: JSONNode] = [:], seed: UInt64, identity: String, now: Int,
    files: any FileReading = DiskFiles()
  ) {
    self.values = values
    self.now = now
    self.files = files
    random = SeededGenerator(seed: seed, identity: identity)
  }

  package mutating func define(_ name: String, as value: JSONNode) {
    values[name] = value
    answered.remove(name)
  }

  /// Gives a name the value that its template makes now; what is made of an answer is an answer's.
  package mutating func define(_ variable: Variable) throws(TemplateError) {
    let (value, isAnswered) = try watchingAnswers { scope throws(TemplateError) in
      try variable.value.value(in: &scope)
    }
    values[variable.name] = value
    if isAnswered { answered.insert(variable.name) } else { answered.remove(variable.name) }
  }

  /// Gives a name a value that an answer gave: it names no file, and no server but one that was given.
  package mutating func capture(_ name: String, as value: JSONNode) {
    values[name] = value
    answered.insert(name)
  }

  /// What `body` makes, and whether it is made of an answer.
  mutating func watchingAnswers<Value>(
    _ body: (inout Scope) throws(TemplateError) -> Value
  ) throws(TemplateError) -> (Value, isAnswered: Bool) {
    let before = metAnswer
    metAnswer = false
    defer { metAnswer = metAnswer || before }
    let value = try body(&self)
    return (value, metAnswer)
  }

  /// Texts that no answer gave.
  package var givenTexts: [String] {
    values.compactMap { answered.contains($0.key) ? nil : $0.value.stringValue }
  }

  /// Keeps what stands under these names for the end of the use of a flow.
  mutating func borrow(_ names: [String]) {
    borrowed.append(
      BorrowedNames(
        values: names.map {
          BorrowedNames.Value(
            name: $0, value: values[$0], isForeseen: foreseen.contains($0),
            isAnswered: answered.contains($0))
        }))
  }

  /// Ends so many uses of flows, the innermost first: what stood under their names stands there again.
  package mutating func close(_ count: Int) {
    for _ in 0..<count {
      for borrowed in borrowed.popLast()?.values.reversed() ?? [] {
        let name = borrowed.name
        values[name] = borrowed.value
        if borrowed.isForeseen { foreseen.insert(name) } else { foreseen.remove(name) }
        if borrowed.isAnswered { answered.insert(name) } else { answered.remove(name) }
      }
    }
  }

  /// Ends all uses of flows that are under way: a step within one has ended the list of steps.
  package mutating func closeAll() { close(borrowed.count) }

  /// Gives a name what shows that an answer is to give its value: its placeholder, or a text with
  /// other such in it.
  package mutating func foresee(_ name: String, as value: JSONNode? = nil) {
    foreseen.insert(name)
    values[name] = value ?? .string("{{\(name)}}")
  }

  /// From here on `metForeseen` tells of what comes.
  package mutating func forgetForeseen() { metForeseen = false }

  /// 32 random letters and digits.
  mutating func boundary() -> String {
    random.text(of: 32, from: "abcdefghijklmnopqrstuvwxyz0123456789")
  }

  package mutating func value(of placeholder: Placeholder) throws(TemplateError) -> JSONNode {
    if !foreseen.isEmpty, let shown = shown(placeholder) { return shown }
    let value = try evaluate(placeholder.expression, at: placeholder.place)
    guard value.spendSize(from: &budget) else {
      throw TemplateError(.tooLarge, at: placeholder.place)
    }
    return value
  }

  /// The placeholder itself where its value is not known.
  private mutating func shown(_ placeholder: Placeholder) -> JSONNode? {
    var isKnown = true
    placeholder.expression.forEachMentionedVariable { if foreseen.contains($0) { isKnown = false } }
    if isKnown { return nil }
    metForeseen = true
    if case .variable(let name) = placeholder.expression { return values[name] }
    return .string(placeholder.text)
  }

  private mutating func evaluate(
    _ expression: PlaceholderExpression, at place: Place
  ) throws(TemplateError) -> JSONNode {
    switch expression {
    case .literal(let value): return value
    case .variable(let name):
      guard let value = values[name] else { throw TemplateError(.undefined(name), at: place) }
      if !answered.isEmpty, answered.contains(name) { metAnswer = true }
      return value
    case .firstDefined(let alternatives):
      let chosen = alternatives.first(where: isDefined) ?? alternatives.last ?? .literal(.null)
      return try evaluate(chosen, at: place)
    case .call(let function, let arguments):
      let (evaluated, isAnswered) = try watchingAnswers { scope throws(TemplateError) in
        var evaluated: [JSONNode] = []
        for argument in arguments { evaluated.append(try scope.evaluate(argument, at: place)) }
        return evaluated
      }
      if function == .file, isAnswered { throw TemplateError(.answeredFile, at: place) }
      return try call(function, evaluated, at: place)
    }
  }

  private func isDefined(_ expression: PlaceholderExpression) -> Bool {
    var isDefined = true
    expression.forEachRequiredVariable { if values[$0] == nil { isDefined = false } }
    return isDefined
  }

  private mutating func call(
    _ function: PlaceholderFunction, _ arguments: [JSONNode], at place: Place
  ) throws(TemplateError) -> JSONNode {
    switch function {
    case .uuid: return .string(random.uuid())
    case .digits:
      let count = try whole(arguments[0], in: 1...1_000_000, of: function, at: place)
      return .string(random.text(of: count, from: "0123456789"))
    case .letters:
      let count = try whole(arguments[0], in: 1...1_000_000, of: function, at: place)
      return .string(random.text(of: count, from: "abcdefghijklmnopqrstuvwxyz"))
    case .integer:
      let lower = try whole(arguments[0], in: Int.min...Int.max, of: function, at: place)
      let upper = try whole(arguments[1], in: Int.min...Int.max, of: function, at: place)
      guard lower <= upper else { throw TemplateError(.wrongArgument(function), at: place) }
      return .number(Int.random(in: lower...upper, using: &random))
    case .now: return try time(arguments, at: place)
    case .file:
      let name = try text(arguments[0], at: place)
      do throws(TextFileError) {
        return .string(try TextFile(name, namedAt: place, in: files).text(in: files))
      } catch {
        throw TemplateError(.file(error.reason), at: place)
      }
    case .base64: return .string(base64(Array(try text(arguments[0], at: place).utf8)))
    case .url: return .string(percentEncoded(try text(arguments[0], at: place)))
    case .lower: return .string(try text(arguments[0], at: place).lowercased())
    case .upper: return .string(try text(arguments[0], at: place).uppercased())
    case .slice: return .string(try slice(arguments, at: place))
    }
  }

  /// The run's time, moved by the first argument if that is an offset, in the last one's format.
  private func time(_ arguments: [JSONNode], at place: Place) throws(TemplateError) -> JSONNode {
    var words = arguments.map(\.stringValue)[...]
    var seconds = now
    if let offset = words.first?.flatMap(TimeOffset.init) {
      seconds += offset.seconds
      words.removeFirst()
    }
    guard let word = words.popFirst() else { return TimeFormat.rfc3339.value(of: seconds) }
    guard let format = word.flatMap(TimeFormat.init), words.isEmpty else {
      throw TemplateError(.wrongArgument(.now), at: place)
    }
    return format.value(of: seconds)
  }

  private func slice(_ arguments: [JSONNode], at place: Place) throws(TemplateError) -> String {
    let scalars = Array(try text(arguments[0], at: place).unicodeScalars)
    var bounds = [0, scalars.count]
    for (index, argument) in arguments.dropFirst().enumerated() {
      let position = try whole(argument, in: -1_000_000...1_000_000, of: .slice, at: place)
      let counted = position < 0 ? scalars.count + position : position
      bounds[index] = min(max(counted, 0), scalars.count)
    }
    var view = String.UnicodeScalarView()
    if bounds[0] < bounds[1] { view.append(contentsOf: scalars[bounds[0]..<bounds[1]]) }
    return String(view)
  }

  private func whole(
    _ value: JSONNode, in bounds: ClosedRange<Int>, of function: PlaceholderFunction,
    at place: Place
  ) throws(TemplateError) -> Int {
    let number = value.numberValue?.intValue ?? value.stringValue.flatMap { Int($0) }
    guard let number, bounds.contains(number) else {
      throw TemplateError(.wrongArgument(function), at: place)
    }
    return number
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

/// A placeholder that has no value where it stands.
package struct TemplateError: Error, Sendable {
  package enum Reason: Sendable {
    case undefined(String)
    case wrongArgument(PlaceholderFunction)
    case noText(String)
    /// A value that is nested too deeply, or one too many of those that are large.
    case tooLarge
    /// A schema that has mistakes with the values of this run in it.
    case schema(String)
    /// A patch that cannot be applied to its request.
    case patch(String)
    /// A file that gives no text.
    case file(String)
    /// A file that an answer names.
    case answeredFile
    /// A request's target that is neither a path nor a URL on the server under test.
    case target(String)
    /// A request's target, or its media type, that would not be sent as it is.
    case unsendable(String)
  }

  package var reason: Reason
  package var place: Place

  package init(_ reason: Reason, at place: Place) {
    self.reason = reason
    self.place = place
  }

  package var message: String {
    switch reason {
    case .undefined(let name): "the variable '\(name)' is not defined here"
    case .wrongArgument(let function):
      "wrong argument for '\(function.rawValue)'; it is written \(function.usage)"
    case .noText(let type): "a value of type \(type) cannot be a part of a text"
    case .tooLarge: "the values of this scenario's placeholders grow too large"
    case .schema(let message): "the schema has a mistake: \(message)"
    case .file(let message), .unsendable(let message): message
    case .patch(let message): "the patch cannot be applied: \(message)"
    case .answeredFile:
      "an answer must not choose the file that is read; name it by a quoted text, a column or a "
        + "value that is given"
    case .target(let text):
      "'\(text)' is neither a path, which begins with '/', nor a URL; nor may an answer choose the "
        + "server to send to, but name one that was given"
    }
  }
}
