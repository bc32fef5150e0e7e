/// Makes one record of those of the parts of a run, and of what was run again of it.
package struct RecordMerge {
  /// A record by the name of its file.
  package typealias Part = (name: String, record: Record)

  let parts: [Part]
  /// In the order in which they ran.
  let reruns: [Part]

  /// - Parameter records: at least one; a single one is what comes of it.
  /// - Throws: where they are not parts of one run, each another one, and reruns of these.
  package init(_ records: [Part]) throws(RecordMergeError) {
    let isOfReruns = records.allSatisfy(\.record.plan.whole.isRerun)
    let again = records.filter(\.record.plan.whole.isRerun)
      .sorted { $0.record.plan.startedAt < $1.record.plan.startedAt }
    parts = isOfReruns ? Array(again.prefix(1)) : records.filter { !$0.record.plan.whole.isRerun }
    reruns = isOfReruns ? Array(again.dropFirst()) : again
    guard let first = parts.first else { return }
    for part in parts.dropFirst() { try Self.check(first, part) }
    try checkNumbers()
    for rerun in reruns { try check(rerun) }
  }

  private func check(_ rerun: Part) throws(RecordMergeError) {
    guard let first = parts.first else { return }
    let (left, right) = (first.record.plan, rerun.record.plan)
    try Self.checkTarget(first, rerun)
    for heading in right.scenarios {
      let path = right.files[heading.file].path
      let isKnown = parts.contains { part in
        let plan = part.record.plan
        return !plan.indices(of: heading, in: path).isEmpty
          || plan.files.contains { $0.isBroken && $0.isAt(path) }
      }
      guard isKnown else {
        throw RecordMergeError(
          first: first.name, second: rerun.name, difference: .strangeScenario(heading.name.text))
      }
    }
    if left.clauses != right.clauses {
      throw RecordMergeError(first: first.name, second: rerun.name, difference: .contract)
    }
  }

  private static func checkTarget(_ first: Part, _ other: Part) throws(RecordMergeError) {
    let (left, right) = (first.record.plan, other.record.plan)
    // The reference API is at another port in each run.
    if left.isReference != right.isReference || !left.isReference && left.baseURL != right.baseURL {
      throw RecordMergeError(
        first: first.name, second: other.name,
        difference: .baseURL(left.shownTarget, right.shownTarget))
    }
  }

  private static func check(_ first: Part, _ other: Part) throws(RecordMergeError) {
    func fail(_ difference: RecordMergeError.Difference) -> RecordMergeError {
      RecordMergeError(first: first.name, second: other.name, difference: difference)
    }
    let (left, right) = (first.record.plan, other.record.plan)
    try checkTarget(first, other)
    if left.seed != right.seed { throw fail(.seed(left.seed, right.seed)) }
    if let difference = difference(left.whole, right.whole) { throw fail(difference) }
    if left.clauses != right.clauses { throw fail(.contract) }
    if left.whole.parts == nil || right.whole.parts == nil { throw fail(.notParts) }
    if let left = left.whole.parts?.count, let right = right.whole.parts?.count, left != right {
      throw fail(.partCount(left, right))
    }
  }

  private static func difference(
    _ left: ReportedWhole, _ right: ReportedWhole
  ) -> RecordMergeError.Difference? {
    func lacking(_ whole: ReportedWhole, _ other: ReportedWhole) -> String? {
      whole.files.first { file in !other.files.contains { $0.path == file.path } }?.path.text
    }
    if let path = lacking(left, right) { return .file(path, isInFirst: true) }
    if let path = lacking(right, left) { return .file(path, isInFirst: false) }
    for (file, other) in zip(left.files, right.files) where file != other {
      return file.path == other.path ? .content(file.path.text) : .fileOrder
    }
    return left.scenarioCount == right.scenarioCount
      ? nil : .scenarioCount(left.scenarioCount, right.scenarioCount)
  }

  private func checkNumbers() throws(RecordMergeError) {
    var owners: [Int: String] = [:]
    var positions: [Int: String] = [:]
    for (name, record) in parts {
      for number in record.plan.whole.parts?.numbers ?? [] {
        if let owner = owners.updateValue(name, forKey: number) {
          throw RecordMergeError(first: owner, second: name, difference: .samePart(number))
        }
      }
      for heading in record.plan.scenarios {
        if let owner = positions.updateValue(name, forKey: heading.position) {
          throw RecordMergeError(
            first: owner, second: name, difference: .sameScenario(heading.name.text))
        }
      }
    }
  }
}

extension ReportedPlan {
  fileprivate var shownTarget: String {
    isReference ? "the embedded reference API" : baseURL.text
  }
}
