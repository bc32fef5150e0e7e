import AssayJSON

/// The operators whose argument is no matcher; it may hold placeholders, and is read when they are
/// known.
package enum ValueTestKind: String, Sendable, CaseIterable {
  case sorted = "$sorted"
  case near = "$near"
  case time = "$time"
  case same = "$same"

  /// How it is written, for error messages.
  var usage: String {
    switch self {
    case .sorted:
      "{\"$sorted\": \"ascending\"} or {\"$sorted\": {\"by\": \"$.created\", \"order\": "
        + "\"descending\"}}"
    case .near: "{\"$near\": {\"to\": 9.99, \"within\": 0.01}}"
    case .time:
      "{\"$time\": {\"after\": TIME, \"before\": TIME}} or {\"$time\": {\"near\": \"{{clock}}\", "
        + "\"within\": \"60s\"}}"
    case .same: "{\"$same\": {\"as\": VALUE, \"except\": [\"$.updatedAt\"]}}"
    }
  }

  /// The members of its argument.
  var members: [String] {
    switch self {
    case .sorted: ["by", "order"]
    case .near: ["to", "within"]
    case .time: ["after", "before", "near", "within"]
    case .same: ["as", "except"]
    }
  }
}

/// What is wrong with the argument of an operator.
struct ValueTestError: Error, Sendable {
  var message: String
  var range: SourceRange
}

extension ValueTestKind {
  /// What the operator asks for with this argument, in which no placeholder stands any more.
  func test(_ argument: JSONNode) throws(ValueTestError) -> ValueTest {
    switch self {
    case .sorted: .sorted(try order(argument))
    case .near:
      .near(
        try number(argument, "to"), within: try number(argument, "within", isDistance: true))
    case .time: .time(try bounds(argument))
    case .same: try same(argument)
    }
  }

  private func order(_ argument: JSONNode) throws(ValueTestError) -> SortOrder {
    guard argument.objectValue != nil else {
      return SortOrder(key: nil, isDescending: try isDescending(argument))
    }
    let order = argument["order"]
    let by = argument["by"]
    if order == nil, by == nil { throw error("says nothing", argument) }
    var key: JSONPath?
    if let by {
      guard let text = by.stringValue else { throw error("takes a query as 'by'", by) }
      key = try query(text, by)
    }
    var isDescending = false
    if let order { isDescending = try self.isDescending(order) }
    return SortOrder(key: key, isDescending: isDescending)
  }

  private func isDescending(_ node: JSONNode) throws(ValueTestError) -> Bool {
    switch node.stringValue {
    case "ascending": return false
    case "descending": return true
    default: throw error("takes \"ascending\" or \"descending\", not \(node)", node)
    }
  }

  private func number(
    _ argument: JSONNode, _ name: String, isDistance: Bool = false
  ) throws(ValueTestError) -> JSONNumber {
    guard let node = argument[name] else { throw error("needs '\(name)'", argument) }
    guard let number = node.numberValue else {
      throw error("takes a number as '\(name)', not \(node)", node)
    }
    if isDistance, number < JSONNumber(0) {
      throw error("takes no distance below 0", node)
    }
    return number
  }

  private func bounds(_ argument: JSONNode) throws(ValueTestError) -> TimeBounds {
    var bounds = TimeBounds()
    bounds.after = try instant(argument, "after")
    bounds.before = try instant(argument, "before")
    bounds.near = try instant(argument, "near")
    if let node = argument["within"] {
      guard let text = node.stringValue, let within = Duration(parsing: text), within >= .zero
      else {
        throw error("takes a span of time such as \"60s\" as 'within', not \(node)", node)
      }
      bounds.within = within
    }
    if (bounds.near == nil) != (argument["within"] == nil) {
      throw error("needs 'near' and 'within' together", argument)
    }
    if bounds.after == nil, bounds.before == nil, bounds.near == nil {
      throw error("says nothing", argument)
    }
    return bounds
  }

  private func instant(_ argument: JSONNode, _ name: String) throws(ValueTestError) -> Instant? {
    guard let node = argument[name] else { return nil }
    guard let instant = Instant(node) else {
      throw error(
        "takes a time of RFC 3339, an HTTP date or a number of seconds as '\(name)', not \(node)",
        node)
    }
    return instant
  }

  private func same(_ argument: JSONNode) throws(ValueTestError) -> ValueTest {
    guard let value = argument["as"] else { throw error("needs 'as'", argument) }
    var exceptions: [JSONPath] = []
    if let except = argument["except"] {
      guard let elements = except.arrayValue else {
        throw error("takes an array of queries as 'except'", except)
      }
      for element in elements {
        guard let text = element.stringValue else {
          throw error("takes queries as 'except'", element)
        }
        exceptions.append(try query(text, element))
      }
    }
    return .same(value, except: exceptions)
  }

  private func query(_ text: String, _ node: JSONNode) throws(ValueTestError) -> JSONPath {
    do {
      return try JSONPath(text)
    } catch {
      throw ValueTestError(
        message: "'\(rawValue)' has a query with a mistake: \(error)", range: node.range)
    }
  }

  private func error(_ message: String, _ node: JSONNode) -> ValueTestError {
    ValueTestError(message: "'\(rawValue)' \(message)", range: node.range)
  }
}
