import AssayExchange
import AssayJSON
package import AssaySuite
import AssayText

extension ExpectedResponse<Never> {
  /// Everything in the answer that is not as it must be; empty where all is right.
  ///
  /// A task that is cancelled meanwhile gets what has been found by then, some of which may be wrong:
  /// it must not use it.
  package func mismatches(in answer: Answer) -> [Mismatch] {
    differences(in: answer).summed(in: answer)
  }

  /// The same, each told on its own.
  private func differences(in answer: Answer) -> [Mismatch] {
    let response = answer.exchange.response
    var found = status?.mismatches(response.statusCode) ?? []
    found += headers.flatMap { $0.mismatches(in: response.headers, .header($0.name)) }
    found += trailers.flatMap { $0.mismatches(in: response.trailers, .trailer($0.name)) }
    found += cookies.flatMap { $0.mismatches(in: answer) }
    found += exchangeMismatches(in: answer.exchange)
    found += contentMismatches(in: answer)
    if let duration {
      let microseconds = answer.exchange.timings.total / .microseconds(1)
      let value = JSONNumber(microseconds.rounded() / 1000)
      found += duration.mismatches(in: value.map { JSONNode(.number($0)) }, .duration)
    }
    if !anyOf.isEmpty { found += nearestAlternative(in: answer) }
    return found
  }

  private func exchangeMismatches(in exchange: Exchange) -> [Mismatch] {
    var found: [Mismatch] = []
    if let http {
      let version = exchange.response.httpVersion.split(separator: "/").last.map(String.init)
      found += http.mismatches(in: .string(version ?? ""), .httpVersion)
    }
    if let url { found += url.mismatches(in: .string(exchange.request.url), .url) }
    if let redirects {
      found += redirects.mismatches(in: .number(exchange.redirects), .redirects)
    }
    return found
  }

  private func contentMismatches(in answer: Answer) -> [Mismatch] {
    var found: [Mismatch] = []
    let body = answer.exchange.response.body
    if let text, !(text.isAbsent && body.isEmpty) {
      switch answer.text {
      case .success(let content): found += text.mismatches(in: .string(content), .content)
      case .failure(let problem): found.append(Mismatch(at: text.place, in: .content, problem))
      }
    }
    found += content?.mismatches(in: body) ?? []
    found += events?.mismatches(in: answer) ?? []
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

extension Matcher<Never> {
  /// What is wrong with one value that is no JSON of the content.
  func mismatches(in value: JSONNode?, _ subject: Mismatch.Subject) -> [Mismatch] {
    var matching = Matching(in: { _ in subject })
    matching.match(self, value)
    return matching.mismatches
  }
}

extension ExpectedStatus<Never> {
  func mismatches(_ actual: Int) -> [Mismatch] {
    switch kind {
    case .hole(let never): switch never {}
    case .matcher(let matcher): return matcher.mismatches(in: .number(actual), .status)
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

extension ExpectedField<Never> {
  /// - Parameter fields: in order, those of other names among them.
  func mismatches(in fields: [HeaderField], _ subject: Mismatch.Subject) -> [Mismatch] {
    let lines = fields.values(of: name)
    guard lines.count > 1 else { return mismatches(lines.first, of: lines, subject) }
    // Each is a cookie of its own, and nothing but `$lines` sees them together.
    if equalsIgnoringASCIICase(name, "Set-Cookie") {
      return matcher.isOfLines
        ? mismatches(lines[0], of: lines, subject) : first(lines, of: lines, subject)
    }
    let joined = lines.joined(separator: ", ")
    // What must not be must not be in any line either.
    return first(matcher.saysNot ? [joined] + lines : [joined], of: lines, subject)
  }

  private func first(
    _ values: [String], of lines: [String], _ subject: Mismatch.Subject
  ) -> [Mismatch] {
    values.lazy.map { mismatches($0, of: lines, subject) }.first { !$0.isEmpty } ?? []
  }

  private func mismatches(
    _ value: String?, of lines: [String], _ subject: Mismatch.Subject
  ) -> [Mismatch] {
    var matching = Matching(in: { _ in subject })
    matching.lines = lines.map(JSONNode.string)
    matching.match(matcher, value.map(JSONNode.string))
    return matching.mismatches
  }
}

extension Matcher<Never> {
  fileprivate var isOfLines: Bool {
    switch self {
    case .operation(.lines, _, _): true
    case .operation(.allOf, let matchers, _), .operation(.anyOf, let matchers, _),
      .operation(.not, let matchers, _):
      matchers.allSatisfy(\.isOfLines)
    default: false
    }
  }

  fileprivate var saysNot: Bool {
    switch self {
    case .schema(let schema): schema.compiled.saysNot
    case .operation(.not, _, _): true
    case .operation(.allOf, let matchers, _), .operation(.anyOf, let matchers, _):
      matchers.contains(where: \.saysNot)
    default: false
    }
  }
}
