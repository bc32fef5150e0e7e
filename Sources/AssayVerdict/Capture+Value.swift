import AssayExchange
package import AssayJSON
package import AssaySuite

extension Capture {
  /// The value that the capture takes out of the answer of a plain step.
  package func value(in answer: Answer) -> Result<JSONNode, Mismatch> {
    switch source {
    case .status: .success(.number(answer.exchange.response.statusCode))
    case .header(let name): value(of: answer.fieldLines(name), named: name)
    case .json(let path):
      switch answer.json {
      case .failure(let error):
        .failure(Mismatch(at: sourcePlace, in: .content, answer.notJSON(error)))
      case .success(let node):
        if let member = answer.repeatedMembers.first {
          .failure(
            Mismatch(
              at: sourcePlace, in: .json(member.location), .repeated(count: member.count)))
        } else {
          value(of: path, in: node, subject: { .json($0) })
        }
      }
    }
  }

  /// The value that the capture takes out of the records of exchanges that were made at once.
  package func value(together answers: [Answer]) -> Result<JSONNode, Mismatch> {
    for (index, answer) in answers.enumerated() {
      if let member = answer.repeatedMembers.first {
        return .failure(member.mismatch(at: sourcePlace, inAnswer: index))
      }
    }
    let records = JSONNode.array(answers.enumerated().map { $1.record(index: $0) })
    return switch source {
    case .json(let path): value(of: path, in: records, subject: { .together($0) })
    case .header, .status: .failure(missing(in: .together(.root)))
    }
  }

  private func value(
    of path: JSONPath, in node: JSONNode, subject: (NormalizedPath) -> Mismatch.Subject
  ) -> Result<JSONNode, Mismatch> {
    let nodes = (try? path.nodes(in: node)) ?? []
    if takesAll, !nodes.isEmpty { return .success(.array(nodes.map(\.node))) }
    if nodes.count == 1 { return .success(nodes[0].node) }
    return .failure(
      Mismatch(
        at: sourcePlace, in: subject(.root),
        .selection(expected: expectation(beside: nodes.count), actual: nodes.count),
        query: path.text))
  }

  private func value(of lines: [String], named field: String) -> Result<JSONNode, Mismatch> {
    if lines.isEmpty { return .failure(missing(in: .header(field))) }
    if takesAll { return .success(.array(lines.map(JSONNode.string))) }
    if lines.count == 1 || field.lowercased() != "set-cookie" {
      return .success(.string(lines.joined(separator: ", ")))
    }
    return .failure(
      Mismatch(
        at: sourcePlace, in: .header(field),
        .selection(expected: expectation(beside: lines.count), actual: lines.count)))
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
