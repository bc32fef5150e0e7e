import AssayJSON
import AssayVerdict

extension Redactor {
  /// The value with its strings, names and numbers redacted, so that sentences may shorten it.
  func redacted(_ node: JSONNode) -> JSONNode {
    guard !names.isEmpty else { return node }
    switch node.value {
    case .null, .bool: return node
    case .number(let number):
      let text = redact(number.text).text
      return text == number.text ? node : JSONNode(.string(text), range: node.range)
    case .string(let text): return JSONNode(.string(redact(text).text), range: node.range)
    case .array(let elements):
      return JSONNode(.array(elements.map(redacted)), range: node.range)
    case .object(let object):
      let members = object.members.map { member in
        JSONMember(
          name: redact(member.name).text, nameRange: member.nameRange,
          value: redacted(member.value))
      }
      return JSONNode(.object(JSONObject(members)), range: node.range)
    }
  }

  /// The mismatch as if the answer had been redacted before it was judged.
  func redacted(_ mismatch: Mismatch) -> Mismatch {
    var result = mismatch
    result.subject = redacted(mismatch.subject)
    result.problem = redacted(mismatch.problem)
    return result
  }

  private func redacted(_ subject: Mismatch.Subject) -> Mismatch.Subject {
    switch subject {
    case .header(let name): .header(redact(name).text)
    case .trailer(let name): .trailer(redact(name).text)
    case .cookie(let name): .cookie(redact(name).text)
    case .events(let location): .events(redacted(location))
    case .json(let path): .json(redacted(path))
    case .together(let path): .together(redacted(path))
    case .status, .httpVersion, .url, .redirects, .content, .contentLength, .contentDigest,
      .duration, .scenario:
      subject
    }
  }

  private func redacted(_ path: NormalizedPath) -> NormalizedPath {
    NormalizedPath(
      path.steps.map { step in
        if case .name(let name) = step { .name(redact(name).text) } else { step }
      })
  }

  private func redacted(_ excerpt: Excerpt) -> Excerpt {
    var result = excerpt
    result.line = excerpt.line.map { line in
      let shown = redact(line)
      return Excerpt.Line(
        before: shown.before.text, marked: shown.marked.text, after: shown.after.text)
    }
    return result
  }

  private func redacted(_ problem: Mismatch.Problem) -> Mismatch.Problem {
    switch problem {
    case .unequal(let expected, let actual):
      .unequal(expected: redacted(expected), actual: redacted(actual))
    case .missing(let expected): .missing(expected: redact(expected).text)
    case .unexpected(let actual): .unexpected(actual: redacted(actual))
    case .elementCount(let expected, let count, let actual):
      .elementCount(expected: expected, count: count, actual: redacted(actual))
    case .unmatched(let expected, let left, let nearest, let actual):
      .unmatched(
        expected: expected.map { redact($0).text }, left: left.map { redact($0).text },
        nearest: nearest.map { redact($0).text }, actual: redacted(actual))
    case .unmet(let message, let actual):
      .unmet(message: redact(message).text, actual: redacted(actual))
    case .held(let what, let mismatch): .held(what: what, redacted(mismatch))
    case .unknownCharset(let name): .unknownCharset(redact(name).text)
    case .bytes(let clause): .bytes(redact(clause).text)
    case .schema(let message, let actual):
      .schema(message: redact(message).text, actual: redacted(actual))
    case .notJSON(let error, let excerpt): .notJSON(error, redacted(excerpt))
    case .distinct(let expected, let count, let actual):
      .distinct(expected: expected, count: count, actual: actual.map(redacted))
    case .withheld(let reason): .withheld(redact(reason).text)
    case .stated(let sentence): .stated(redact(sentence).text)
    case .status, .notText, .repeated, .unpaired, .selection, .unhidable, .passedThoughKnownToFail,
      .overdue:
      problem
    }
  }
}

extension Redactor {
  /// As a whole, for a secret may reach from one part into the next.
  func redact(
    _ line: Excerpt.Line
  ) -> (before: RedactedText, marked: RedactedText, after: RedactedText) {
    let start = line.before.utf8.count
    return redact(
      Array((line.before + line.marked + line.after).utf8),
      marked: start..<start + line.marked.utf8.count)
  }
}
