import AssayRun

/// Which part of the scenarios runs here: `K/N`, or what a CI or batch system says.
struct ShardOption {
  let shard: Shard
  /// The system that has said it, with its variables; nil where the option says it.
  let origin: String?

  /// - Parameter text: `2/3`, `auto`, or `auto/3` where the system tells the index alone.
  init(_ text: String, _ environment: ProcessEnvironment) throws(UsageError) {
    guard text == "auto" || text.hasPrefix("auto/") else {
      guard let shard = Shard(text) else {
        throw UsageError("--shard: '\(text)' is no K/N such as 2/3, and not 'auto'")
      }
      (self.shard, origin) = (shard, nil)
      return
    }
    var count: Int?
    if text != "auto" {
      count = Int(text.dropFirst("auto/".count))
      if count ?? 0 < 1 { throw UsageError("--shard: '\(text)' is not 'auto' or 'auto/N'") }
    }
    var found: [(shard: Shard, origin: String)] = []
    for system in Self.systems {
      if let said = try system.shard(environment, count: count) { found.append(said) }
    }
    // A system that shares nothing out says 1/1 or nothing; another may share out in its jobs.
    let sharing = found.filter { $0.shard.count > 1 }
    if sharing.count > 1, Set(sharing.map(\.shard)).count > 1 {
      let all = sharing.map { "\($0.origin) says \($0.shard.number)/\($0.shard.count)" }
      throw UsageError("--shard auto: \(all.joined(separator: ", ")); write --shard K/N")
    }
    guard let first = sharing.first ?? found.first else {
      let all = Self.systems.map { "\($0.name) (\($0.index))" }.joined(separator: ", ")
      throw UsageError("--shard auto: nothing says which part this is; known are \(all)")
    }
    (shard, origin) = (first.shard, first.origin)
  }

  private static let systems = [
    System(name: "GitLab", index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: 1),
    System(name: "CircleCI", index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL", first: 0),
    System(
      name: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT",
      first: 0),
    System(
      name: "Azure Pipelines", index: "SYSTEM_JOBPOSITIONINPHASE",
      count: "SYSTEM_TOTALJOBSINPHASE", first: 1),
    System(
      name: "Kubernetes", index: "JOB_COMPLETION_INDEX", count: "JOB_COMPLETIONS", first: 0),
    System(
      name: "Slurm", index: "SLURM_ARRAY_TASK_ID", count: "SLURM_ARRAY_TASK_COUNT", first: 0,
      from: "SLURM_ARRAY_TASK_MIN", step: "SLURM_ARRAY_TASK_STEP"),
  ]
}

/// How a system tells its jobs which of how many they are.
private struct System {
  let name: String
  let index: String
  let count: String
  /// The index of the first job.
  let first: Int
  /// The variables that hold that index, and the distance of two, where jobs are numbered at will.
  var from: String?
  var step: String?

  /// Nil where the system is not there.
  func shard(
    _ environment: ProcessEnvironment, count known: Int?
  ) throws(UsageError) -> (shard: Shard, origin: String)? {
    guard let indexText = environment[index] else {
      // GitLab and others give the count of one to jobs that share nothing.
      guard environment[count] == "1", let whole = Shard(1, of: 1) else { return nil }
      return (whole, "\(name) (\(count))")
    }
    guard let total = known ?? environment[count].flatMap({ Int($0) }) else {
      throw UsageError(
        "--shard auto: \(name) says with \(index) which part this is, but not of how many: write "
          + "--shard auto/N, or set \(count)")
    }
    let start = if let from { try number(from, environment) } else { first }
    let isStepped = step.map { environment[$0] != nil } ?? false
    let step = if let step, isStepped { try number(step, environment) } else { 1 }
    let distance = try number(index, environment) - start
    guard step > 0, distance % step == 0, let shard = Shard(distance / step + 1, of: total) else {
      throw UsageError(
        "--shard auto: \(index)=\(indexText) is no part of \(total) that are numbered from "
          + "\(start)\(step == 1 ? "" : " in steps of \(step)"), as \(name) has it")
    }
    return (shard, "\(name) (\(index)=\(indexText))")
  }

  private func number(
    _ variable: String, _ environment: ProcessEnvironment
  ) throws(UsageError) -> Int {
    guard let text = environment[variable], let number = Int(text) else {
      throw UsageError(
        "--shard auto: \(name)'s \(variable) is no number: '\(environment[variable] ?? "")'")
    }
    return number
  }
}
