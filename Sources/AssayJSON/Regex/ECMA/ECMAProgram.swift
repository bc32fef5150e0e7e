/// A regular expression as instructions for `ECMAMatcher`.
struct ECMAProgram: Sendable {
  enum Instruction: Sendable {
    case character(UInt32, isBackward: Bool)
    case set(Int, isBackward: Bool)
    /// As many of a set as there are, up to `maximum`, then fewer; the other way round if lazy.
    case run(Run)
    case assertion(ECMAAssertion)
    /// Goes on at the next instruction, later at `other`; the other way round if `prefersOther`.
    case choice(other: Int, prefersOther: Bool, number: Int)
    case jump(Int)
    case save(slot: Int)
    case forget(slots: Range<Int>)
    case backreference(Int, isBackward: Bool)
    /// Keeps the position at which a round of a loop begins.
    case beginRound(register: Int)
    /// A round that has matched nothing is none (ECMA-262, 21.2.2.5.1, step 2.b).
    case endRound(register: Int)
    /// The body stands behind this, up to a `succeed`; the search goes on at `next`.
    case look(next: Int, isNegative: Bool)
    case succeed
  }

  struct Run: Sendable {
    var set: Int
    var minimum: Int
    var maximum: Int
    var isLazy: Bool
    var isBackward: Bool
    var number: Int
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [CodePointSet] = []
  private var setNumbers: [SetKey: Int] = [:]
  private(set) var registerCount = 0
  /// The choices, numbered so that a table can remember where each was made.
  private(set) var choiceCount = 0
  /// Whether a position and an instruction decide alone how the search goes on.
  private(set) var isRegular = true
  /// Whether the positions of groups are kept for whoever asks for the match.
  let tracksGroups: Bool
  let slotCount: Int
  /// Whether a match can only begin where the text does.
  let isAnchored: Bool
  private let length: Int

  /// Instructions that repetitions may grow to.
  private static let maximumCount = 20_000

  /// - Parameter tracksGroups: whether somebody asks for what the groups have matched.
  init(
    _ node: ECMARegexNode, groupCount: Int, length: Int, tracksGroups: Bool
  ) throws(ECMARegexError) {
    self.tracksGroups = tracksGroups
    slotCount = 2 * (groupCount + 1)
    isAnchored = node.isAnchored
    self.length = length
    try emit(node, isBackward: false)
    try append(.succeed)
  }

  private mutating func append(_ instruction: Instruction) throws(ECMARegexError) {
    guard instructions.count < Self.maximumCount else {
      throw ECMARegexError(reason: .tooLarge, offsets: 0..<length)
    }
    instructions.append(instruction)
  }

  private mutating func emit(
    _ node: ECMARegexNode, isBackward: Bool
  ) throws(ECMARegexError) {
    switch node {
    case .empty: break
    case .character(let code): try append(.character(code, isBackward: isBackward))
    case .set(let set): try append(.set(number(of: set), isBackward: isBackward))
    case .sequence(let nodes):
      // Looking behind, the last term is matched first.
      if isBackward {
        for node in nodes.reversed() { try emit(node, isBackward: true) }
      } else {
        for node in nodes { try emit(node, isBackward: false) }
      }
    case .alternatives(let nodes): try emit(alternatives: nodes, isBackward: isBackward)
    case .group(let node, let number):
      try append(.save(slot: 2 * number + (isBackward ? 1 : 0)))
      try emit(node, isBackward: isBackward)
      try append(.save(slot: 2 * number + (isBackward ? 0 : 1)))
    case .assertion(let assertion): try append(.assertion(assertion))
    case .look(let node, let isBehind, let isNegative):
      isRegular = false
      let start = instructions.count
      try append(.look(next: 0, isNegative: isNegative))
      try emit(node, isBackward: isBehind)
      try append(.succeed)
      instructions[start] = .look(next: instructions.count, isNegative: isNegative)
    case .backreference(let number):
      isRegular = false
      try append(.backreference(number, isBackward: isBackward))
    case .repetition(let node, let repetition):
      try emit(node, repetition, isBackward: isBackward)
    }
  }

