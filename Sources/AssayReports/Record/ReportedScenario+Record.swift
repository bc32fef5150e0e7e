import AssayJSON
import AssayRun

extension ReportedScenario: Recordable {
  var recorded: JSONNode { .recorded { members in record(in: &members) } }

  func record(in members: inout RecordMembers) {
    members.add("index", index)
    verdict.record(in: &members)
    members.add("place", place)
    members.add("duration", unlessZero: duration)
    members.add("steps", steps)
    members.add("earlierTries", earlierTries)
    members.add("clauses", clauses ?? [])
    if let change { members.add("change", word: change.rawValue) }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    index = try object.required("index")
    verdict = try ReportedVerdict(object)
    place = try object.optional("place")
    duration = try object.duration("duration")
    steps = try object.list("steps")
    earlierTries = try object.list("earlierTries")
    let clauses: [ReportedClauseOutcome] = try object.list("clauses")
    self.clauses = clauses.isEmpty ? nil : clauses
    change = object.member("change") == nil ? nil : try object.choice("change")
  }
}

extension ReportedClauseOutcome: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("id", id)
      members.add("outcome", word: outcome.rawValue)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    id = try object.required("id")
    outcome = try object.choice("outcome")
  }
}

extension ReportedVerdict {
  fileprivate func record(in members: inout RecordMembers) {
    members.add("outcome", word: outcome.rawValue)
    switch self {
    case .passed: break
    case .failed(let mismatches, let count):
      members.add("mismatches", mismatches)
      if count != mismatches.count { members.add("mismatchCount", count) }
    case .errored(let trouble): members.add("trouble", trouble)
    case .skipped(let reason): members.add("reason", reason)
    }
  }

  /// - Parameter object: that of the scenario or step.
  fileprivate init(_ object: RecordedObject) throws(RecordFault) {
    let outcome: CountedScenario.Outcome = try object.choice("outcome")
    switch outcome {
    case .passed: self = .passed
    case .failed:
      let mismatches: [ReportedMismatch] = try object.list("mismatches")
      if mismatches.isEmpty { throw object.fault(.missing("mismatches")) }
      let count: Int? = try object.optional("mismatchCount")
      self = .failed(mismatches, count: max(count ?? 0, mismatches.count))
    case .errored: self = .errored(try object.required("trouble"))
    case .skipped: self = .skipped(reason: try object.required("reason"))
    }
  }
}

extension ReportedStep: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("name", name)
      verdict.record(in: &members)
      members.add("concurrent", ifTrue: isConcurrent)
      members.add("exchanges", exchanges)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    name = try object.required("name")
    verdict = try ReportedVerdict(object)
    isConcurrent = try object.flag("concurrent")
    exchanges = try object.list("exchanges")
  }
}

extension ReportedMismatch: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("place", place)
      members.add("exchange", exchange)
      members.add("code", word: code)
      members.add("message", message)
      members.add("subject", subject)
      members.add("expected", expected)
      members.add("actual", actual)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    place = try object.required("place")
    exchange = try object.optional("exchange")
    code = try object.word("code")
    message = try object.required("message")
    subject = try object.required("subject")
    expected = try object.optional("expected")
    actual = try object.optional("actual")
  }
}

extension ReportedTrouble: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("code", word: code)
      members.add("message", message)
      members.add("place", place)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    code = try object.word("code")
    message = try object.required("message")
    place = try object.optional("place")
  }
}
