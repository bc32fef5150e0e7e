import AssayJSON

/// Takes the lines of one record, in order, and makes the run of them.
struct RecordReading {
  /// Of the file, for errors.
  private let name: String
  private var plan: ReportedPlan?
  private var events: [ReportEvent] = []
  private var ended: Set<Int> = []
  private var end: RecordedEnd?
  private var lineNumber = 0
  private(set) var remarks: [RecordRemark] = []

  init(name: String) { self.name = name }

  /// - Parameter isWhole: whether the line has its line feed; only the last one may lack it.
  mutating func take(_ line: [UInt8], isWhole: Bool) throws(RecordError) {
    lineNumber += 1
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    let node: JSONNode
    do throws(JSONSyntaxError) {
      node = try JSONDocument.parse(line).root
    } catch {
      guard plan != nil, !isWhole else {
        let column = SourceText(name: name, bytes: line)
          .position(of: Int(error.range.lowerBound)).column
        throw self.error(.syntax(error, column: column, isFirst: plan == nil))
      }
      remarks.append(.halfLine(name: name, line: lineNumber))
      return
    }
    do throws(RecordFault) {
      try take(RecordedValue(node))
    } catch {
      throw self.error(.fault(error, isFirst: plan == nil))
    }
  }

  func record() throws(RecordError) -> Record {
    guard let plan else { throw RecordError(name: name, line: nil, problem: .empty) }
    return Record(plan: plan, events: events, end: end)
  }

  /// What is to be said about a record that has been read to its end.
  var allRemarks: [RecordRemark] {
    guard end == nil, let plan else { return remarks }
    return remarks + [.neverEnded(name: name, left: plan.scenarios.count - ended.count)]
  }

  private func error(_ problem: RecordError.Problem) -> RecordError {
    RecordError(name: name, line: lineNumber, problem: problem)
  }

  private mutating func take(_ line: RecordedValue) throws(RecordFault) {
    let object = try line.object()
    let version: Int =
      plan == nil
      ? try object.required("version") : try object.optional("version") ?? RecordLine.version
    guard version == RecordLine.version else { throw object.fault(.version(version)) }
    let kind = RecordKind(rawValue: try object.word("kind"))
    if plan == nil, kind != .run {
      throw object.fault(.misplaced("the first line must be of a run"))
    }
    guard let kind else { return }
    if end != nil { throw object.fault(.misplaced("the run has ended before this line")) }
    switch kind {
    case .run:
      if plan != nil { throw object.fault(.misplaced("a second run begins within the record")) }
      plan = try ReportedPlan(line)
    case .begin: events.append(.scenarioStarted(index: try index(in: object)))
    case .scenario:
      let index = try index(in: object)
      let scenario = try ReportedScenario(line)
      guard ended.insert(index).inserted else {
        throw object.fault(.misplaced("the scenario has ended before"))
      }
      events.append(.scenarioFinished(scenario))
    case .end:
      end = RecordedEnd(
        duration: try object.duration("duration"), isInterrupted: try object.flag("interrupted"),
        requiredCoverage: try object.optional("requiredCoverage"),
        failsOnFlaky: try object.flag("failsOnFlaky"),
        comparison: try object.optional("comparison"))
    }
  }

  private func index(in object: RecordedObject) throws(RecordFault) -> Int {
    let index: Int = try object.required("index")
    guard let plan, plan.scenarios.indices.contains(index) else {
      throw object.fault(.misplaced("the plan has no scenario \(index)"))
    }
    return index
  }
}
