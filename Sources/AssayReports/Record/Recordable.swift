import AssayJSON

/// What a record can hold: written as JSON, and read back as exactly what it was.
///
/// The names of members are the format (README.md beside this file), whatever the types of this
/// program are called.
protocol Recordable {
  var recorded: JSONNode { get }

  init(_ value: RecordedValue) throws(RecordFault)
}

/// The members of an object that is being written; what says nothing is left out.
struct RecordMembers {
  private(set) var members: [(String, JSONNode)] = []

  var node: JSONNode { .object(members) }

  mutating func add(_ name: String, _ value: some Recordable) {
    members.append((name, value.recorded))
  }

  mutating func add(_ name: String, _ value: (some Recordable)?) {
    if let value { members.append((name, value.recorded)) }
  }

  mutating func add(_ name: String, _ list: [some Recordable]) {
    add(name, nodes: list.map(\.recorded))
  }

  mutating func add(_ name: String, nodes: [JSONNode]) {
    if !nodes.isEmpty { members.append((name, .array(nodes))) }
  }

  mutating func add(_ name: String, ifTrue flag: Bool) {
    if flag { members.append((name, .bool(true))) }
  }

  mutating func add(_ name: String, unlessZero duration: Duration) {
    if duration > .zero { add(name, duration) }
  }

  /// A word of this program.
  mutating func add(_ name: String, word: String) { members.append((name, .string(word))) }
}

extension JSONNode {
  static func recorded(_ build: (inout RecordMembers) -> Void) -> JSONNode {
    var members = RecordMembers()
    build(&members)
    return members.node
  }
}

extension RedactedText: Recordable {
  var recorded: JSONNode { .string(text) }

  init(_ value: RecordedValue) throws(RecordFault) {
    guard let text = value.node.stringValue else { throw value.fault(.type("a string")) }
    self.init(recorded: text)
  }
}

/// Counts and indices.
extension Int: Recordable {
  var recorded: JSONNode { .number(self) }

  /// What every JSON reader takes exactly, so that sums of many cannot overflow.
  private static let greatest = 1 << 53

  init(_ value: RecordedValue) throws(RecordFault) {
    guard let number = value.node.numberValue else { throw value.fault(.type("a number")) }
    guard let integer = number.intValue, 0...Self.greatest ~= integer else {
      throw value.fault(.range("a whole number from 0 to 2^53"))
    }
    self = integer
  }
}

/// Seeds and digests: a number of 64 bits would lose some in JavaScript, so it is a string.
extension UInt64: Recordable {
  var recorded: JSONNode { .string(String(self)) }

  init(_ value: RecordedValue) throws(RecordFault) {
    guard let text = value.node.stringValue else { throw value.fault(.type("a string")) }
    guard let integer = UInt64(text) else {
      throw value.fault(.range("a whole number of 64 bits"))
    }
    self = integer
  }
}

/// Whole nanoseconds: the clocks know no less.
extension Duration: Recordable {
  var recorded: JSONNode {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return .number(overflow ? Int.max : Int(whole + attoseconds / 1_000_000_000))
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    guard let number = value.node.numberValue else { throw value.fault(.type("a number")) }
    guard let nanoseconds = number.intValue, nanoseconds >= 0 else {
      throw value.fault(.range("whole nanoseconds"))
    }
    self = .nanoseconds(nanoseconds)
  }
}
