import AssayJSON

/// A part of a placeholder, and what it is worth where that can be told before the run.
struct PlaceholderTerm {
  let expression: PlaceholderExpression
  let known: PlaceholderValue?

  /// What is larger is left to the run, so that nested calls of texts cannot make loading slow.
  private static let knownLimit = 1 << 16

  init(_ expression: PlaceholderExpression, known: PlaceholderValue? = nil) {
    self.expression = expression
    var budget = Self.knownLimit
    self.known = known?.spendSize(from: &budget) == true ? known : nil
  }

  static func literal(_ node: JSONNode) -> PlaceholderTerm {
    PlaceholderTerm(.literal(node), known: .json(node))
  }
}

extension PlaceholderFunction {
  /// What the function's name alone says: a name first, and the function where nothing bears that
  /// name and it needs no argument.
  func standsForName(_ name: String) -> PlaceholderExpression {
    arity.lowerBound > 0
      ? .variable(name) : .firstDefined([.variable(name), .call(self, [])])
  }

  /// A word that is a format's name is that where a format may stand. A later one is a name first.
  func withFormatWords(_ arguments: [PlaceholderTerm]) -> [PlaceholderTerm] {
    arguments.enumerated().map { index, argument in
      guard case .variable(let word) = argument.expression else { return argument }
      let literal = PlaceholderTerm.literal(.string(word))
      switch self {
      case .now, .clock:
        if let format = TimeFormat(rawValue: word) {
          return format.isReserved ? literal : PlaceholderTerm(.name(word, or: literal))
        }
        return word == TimeArguments.zoneWord && isZone(arguments.dropFirst(index + 1).first)
          ? literal : argument
      case .sha256 where index == 1, .hmacSHA256 where index == 2:
        let isWord = DigestEncoding(rawValue: word) != nil
        return isWord ? PlaceholderTerm(.name(word, or: literal)) : argument
      default: return argument
      }
    }
  }

  /// Whether an argument can say a zone, or is meant to: not where it is a format.
  private func isZone(_ argument: PlaceholderTerm?) -> Bool {
    guard let argument, let known = argument.known else { return argument != nil }
    return known.stringValue.map { (try? TimeStyle($0, of: self)) == nil } ?? true
  }

  /// Whether literal arguments are of the right kind; variables are seen when the run resolves them.
  func accepts(_ arguments: [PlaceholderTerm]) -> Bool {
    if self == .integer, case .json(let lower) = arguments[0].known,
      case .json(let upper) = arguments[1].known, let lower = lower.numberValue,
      let upper = upper.numberValue, lower > upper
    {
      return false
    }
    return arguments.allSatisfy { argument in
      guard case .literal(let value) = argument.expression else { return true }
      switch self {
      case .digits, .letters:
        return (value.numberValue?.intValue).map { 1...1_000_000 ~= $0 } ?? false
      case .integer: return value.numberValue?.intValue != nil
      case .file, .fileBase64: return value.stringValue != nil
      default: return true
      }
    }
  }

  /// Of arguments that are all known the value, where nothing else has a part in it; of others it is
  /// seen whether each can be taken.
  func knownValue(
    of arguments: [PlaceholderTerm]
  ) throws(PlaceholderMistake) -> PlaceholderValue? {
    let known = arguments.compactMap(\.known)
    if known.count == arguments.count {
      if isPure { return try value(of: known, values: 1 << 16) }
      if self == .now || self == .clock { _ = try TimeArguments(known, of: self) }
      return nil
    }
    for (index, argument) in arguments.enumerated() {
      guard let value = argument.known else { continue }
      if self == .now || self == .clock {
        try TimeArguments.check(value, at: index, of: self)
      } else {
        try check(value, at: index)
      }
    }
    return nil
  }
}

extension PlaceholderExpression {
  fileprivate static func name(_ name: String, or term: PlaceholderTerm) -> PlaceholderExpression {
    .firstDefined([.variable(name), term.expression])
  }
}
