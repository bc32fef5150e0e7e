package import AssayJSON

/// What names stand for at one point of a scenario, and the source of its generated values.
///
/// The same seed and the same scenario give the same values, whatever ran before or beside it.
package struct Scope: Sendable {
  package private(set) var values: [String: JSONNode]
  var random: SeededGenerator
  /// The time of the run in seconds since 1970, UTC.
  let now: Int
  let baseURL: String
  let clock: WallClock
  /// Where `file` reads.
  let files: any FileReading
  /// Bytes that placeholders may still bring in: values made of values could double without end.
  var budget: Int
  /// Names whose values only an answer would give, where nothing is sent.
  private(set) var foreseen: Set<String> = []
  /// Names whose values an answer gave, wholly or in part.
  private(set) var answered: Set<String> = []
  /// Whether a placeholder has asked for one of them.
  var metAnswer = false
  /// Of the request that is made.
  var content = RequestContent.none
  /// Of each use of a flow under way, the innermost last.
  private var borrowed: [BorrowedNames] = []
  /// Whether a placeholder has asked for one of those that are foreseen.
  package internal(set) var metForeseen = false

  /// - Parameters:
  ///   - seed: the run's seed.
  ///   - identity: what tells the scenario from all others.
  ///   - now: seconds since 1970.
  ///   - baseURL: of the server under test, without a slash at its end.
  package init(
    values: [String: JSONNode] = [:], seed: UInt64, identity: String, now: Int,
    baseURL: String = "", clock: WallClock = .system, files: any FileReading = DiskFiles(),
    budget: Int = 1 << 28
  ) {
    self.budget = budget
    self.values = values
    self.now = now
    self.baseURL = baseURL
    self.clock = clock
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
  package mutating func watchingAnswers<Value>(
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
    guard count > 0 else { return }
    for _ in 0..<count {
      for borrowed in borrowed.popLast()?.values.reversed() ?? [] {
        let name = borrowed.name
        values[name] = borrowed.value
        if borrowed.isForeseen { foreseen.insert(name) } else { foreseen.remove(name) }
        if borrowed.isAnswered { answered.insert(name) } else { answered.remove(name) }
      }
    }
  }

  /// How many uses of flows are under way, one within the other.
  package var depth: Int { borrowed.count }

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
}

extension Scope {
  /// For what has no placeholder: nothing is asked of it.
  static var unasked: Scope { Scope(seed: 0, identity: "", now: 0) }
}
