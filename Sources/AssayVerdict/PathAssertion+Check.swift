import AssayJSON
package import AssaySuite

extension PathAssertion<Never> {
  /// Asks a document what the query selects, and compares that.
  func check(_ document: JSONNode, _ matching: inout Matching) {
    let selected: [LocatedNode]
    do {
      selected = try path.path.nodes(in: document)
    } catch {
      return matching.report(
        place, .selection(expected: "values that can be found (\(error))", actual: 0),
        query: path.path.text)
    }
    if let value {
      if selected.count == 1 {
        matching.match(value, selected[0].node, at: selected[0].location)
      } else if case .absent = value, selected.isEmpty {
        // That nothing is selected is what was asked for.
      } else {
        matching.report(
          value.place, .selection(expected: "exactly one", actual: selected.count),
          query: path.path.text)
      }
    }
    if let each {
      if selected.isEmpty, count == nil, !allowsNone {
        matching.report(
          each.place, .selection(expected: "at least one", actual: 0), query: path.path.text)
      }
      for node in selected where !Task.isCancelled {
        matching.match(each, node.node, at: node.location)
      }
    }
    if let count, !holds(count, selected.count) {
      matching.report(
        count.place, .selection(expected: count.summary, actual: selected.count),
        query: path.path.text)
    }
    if let distinct {
      var seen: Set<JSONNode> = []
      let values = selected.map(\.node).filter { seen.insert($0).inserted }
      if !holds(distinct, values.count) {
        matching.report(
          distinct.place,
          .distinct(expected: distinct.summary, count: values.count, actual: values),
          query: path.path.text)
      }
    }
  }

  /// Whether all that it asks is asked of the nodes that are selected, and none is.
  func isIdle(in document: JSONNode) -> Bool {
    guard allowsNone, value == nil, count == nil, distinct == nil else { return false }
    return (try? path.path.nodes(in: document).isEmpty) == true
  }

  private func holds(_ matcher: Matcher<Never>, _ number: Int) -> Bool {
    var matching = Matching()
    matching.match(matcher, .number(number))
    return matching.mismatches.isEmpty
  }
}

extension Verdict {
  /// What is wrong with exchanges that were made at once, as an array of their records.
  package static func mismatches(
    of answers: [Answer], together assertions: [PathAssertion<Never>]
  ) -> [Mismatch] {
    guard !assertions.isEmpty else { return [] }
    let records = JSONNode.array(answers.enumerated().map { $1.record(index: $0) })
    var matching = Matching(in: { .together($0) })
    for assertion in assertions { assertion.check(records, &matching) }
    return matching.mismatches + repeated(in: answers, at: assertions[0].place)
  }
}

extension Verdict {
  private static func repeated(in answers: [Answer], at place: Place) -> [Mismatch] {
    answers.enumerated().flatMap { index, answer in
      answer.repeatedMembers.map { $0.mismatch(at: place, inAnswer: index) }
    }
  }
}

extension RepeatedMember {
  /// - Parameter index: of the answer among those that were made at once.
  func mismatch(at place: Place, inAnswer index: Int) -> Mismatch {
    let steps: [NormalizedPath.Step] = [.index(index), .name("json")]
    return Mismatch(
      at: place, in: .together(NormalizedPath(steps + location.steps)), .repeated(count: count))
  }
}

extension [PathAssertion<Never>] {
  /// The first query, where none of them selects anything to judge in the array of the records.
  package func idleQuery(of answers: [Answer]) -> String? {
    let records = JSONNode.array(answers.enumerated().map { $1.record(index: $0) })
    return allSatisfy { $0.isIdle(in: records) } ? first?.path.path.text : nil
  }
}

extension ExpectedResponse<Never> {
  /// A query that may select nothing and does, where nothing else is judged of an answer in which
  /// nothing is wrong; nil where something is.
  package func idleQuery(in answer: Answer) -> String? {
    guard status == nil, headers.isEmpty, trailers.isEmpty, cookies.isEmpty, http == nil,
      url == nil, redirects == nil, json == nil, text == nil, content == nil, events == nil,
      duration == nil
    else { return nil }
    let alternative = anyOf.first { $0.mismatches(in: answer).isEmpty }
    guard anyOf.isEmpty || alternative?.idleQuery(in: answer) != nil,
      case .success(let root) = answer.json, assertions.allSatisfy({ $0.isIdle(in: root) })
    else { return nil }
    return assertions.first?.path.path.text ?? alternative?.idleQuery(in: answer)
  }
}
