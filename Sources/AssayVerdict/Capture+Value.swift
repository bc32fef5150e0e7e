import AssayExchange
package import AssayJSON
package import AssaySuite

extension Capture<Never> {
  /// The value that the capture takes out of the answer of a plain step.
  package func value(in answer: Answer) -> Result<JSONNode, Mismatch> {
    let response = answer.exchange.response
    switch source {
    case .status: return .success(.number(response.statusCode))
    case .url: return matched([answer.exchange.request.url], in: .url)
    case .header(let name): return value(of: answer.fieldLines(name), named: name)
    case .cookie(let name):
      return matched(response.cookies(named: name).map(\.value), in: .cookie(name))
    case .text:
      switch answer.text {
      case .success(let text): return matched([text], in: .content)
      case .failure(let problem):
        return .failure(Mismatch(at: sourcePlace, in: .content, problem))
      }
    case .json(let query):
      switch answer.json {
      case .failure(let error):
        return .failure(Mismatch(at: sourcePlace, in: .content, answer.notJSON(error)))
      case .success(let node):
        if let member = answer.repeatedMembers.first {
          return .failure(
            Mismatch(
              at: sourcePlace, in: .json(member.location), .repeated(count: member.count)))
        }
        return value(of: query.path, in: node, subject: { .json($0) })
      }
    }
  }

  /// The value that the capture takes out of the records of exchanges of one step.
  package func value(together answers: [Answer]) -> Result<JSONNode, Mismatch> {
    for (index, answer) in answers.enumerated() {
      if let member = answer.repeatedMembers.first {
        return .failure(member.mismatch(at: sourcePlace, inAnswer: index))
      }
    }
    let records = JSONNode.array(answers.enumerated().map { $1.record(index: $0) })
    return switch source {
    case .json(let query): value(of: query.path, in: records, subject: { .together($0) })
    case .header, .status, .text, .cookie, .url: .failure(missing(in: .together(.root)))
    }
  }

  private func value(
    of path: JSONPath, in node: JSONNode, subject: (NormalizedPath) -> Mismatch.Subject
  ) -> Result<JSONNode, Mismatch> {
    let nodes = (try? path.nodes(in: node)) ?? []
    if nodes.isEmpty, let fallback { return .success(fallback) }
    guard nodes.count == 1 || takesAll && !nodes.isEmpty else {
      return .failure(
        Mismatch(
          at: sourcePlace, in: subject(.root),
          .selection(expected: expectation(beside: nodes.count), actual: nodes.count),
          query: path.text))
    }
    guard pattern != nil else {
      return .success(takesAll ? .array(nodes.map(\.node)) : nodes[0].node)
    }
    var texts: [String] = []
    for node in nodes {
      guard let text = node.node.stringValue else {
        return .failure(
          Mismatch(
            at: sourcePlace, in: subject(node.location),
            .unmet(
              message: "is \(shortened(node.node)), no string in which a pattern could be found",
              actual: node.node.trimmed())))
      }
      texts.append(text)
    }
    return matched(texts, in: subject(nodes[0].location))
  }

  private func value(of lines: [String], named field: String) -> Result<JSONNode, Mismatch> {
    if lines.count > 1, !takesAll, field.lowercased() != "set-cookie" {
      return matched([lines.joined(separator: ", ")], in: .header(field))
    }
    return matched(lines, in: .header(field))
  }

  /// What the capture takes of the texts that its source gives.
  private func matched(
    _ texts: [String], in subject: Mismatch.Subject
  ) -> Result<JSONNode, Mismatch> {
    if texts.isEmpty { return fallback.map { .success($0) } ?? .failure(missing(in: subject)) }
    guard texts.count == 1 || takesAll else {
      return .failure(
        Mismatch(
          at: sourcePlace, in: subject,
          .selection(expected: expectation(beside: texts.count), actual: texts.count)))
    }
    guard let pattern else {
      return .success(takesAll ? .array(texts.map(JSONNode.string)) : .string(texts[0]))
    }
    if takesAll {
      let all = texts.flatMap { pattern.allMatches(in: $0) }
      if !all.isEmpty { return .success(.array(all.map(JSONNode.string))) }
    } else if case .found(let text) = pattern.firstMatch(in: texts[0]) {
      return .success(.string(text))
    }
    if let fallback { return .success(fallback) }
    return .failure(
      Mismatch(
        at: sourcePlace, in: subject,
        .unmet(
          message: "is \(shortened(JSONNode.string(texts[0]))), in which "
            + "'\(shortened(pattern.pattern))' is not found to capture '\(name)'",
          actual: JSONNode.string(texts[0]).trimmed())))
  }

  /// - Parameter count: of what there is.
  private func expectation(beside count: Int) -> String {
    let expected = "\(takesAll ? "at least one" : "one") to capture as '\(name)'"
    return count > 1 ? expected + "; \"all\": true captures the array of them" : expected
  }

  private func missing(in subject: Mismatch.Subject) -> Mismatch {
    Mismatch(at: sourcePlace, in: subject, .missing(expected: "a value to capture as '\(name)'"))
  }
}

extension Mismatch: Error {}

extension Mismatch.Problem: Error {}
