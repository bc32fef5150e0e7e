/// One search for a match: a backtracking machine over the text's UTF-8.
///
/// A regular program, once it proves costly, remembers each choice made at each position and never
/// makes one again, so that its time is linear in the text. Any other is held by its budget alone.
struct ECMAMatcher {
  /// What to take up or to undo when the current way fails.
  enum Entry {
    case resume(at: Int, position: Int)
    /// The run that is instruction `at` may give back down to `limit`.
    case shrink(at: Int, limit: Int, position: Int)
    /// The run that is instruction `at` may take on, `left` more at most.
    case grow(at: Int, left: Int, position: Int)
    case restoreSlot(Int, Int)
    case restoreRegister(Int, Int)
  }

  let program: ECMAProgram
  let text: UnsafeBufferPointer<UInt8>
  var stack: [Entry] = []
  /// Begin and end of each group; -1 where it has not matched.
  private var slots: [Int] = []
  private var registers: [Int] = []
  private let budget: Int
  var steps = 0
  /// The step at which the bounds are looked at again.
  private var nextCheck = 256
  private var isExhausted = false
  /// Of the match, in bytes.
  private(set) var found = 0..<0
  /// A bit for each choice at each position, once the search is known to be costly.
  private var visited: [UInt64] = []

  /// Steps for each byte of text before choices are remembered.
  private static let cheapSteps = 4
  private static let maximumStack = 1 << 22
  /// The table's greatest size in bits: 64 MiB.
  private static let maximumTable = 1 << 29

  init(program: ECMAProgram, text: UnsafeBufferPointer<UInt8>, budget: Int) {
    self.budget = budget
    self.program = program
    self.text = text
    if program.slotCount > 2 { slots = Array(repeating: -1, count: program.slotCount) }
    if program.registerCount > 0 { registers = Array(repeating: -1, count: program.registerCount) }
  }

  mutating func search(from first: Int = 0) -> ECMARegex.Outcome {
    var start = first
    while true {
      let end = run(from: 0, at: start)
      if isExhausted { return .undecided }
      if let end {
        found = start..<end
        return .found
      }
      if program.isAnchored || start >= text.count { return .notFound }
      start = position(after: start)
    }
  }

  /// The position at which the instructions from `start` come to a `succeed`, if they do.
  private mutating func run(from start: Int, at origin: Int) -> Int? {
    let base = stack.count
    var pc = start
    var position = origin
    while true {
      steps += 1
      if steps >= nextCheck {
        nextCheck = steps + 256
        isExhausted = isExhausted || steps > budget || stack.count > Self.maximumStack
        if isExhausted { return nil }
        rememberChoicesIfCostly()
      }
      let succeeds: Bool
      switch program.instructions[pc] {
      case .succeed:
        keepOnlyUndo(from: base)
        return position
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
        succeeds = (self.run(from: pc + 1, at: position) != nil) != isNegative
        if isExhausted { return nil }
        pc = next - 1
      case let instruction: succeeds = perform(instruction, &position)
      }
      if succeeds {
        pc += 1
      } else if let (next, place) = backtrack(to: base) {
        pc = next
        position = place
      } else {
        return nil
      }
    }
  }

  /// What a failed assertion has matched is undone by the same entries as everything else; after a
  /// success they stay, the choices go.
  private mutating func keepOnlyUndo(from base: Int) {
    guard keepsSlots else { return }
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
  /// Positions of groups matter to back references, and to who asks for them.
  private var keepsSlots: Bool { program.tracksGroups || !program.isRegular }

  /// What the group has matched; nil where it has not.
  func group(_ number: Int) -> Range<Int>? {
    guard slots.count > 2 * number + 1 else { return nil }
    let (start, end) = (slots[2 * number], slots[2 * number + 1])
    return start >= 0 && end >= start ? start..<end : nil
  }

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

  private mutating func setSlot(_ slot: Int, to position: Int) {
    guard keepsSlots else { return }
    stack.append(.restoreSlot(slot, slots[slot]))
    slots[slot] = position
  }

  /// `Assertion` (ECMA-262, 21.2.2.6).
  private func holds(_ assertion: ECMAAssertion, at position: Int) -> Bool {
    switch assertion {
    case .start: position == 0
    case .end: position == text.count
    case .lineStart: position == 0 || isLineEnd(at: self.position(before: position))
    case .lineEnd: position == text.count || isLineEnd(at: position)
    case .wordBoundary: isWordBoundary(position)
    case .noWordBoundary: !isWordBoundary(position)
    }
  }

  private func isLineEnd(at position: Int) -> Bool {
    guard let (code, _) = codePoint(at: position, isBackward: false) else { return false }
    return CodePointSet.lineTerminators.contains { $0.contains(code) }
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

extension ECMAMatcher {
  /// Whether a choice at a position is new; always, as long as choices are not remembered.
  mutating func visit(_ number: Int, _ position: Int) -> Bool {
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
}

extension UInt8 {
  /// `\w`, which has ASCII only.
  fileprivate var isWordCharacter: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
}
