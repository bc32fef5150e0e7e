import AssayExchange
import AssayJSON
package import AssaySuite
import AssayText

extension ExpectedResponse {
  /// Everything in the answer that is not as it must be; empty where all is right.
  ///
  /// The placeholders have been resolved. A task that is cancelled meanwhile gets what has been found
  /// by then, some of which may be wrong: it must not use it.
  package func mismatches(in answer: Answer) -> [Mismatch] {
    differences(in: answer).summed(in: answer)
  }

  /// The same, each told on its own.
  private func differences(in answer: Answer) -> [Mismatch] {
    var found = status?.mismatches(answer.exchange.response.statusCode) ?? []
    found += headers.flatMap { $0.mismatches(in: answer) }
    found += contentMismatches(in: answer)
    if let duration {
      let microseconds = answer.exchange.timings.total / .microseconds(1)
      var matching = Matching(in: { _ in .duration })
      let value = JSONNumber(microseconds.rounded() / 1000)
      matching.match(duration, value.map { JSONNode(.number($0)) })
      found += matching.mismatches
    }
    if !anyOf.isEmpty { found += nearestAlternative(in: answer) }
    return found
  }

  private func contentMismatches(in answer: Answer) -> [Mismatch] {
    var found: [Mismatch] = []
    let body = answer.exchange.response.body
    if let text, !(text.isAbsent && body.isEmpty) {
      if let content = String(validating: body, as: UTF8.self) {
        var matching = Matching(in: { _ in .content })
        matching.match(text, .string(content))
        found += matching.mismatches
      } else {
        found.append(Mismatch(at: text.place, in: .content, .notText(byteCount: body.count)))
      }
    }
    guard let place = json?.place ?? assertions.first?.place else { return found }
    if let json, json.isAbsent, assertions.isEmpty, body.isEmpty { return found }
    switch answer.json {
    case .failure(let error):
      found.append(Mismatch(at: place, in: .content, answer.notJSON(error)))
    case .success(let node):
      var matching = Matching()
      if let json { matching.match(json, node) }
      for assertion in assertions { assertion.check(node, &matching) }
      found += matching.mismatches
      found += answer.repeatedMembers.map { member in
        Mismatch(at: place, in: .json(member.location), .repeated(count: member.count))
      }
    }
    return found
  }

  /// Nothing where one alternative holds, else what keeps the nearest one from holding. Where it
  /// is the status in all of them, that is said of all at once.
  private func nearestAlternative(in answer: Answer) -> [Mismatch] {
    var found: [[Mismatch]] = []
    for alternative in anyOf {
      let mismatches = alternative.differences(in: answer)
      if mismatches.isEmpty { return [] }
      found.append(mismatches)
    }
    let statuses = found.compactMap(\.expectedStatus)
    if statuses.count == found.count, let first = found.first?.first {
      let problem = Mismatch.Problem.status(
        expected: statuses.joined(separator: " or "), actual: answer.exchange.response.statusCode)
      return [Mismatch(at: first.place, in: .status, problem)]
    }
    return found.min { $0.distance < $1.distance } ?? []
  }
}

extension [Mismatch] {
  /// An answer of another status is further away than one of the right status with a wrong content.
  fileprivate var distance: Int { count + (contains { $0.subject == .status } ? 1_000_000 : 0) }

  fileprivate var expectedStatus: String? {
    if case .status(let expected, _) = first?.problem { expected } else { nil }
  }
}

extension Matcher {
  /// Whether nothing must be there.
  fileprivate var isAbsent: Bool { if case .absent = self { true } else { false } }
}

extension ExpectedStatus {
  func mismatches(_ actual: Int) -> [Mismatch] {
    switch kind {
    case .matcher(let matcher):
      var matching = Matching(in: { _ in .status })
      matching.match(matcher, .number(actual))
      return matching.mismatches
    case .choices(let choices):
      let isRight = choices.contains { choice in
        switch choice {
        case .code(let code): code == actual
        case .family(let digit): actual / 100 == digit
        }
      }
      if isRight { return [] }
      let expected = choices.map { choice in
        switch choice {
        case .code(let code): String(code)
        case .family(let digit): "\(digit)xx"
        }
      }
      let problem = Mismatch.Problem.status(
        expected: expected.joined(separator: " or "), actual: actual)
      return [Mismatch(at: place, in: .status, problem)]
    }
  }
}

extension ExpectedHeader {
  func mismatches(in answer: Answer) -> [Mismatch] {
    let lines = answer.fieldLines(name)
    if isOfLines { return mismatches(.array(lines.map(JSONNode.string))) }
    if lines.count < 2 { return mismatches(lines.first.map(JSONNode.string)) }
    if equalsIgnoringASCIICase(name, "Set-Cookie") { return firstMismatches(lines) }
    let joined = lines.joined(separator: ", ")
    // What must not be must not be in any line either.
    return firstMismatches(matcher.saysNot ? [joined] + lines : [joined])
  }

  private func firstMismatches(_ values: [String]) -> [Mismatch] {
    values.lazy.map { mismatches(.string($0)) }.first { !$0.isEmpty } ?? []
  }

  private func mismatches(_ value: JSONNode?) -> [Mismatch] {
    var matching = Matching(in: { _ in .header(name) })
    matching.match(matcher, value)
    return matching.mismatches
  }
}

extension Matcher {
  fileprivate var saysNot: Bool {
    guard case .schema(let schema) = self, case .compiled(let compiled) = schema.state else {
      return false
    }
    return compiled.saysNot
  }
}
