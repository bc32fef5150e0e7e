// The conditions of filters; section numbers are those of RFC 9535.
extension JSONPathEvaluation {
  /// Whether the condition holds for the current node (section 2.3.5.2).
  mutating func holds(
    _ condition: PathCondition, at current: JSONNode
  ) throws(JSONPathExhaustion) -> Bool {
    switch condition {
    case .any(let alternatives):
      for alternative in alternatives where try holds(alternative, at: current) { return true }
      return false
    case .all(let parts):
      for part in parts where try !holds(part, at: current) { return false }
      return true
    case .not(let inner): return try !holds(inner, at: current)
    case .exists(let query): return try selection(of: query, at: current, wanted: 1).count > 0
    case .comparison(let left, let comparison, let right):
      let left = try value(of: left, at: current)
      return try compares(left, comparison, value(of: right, at: current))
    case .matches(let operand, let pattern, let extent):
      return try matches(operand, pattern, extent, at: current)
    }
  }

  /// The value of an operand; nil for Nothing and for an empty nodelist.
  private mutating func value(
    of operand: PathOperand, at current: JSONNode
  ) throws(JSONPathExhaustion) -> JSONNode? {
    try spend(1)
    switch operand {
    case .literal(let node): return node
    case .query(let query): return try selection(of: query, at: current, wanted: 1).first
    case .length(let inner):
      guard let node = try value(of: inner, at: current) else { return nil }
      return try length(of: node)
    case .count(let query):
      return .number(try selection(of: query, at: current, wanted: .max).count)
    case .value(let query):
      let selection = try selection(of: query, at: current, wanted: 2)
      return selection.count == 1 ? selection.first : nil
    }
  }

  /// `length`: characters, elements or members (section 2.4.4).
  private mutating func length(of node: JSONNode) throws(JSONPathExhaustion) -> JSONNode? {
    switch node.value {
    case .string(let text):
      try spend(text.utf8.count / 64)
      return .number(text.unicodeScalars.count)
    case .array(let elements): return .number(elements.count)
    case .object(let object): return .number(object.count)
    case .null, .bool, .number: return nil
    }
  }

  /// `match` and `search` (sections 2.4.6 and 2.4.7): false for what is no string or no I-Regexp.
  private mutating func matches(
    _ operand: PathOperand, _ pattern: PathPattern, _ extent: IRegexp.Extent, at current: JSONNode
  ) throws(JSONPathExhaustion) -> Bool {
    guard let text = try value(of: operand, at: current)?.stringValue,
      let pattern = try expression(of: pattern, at: current)
    else { return false }
    try spend(pattern.program.instructions.count / 8)
    do {
      return try pattern.matches(text, extent, budget: &budget)
    } catch {
      throw exhaustion
    }
  }

  private mutating func expression(
    of pattern: PathPattern, at current: JSONNode
  ) throws(JSONPathExhaustion) -> IRegexp? {
    switch pattern {
    case .compiled(let expression): return expression
    case .nothing: return nil
    case .computed(let operand):
      guard let text = try value(of: operand, at: current)?.stringValue else { return nil }
      return try self.pattern(text)
    }
  }
}