  private mutating func emit(
    alternatives nodes: [ECMARegexNode], isBackward: Bool
  ) throws(ECMARegexError) {
    var ends: [Int] = []
    for node in nodes.dropLast() {
      let choice = instructions.count
      try append(.jump(0))
      try emit(node, isBackward: isBackward)
      ends.append(instructions.count)
      try append(.jump(0))
      instructions[choice] = newChoice(other: instructions.count, prefersOther: false)
    }
    if let last = nodes.last { try emit(last, isBackward: isBackward) }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func newChoice(other: Int, prefersOther: Bool) -> Instruction {
    choiceCount += 1
    return .choice(other: other, prefersOther: prefersOther, number: choiceCount - 1)
  }

  /// A repetition asks for the same set many times.
  private mutating func number(of set: CodePointSet) -> Int {
    guard set.properties.isEmpty else {
      sets.append(set)
      return sets.count - 1
    }
    let key = SetKey(
      ranges: set.ranges, isInverted: set.isInverted, ignoresCase: set.ignoresCase)
    if let number = setNumbers[key] { return number }
    sets.append(set)
    setNumbers[key] = sets.count - 1
    return sets.count - 1
  }

  private struct SetKey: Hashable, Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isInverted: Bool
    var ignoresCase: Bool
  }
}

extension ECMAProgram {
  private mutating func emit(
    _ node: ECMARegexNode, _ repetition: ECMARegexNode.Repetition, isBackward: Bool
  ) throws(ECMARegexError) {
    if let set = node.singleSet {
      choiceCount += 1
      try append(
        .run(
          Run(
            set: number(of: set), minimum: repetition.minimum,
            maximum: repetition.maximum ?? .max, isLazy: repetition.isLazy,
            isBackward: isBackward, number: choiceCount - 1)))
      return
    }
    let slots = 2 * repetition.groups.lowerBound + 2..<2 * repetition.groups.upperBound + 2
    for _ in 0..<repetition.minimum {
      let before = instructions.count
      if !slots.isEmpty { try append(.forget(slots: slots)) }
      try emit(node, isBackward: isBackward)
      // What needs no instruction is the same however often it is repeated.
      if instructions.count == before { break }
    }
    guard let maximum = repetition.maximum else {
      let loop = instructions.count
      try emitRound(of: node, slots: slots, isBackward: isBackward)
      try append(.jump(loop))
      instructions[loop] = newChoice(
        other: instructions.count, prefersOther: repetition.isLazy)
      return
    }
    var choices: [Int] = []
    for _ in repetition.minimum..<maximum {
      choices.append(instructions.count)
      try emitRound(of: node, slots: slots, isBackward: isBackward)
    }
    for choice in choices {
      instructions[choice] = newChoice(
        other: instructions.count, prefersOther: repetition.isLazy)
    }
  }

  /// A place for the choice whether to go this round, and the round.
  private mutating func emitRound(
    of node: ECMARegexNode, slots: Range<Int>, isBackward: Bool
  ) throws(ECMARegexError) {
    let register = registerCount
    registerCount += 1
    try append(.jump(0))
    try append(.beginRound(register: register))
    if !slots.isEmpty { try append(.forget(slots: slots)) }
    try emit(node, isBackward: isBackward)
    try append(.endRound(register: register))
  }
}

extension ECMARegexNode {
  fileprivate var isAnchored: Bool {
    switch self {
    case .assertion(.start): true
    case .sequence(let nodes): nodes.first?.isAnchored ?? false
    case .alternatives(let nodes): nodes.allSatisfy(\.isAnchored)
    case .group(let node, _): node.isAnchored
    default: false
    }
  }
}
