// Runs of one set. What a run without a maximum does from a position on depends on nothing else,
// so such positions are remembered; of other runs it is the position at which they begin.
extension ECMAMatcher {
  /// Takes what the run prefers to take, and leaves an entry for the rest.
  mutating func beginRun(
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

  mutating func shrinkRun(at pc: Int, limit: Int, _ position: Int) -> (Int, Int)? {
    guard case .run(let run) = program.instructions[pc] else { return nil }
    steps += 1
    let shorter =
      run.isBackward ? self.position(after: position) : self.position(before: position)
    if shorter != limit { stack.append(.shrink(at: pc, limit: limit, position: shorter)) }
    return (pc + 1, shorter)
  }

  mutating func growRun(at pc: Int, left: Int, _ position: Int) -> (Int, Int)? {
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
