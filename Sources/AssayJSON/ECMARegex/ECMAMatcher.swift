/// One search for a match: a backtracking machine over the text's UTF-8.
///
/// A regular program, once it proves costly, remembers each choice made at each position and never
/// makes one again, so that its time is linear in the text. Any other has a budget of steps.
struct ECMAMatcher {
  /// What to take up or to undo when the current way fails.
  private enum Entry {
    case resume(at: Int, position: Int)
    /// The run that is instruction `at` may give back down to `limit`.
    case shrink(at: Int, limit: Int, position: Int)
    /// The run that is instruction `at` may take on, `left` more at most.
    case grow(at: Int, left: Int, position: Int)
    case restoreSlot(Int, Int)
    case restoreRegister(Int, Int)
  }

  private let program: ECMAProgram
  private let text: UnsafeBufferPointer<UInt8>
  private var stack: [Entry] = []
  /// Begin and end of each group; -1 where it has not matched.
  private var slots: [Int] = []
  private var registers: [Int] = []
  private var steps = 0
  /// A bit for each choice at each position, once the search is known to be costly.
  private var visited: [UInt64] = []

  /// Steps for each byte of text before choices are remembered.
  private static let cheapSteps = 16
  private static let regularBudget = 200_000_000
  private static let irregularBudget = 5_000_000
  private static let maximumStack = 1 << 22
  /// The table's greatest size in bits: 64 MiB.
  private static let maximumTable = 1 << 29

  init(program: ECMAProgram, text: UnsafeBufferPointer<UInt8>) {
    self.program = program
    self.text = text
    if program.slotCount > 2 { slots = Array(repeating: -1, count: program.slotCount) }
    if program.registerCount > 0 { registers = Array(repeating: -1, count: program.registerCount) }
  }

  mutating func search() -> ECMARegex.Outcome {
    var start = 0
    while true {
      let isFound = run(from: 0, at: start)
      if isExhausted { return .undecided }
      if isFound { return .found }
      if program.isAnchored || start >= text.count { return .notFound }
      start = position(after: start)
    }
  }

  private var isExhausted: Bool {
    steps > (program.isRegular ? Self.regularBudget : Self.irregularBudget)
      || stack.count > Self.maximumStack
  }

  /// Whether the instructions from `start` lead to a `succeed`.
  private mutating func run(from start: Int, at origin: Int) -> Bool {
    let base = stack.count
    var pc = start
    var position = origin
    while true {
      steps += 1
      if steps & 0xFF == 0 {
        if isExhausted { return false }
        rememberChoicesIfCostly()
      }
      let succeeds: Bool
      switch program.instructions[pc] {
      case .succeed:
        keepOnlyUndo(from: base)
        return true
      case .jump(let target):
        pc = target
        continue
      case .choice(let other, let prefersOther, let number):
        guard visit(number, position) else {
          succeeds = false
          break
        }
        stack.append(.resume(at: prefersOther ? pc + 1 : other, position: position))
        pc = prefersOther ? other : pc + 1
        continue
      case .run(let run): succeeds = beginRun(run, at: pc, &position)
      case .look(let next, let isNegative):
        succeeds = self.run(from: pc + 1, at: position) != isNegative
        pc = next - 1
      case let instruction: succeeds = perform(instruction, &position)
      }
      if succeeds {
        pc += 1
      } else if let (next, place) = backtrack(to: base) {
        pc = next
        position = place
      } else {
        return false
      }
    }
  }

  /// What a failed assertion has matched is undone by the same entries as everything else; after a
  /// success they stay, the choices go.
  private mutating func keepOnlyUndo(from base: Int) {
    guard !program.isRegular else { return }
    var kept = base
    for index in base..<stack.count {
      switch stack[index] {
      case .restoreSlot, .restoreRegister:
        stack[kept] = stack[index]
        kept += 1
      default: break
      }
    }
    stack.removeLast(stack.count - kept)
  }

