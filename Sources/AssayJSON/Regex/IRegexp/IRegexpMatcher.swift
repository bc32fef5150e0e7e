/// Runs a program over a text with all its states at once (Pike's way, without captures), so that
/// no choice is ever taken back.
struct IRegexpMatcher {
  private let instructions: [IRegexpProgram.Instruction]
  private let extent: IRegexp.Extent
  /// Instructions that wait for the next code point, each once.
  private var waiting: [Int] = []
  /// Those that waited in the step before.
  private var leaving: [Int] = []
  /// For each instruction the step that has reached it last, so that a step visits it only once.
  private var reached: [Int]
  private var step = 0
  private var isAccepted = false
  private var unvisited: [Int] = []
  /// Instructions looked at in this step.
  private var work = 0

  init(program: IRegexpProgram, extent: IRegexp.Extent) {
    instructions = program.instructions
    self.extent = extent
    reached = Array(repeating: 0, count: instructions.count)
  }

  mutating func matches(_ text: String, budget: inout Int) throws(IRegexpExhaustion) -> Bool {
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    step = 1
    follow(0, isAtStart: true, isAtEnd: next == nil)
    while let scalar = next {
      if extent == .part, isAccepted { return true }
      if extent == .whole, waiting.isEmpty { return false }
      budget -= work
      guard budget >= 0 else { throw IRegexpExhaustion() }
      next = scalars.next()
      advance(over: scalar, isAtEnd: next == nil)
    }
    return isAccepted
  }

  /// Moves every waiting state that takes the code point, and drops the others.
  private mutating func advance(over scalar: Unicode.Scalar, isAtEnd: Bool) {
    swap(&waiting, &leaving)
    waiting.removeAll(keepingCapacity: true)
    step += 1
    work = leaving.count + 1
    isAccepted = false
    for address in leaving {
      let isTaken =
        switch instructions[address] {
        case .scalar(let expected): expected == scalar
        case .scalars(let expected): expected.contains(scalar)
        default: false
        }
      if isTaken { follow(address + 1, isAtStart: false, isAtEnd: isAtEnd) }
    }
    if extent == .part { follow(0, isAtStart: false, isAtEnd: isAtEnd) }
  }

  /// Notes all instructions that can be reached from there without stepping over a code point.
  private mutating func follow(_ start: Int, isAtStart: Bool, isAtEnd: Bool) {
    unvisited.append(start)
    while let address = unvisited.popLast() {
      guard reached[address] != step else { continue }
      reached[address] = step
      work += 1
      switch instructions[address] {
      case .scalar, .scalars: waiting.append(address)
      case .jump(let target): unvisited.append(target)
      case .split(let first, let second):
        unvisited.append(second)
        unvisited.append(first)
      case .startOfText: if isAtStart { unvisited.append(address + 1) }
      case .endOfText: if isAtEnd { unvisited.append(address + 1) }
      case .accept: isAccepted = true
      }
    }
  }
}
