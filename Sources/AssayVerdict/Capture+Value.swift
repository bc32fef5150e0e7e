import AssayExchange
package import AssayJSON
package import AssaySuite

extension Capture {
  /// The value that the capture takes out of the answer of a plain step.
  package func value(in answer: Answer) -> Result<JSONNode, Mismatch> {
    switch source {
    case .status: .success(.number(answer.exchange.response.statusCode))
    case .header(let name):
      answer.fieldLines(name).first.map { .success(.string($0)) }
        ?? .failure(missing(in: .header(name)))
    case .json(let path):
      switch answer.json {
      case .failure(let error):
        .failure(Mismatch(at: sourcePlace, in: .content, answer.notJSON(error)))
      case .success(let node): value(of: path, in: node, subject: { .json($0) })
      }
    }
  }

  /// The value that the capture takes out of the records of exchanges that were made at once.
  package func value(together answers: [Answer]) -> Result<JSONNode, Mismatch> {
    let records = JSONNode.array(answers.enumerated().map { $1.record(index: $0) })
    return switch source {
    case .json(let path): value(of: path, in: records, subject: { .together($0) })
    case .header, .status: .failure(missing(in: .together(.root)))
    }
  }

  private func value(
    of path: JSONPath, in node: JSONNode, subject: (NormalizedPath) -> Mismatch.Subject
  ) -> Result<JSONNode, Mismatch> {
    if let first = (try? path.nodes(in: node))?.first { return .success(first.node) }
    return .failure(
      Mismatch(
        at: sourcePlace, in: subject(.root),
        .selection(expected: "one to capture as '\(name)'", actual: 0), query: path.text))
  }

  private func missing(in subject: Mismatch.Subject) -> Mismatch {
    Mismatch(at: sourcePlace, in: subject, .missing(expected: "a value to capture as '\(name)'"))
  }
}

extension Mismatch: Error {}