  /// Takes the last alternative up that is left above `base`.
  private mutating func backtrack(to base: Int) -> (Int, Int)? {
    while stack.count > base {
      switch stack.removeLast() {
      case .resume(let pc, let position): return (pc, position)
      case .restoreSlot(let slot, let value): slots[slot] = value
      case .restoreRegister(let register, let value): registers[register] = value
      case .shrink(let pc, let limit, let position):
        if let resumed = shrinkRun(at: pc, limit: limit, position) { return resumed }
      case .grow(let pc, let left, let position):
        if let resumed = growRun(at: pc, left: left, position) { return resumed }
      }
    }
    return nil
  }
}

extension ECMAMatcher {
  /// Instructions that either match or do not, and leave no choice.
  private mutating func perform(
    _ instruction: ECMAProgram.Instruction, _ position: inout Int
  ) -> Bool {
    switch instruction {
    case .character(let wanted, let isBackward):
      guard let (code, next) = codePoint(at: position, isBackward: isBackward), code == wanted
      else { return false }
      position = next
    case .set(let set, let isBackward):
      guard let (code, next) = codePoint(at: position, isBackward: isBackward),
        program.sets[set].contains(code)
      else { return false }
      position = next
    case .assertion(let assertion): return holds(assertion, at: position)
    case .save(let slot): setSlot(slot, to: position)
    case .forget(let slots): for slot in slots { setSlot(slot, to: -1) }
    case .beginRound(let register):
      // Where choices are remembered, an endless loop ends at the choice that it began with.
      guard visited.isEmpty else { break }
      stack.append(.restoreRegister(register, registers[register]))
      registers[register] = position
    case .endRound(let register):
      return !visited.isEmpty || registers[register] != position
    case .backreference(let group, let isBackward):
      return matchAgain(group, isBackward: isBackward, &position)
    default: return false
    }
    return true
  }

  /// Positions of groups matter to back references only.
  private mutating func setSlot(_ slot: Int, to position: Int) {
    guard !program.isRegular else { return }
    stack.append(.restoreSlot(slot, slots[slot]))
    slots[slot] = position
  }

  /// `Assertion` (ECMA-262, 21.2.2.6).
  private func holds(_ assertion: ECMAAssertion, at position: Int) -> Bool {
    switch assertion {
    case .start: position == 0
    case .end: position == text.count
    case .wordBoundary: isWordBoundary(position)
    case .noWordBoundary: !isWordBoundary(position)
    }
  }

  private func isWordBoundary(_ position: Int) -> Bool {
    let before = position > 0 && text[position - 1].isWordCharacter
    let after = position < text.count && text[position].isWordCharacter
    return before != after
  }

  /// `BackreferenceMatcher` (21.2.2.9.1): a group that has not matched stands for nothing.
  private func matchAgain(_ group: Int, isBackward: Bool, _ position: inout Int) -> Bool {
    let (start, end) = (slots[2 * group], slots[2 * group + 1])
    guard start >= 0, end >= start else { return true }
    let length = end - start
    let from = isBackward ? position - length : position
    guard from >= 0, from + length <= text.count else { return false }
    for index in 0..<length where text[from + index] != text[start + index] { return false }
    position = isBackward ? from : from + length
    return true
  }
}

// Runs of one set. What a run without a maximum does from a position on depends on nothing else,
// so such positions are remembered; of other runs it is the position at which they begin.
extension ECMAMatcher {
  /// Takes what the run prefers to take, and leaves an entry for the rest.
  private mutating func beginRun(
    _ run: ECMAProgram.Run, at pc: Int, _ position: inout Int
  ) -> Bool {
    let isUnbounded = run.maximum == .max
    guard isUnbounded || visit(run.number, position) else { return false }
    for _ in 0..<run.minimum {
      guard let next = end(of: run, from: position) else { return false }
      position = next
    }
    steps += run.minimum
    guard !isUnbounded || visit(run.number, position) else { return false }
    var left = run.maximum - run.minimum
    if run.isLazy {
      if left > 0 { stack.append(.grow(at: pc, left: left, position: position)) }
      return true
    }
    let limit = position
    while left > 0, let next = end(of: run, from: position) {
      steps += 1
      guard !isUnbounded || visit(run.number, next) else { break }
      position = next
      left -= 1
    }
    if position != limit { stack.append(.shrink(at: pc, limit: limit, position: position)) }
    return true
  }

