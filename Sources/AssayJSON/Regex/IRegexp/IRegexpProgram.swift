/// A pattern as a nondeterministic automaton (Thompson's construction): instructions that either
/// step over one code point to the next instruction, or go on elsewhere without one.
struct IRegexpProgram: Sendable {
  enum Instruction: Sendable {
    case scalar(Unicode.Scalar)
    case scalars(ScalarClass)
    /// Goes on at both places.
    case split(Int, Int)
    case jump(Int)
    case startOfText
    case endOfText
    case accept
  }

  private(set) var instructions: [Instruction] = []

  /// Counted repetitions are written out, so they are what makes a program large.
  static let sizeLimit = 10_000

  /// Parts written so far; counts those that make no instruction too, as in `(){9999}`.
  private var parts = 0

  struct TooLarge: Error {}

  init(_ syntax: IRegexpSyntax) throws(TooLarge) {
    try write(syntax)
    instructions.append(.accept)
  }

  private mutating func write(_ syntax: IRegexpSyntax) throws(TooLarge) {
    parts += 1
    guard parts <= Self.sizeLimit, instructions.count <= Self.sizeLimit else {
      throw TooLarge()
    }
    switch syntax {
    case .scalar(let scalar): instructions.append(.scalar(scalar))
    case .scalars(let scalars): instructions.append(.scalars(scalars))
    case .startOfText: instructions.append(.startOfText)
    case .endOfText: instructions.append(.endOfText)
    case .sequence(let pieces): for piece in pieces { try write(piece) }
    case .alternatives(let branches): try write(alternatives: branches)
    case .repetition(let piece, let least, let most):
      for _ in 0..<least { try write(piece) }
      if let most { try write(piece, atMost: most - least) } else { try write(loop: piece) }
    }
  }

  /// `split a b; a: …; jump end; b: split …; end:`
  private mutating func write(alternatives branches: [IRegexpSyntax]) throws(TooLarge) {
    var jumps: [Int] = []
    for branch in branches.dropLast() {
      let split = reserve()
      try write(branch)
      jumps.append(reserve())
      instructions[split] = .split(split + 1, instructions.count)
    }
    if let last = branches.last { try write(last) }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  /// `a: split b end; b: …; jump a; end:`
  private mutating func write(loop piece: IRegexpSyntax) throws(TooLarge) {
    let split = reserve()
    try write(piece)
    instructions.append(.jump(split))
    instructions[split] = .split(split + 1, instructions.count)
  }

  /// `split a end; a: …; split b end; b: …; end:`
  private mutating func write(
    _ piece: IRegexpSyntax, atMost count: Int
  ) throws(TooLarge) {
    var splits: [Int] = []
    for _ in 0..<count {
      splits.append(reserve())
      try write(piece)
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
  }

  /// Room for an instruction whose target is not known yet.
  private mutating func reserve() -> Int {
    instructions.append(.accept)
    return instructions.count - 1
  }
}