  private mutating func shrinkRun(at pc: Int, limit: Int, _ position: Int) -> (Int, Int)? {
    guard case .run(let run) = program.instructions[pc] else { return nil }
    steps += 1
    let shorter =
      run.isBackward ? self.position(after: position) : self.position(before: position)
    if shorter != limit { stack.append(.shrink(at: pc, limit: limit, position: shorter)) }
    return (pc + 1, shorter)
  }

  private mutating func growRun(at pc: Int, left: Int, _ position: Int) -> (Int, Int)? {
    guard case .run(let run) = program.instructions[pc] else { return nil }
    steps += 1
    guard let longer = end(of: run, from: position),
      run.maximum != .max || visit(run.number, longer)
    else { return nil }
    if left > 1 { stack.append(.grow(at: pc, left: left - 1, position: longer)) }
    return (pc + 1, longer)
  }

  /// Where the next code point of the run ends; nil where the run can have no more.
  @inline(__always)
  private func end(of run: ECMAProgram.Run, from position: Int) -> Int? {
    guard let (code, next) = codePoint(at: position, isBackward: run.isBackward),
      program.sets[run.set].contains(code)
    else { return nil }
    return next
  }
}

extension ECMAMatcher {
  /// Whether a choice at a position is new; always, as long as choices are not remembered.
  private mutating func visit(_ number: Int, _ position: Int) -> Bool {
    guard !visited.isEmpty else { return true }
    let bit = number * (text.count + 1) + position
    let mask = UInt64(1) << UInt64(bit & 63)
    if visited[bit >> 6] & mask != 0 { return false }
    visited[bit >> 6] |= mask
    return true
  }

  private mutating func rememberChoicesIfCostly() {
    guard visited.isEmpty, program.isRegular, steps > Self.cheapSteps * (text.count + 16) else {
      return
    }
    let (bits, overflow) = program.choiceCount.multipliedReportingOverflow(by: text.count + 1)
    guard !overflow, bits > 0, bits <= Self.maximumTable else { return }
    visited = Array(repeating: 0, count: bits / 64 + 1)
  }

  /// The code point that begins, or looking backward ends, at a position, and its other end.
  @inline(__always)
  private func codePoint(at position: Int, isBackward: Bool) -> (UInt32, Int)? {
    if isBackward {
      guard position > 0 else { return nil }
      let start = self.position(before: position)
      return (decode(start), start)
    }
    guard position < text.count else { return nil }
    let byte = text[position]
    if byte < 0x80 { return (UInt32(byte), position + 1) }
    return (decode(position), self.position(after: position))
  }

  private func position(after start: Int) -> Int {
    var position = start + 1
    while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }

  private func position(before end: Int) -> Int {
    var position = end - 1
    while position > 0, text[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  /// The text is a String's, so it is valid UTF-8.
  private func decode(_ start: Int) -> UInt32 {
    let first = UInt32(text[start])
    func rest(_ offset: Int) -> UInt32 { UInt32(text[start + offset]) & 0x3F }
    switch first {
    case 0x00..<0x80: return first
    case 0x80..<0xE0: return (first & 0x1F) << 6 | rest(1)
    case 0xE0..<0xF0: return (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
    default: return (first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
    }
  }
}

extension UInt8 {
  /// `\w`, which has ASCII only.
  fileprivate var isWordCharacter: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
}
