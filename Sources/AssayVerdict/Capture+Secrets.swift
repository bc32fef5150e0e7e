package import AssayExchange
package import AssayJSON
package import AssaySuite
import AssayText

extension Capture<Never> {
  /// Every text that the capture could take out of the answer of a plain step, whether or not it will.
  package func secretTexts(in answer: Answer) -> [String] {
    let response = answer.exchange.response
    switch source {
    case .status: return [String(response.statusCode)]
    case .url: return matched([answer.exchange.request.url])
    case .header(let name):
      let lines = answer.fieldLines(name)
      return pattern == nil ? lines.flatMap { secretTexts(line: $0, of: name) } : matched(lines)
    case .cookie(let name): return matched(response.cookies(named: name).map(\.value))
    case .text:
      if case .success(let text) = answer.text { return matched([text]) }
      return []
    case .json(let query):
      guard case .success(let root) = answer.json else { return [] }
      return matched(secretTexts(of: query.path, in: root))
    }
  }

  /// The same of exchanges of one step together.
  package func secretTexts(together answers: [Answer]) -> [String] {
    guard case .json(let query) = source else { return [] }
    let records = JSONNode.array(answers.enumerated().map { $1.record(index: $0) })
    return matched(secretTexts(of: query.path, in: records))
  }

  /// What the capture probably means in a response that cannot be read as JSON, or was cut off: texts
  /// behind the query's last name, in JSON or in a form.
  package func likelySecretTexts(in response: Response) -> [String] {
    switch source {
    case .status, .url: return []
    case .header(let name):
      let lines = response.headers.values(of: name)
      return pattern == nil ? lines.flatMap { secretTexts(line: $0, of: name) } : matched(lines)
    case .cookie(let name): return matched(response.cookies(named: name).map(\.value))
    case .text: return matched([String(decoding: response.body, as: UTF8.self)])
    case .json(let query):
      return query.path.memberNames.last.map { texts(behind: $0, in: response.body) } ?? []
    }
  }

  /// What the pattern finds in the texts; all of them where there is none.
  private func matched(_ texts: [String]) -> [String] {
    guard let pattern else { return texts.filter { !$0.isEmpty } }
    return texts.flatMap { pattern.allMatches(in: $0) }.filter { !$0.isEmpty }
  }

  private func secretTexts(of path: JSONPath, in root: JSONNode) -> [String] {
    ((try? path.nodes(in: root)) ?? []).flatMap(\.node.secretTexts)
  }

  /// Of a `Set-Cookie` the cookie's value alone goes on (RFC 6265, section 5.2).
  private func secretTexts(line: String, of name: String) -> [String] {
    guard name.lowercased() == "set-cookie", let start = line.firstIndex(of: "=") else {
      return [line]
    }
    let value = line[line.index(after: start)...].prefix { $0 != ";" }
    return [line, trimmingBlanks(value)]
  }
}

extension JSONNode {
  /// The texts and numbers in it, which are what a secret value gives away.
  package var secretTexts: [String] {
    switch value {
    case .null, .bool: []
    case .string(let text): text.isEmpty ? [] : [text]
    case .number(let number): [number.text]
    case .array(let elements): elements.flatMap(\.secretTexts)
    case .object(let object): object.members.flatMap(\.value.secretTexts)
    }
  }
}

/// The texts that follow a name: `"name": "text"`, `"name": 12` or `name=text`.
private func texts(behind name: String, in content: [UInt8]) -> [String] {
  let name = Array(name.utf8)
  guard let first = name.first else { return [] }
  var found: [String] = []
  var offset = 0
  while let start = content[offset...].firstIndex(of: first) {
    offset = start + 1
    guard content[start...].starts(with: name) else { continue }
    let previous = start > 0 ? content[start - 1] : nil
    let rest = content[(start + name.count)...]
    if rest.first == UInt8(ascii: "="), previous != UInt8(ascii: "\"") {
      found.append(decodedText(rest.dropFirst().prefix { !"&\r\n \"".utf8.contains($0) }))
    } else if rest.first == UInt8(ascii: "\""), previous == UInt8(ascii: "\"") {
      let value = rest.dropFirst().drop(while: isBlank)
      guard value.first == UInt8(ascii: ":") else { continue }
      found.append(textBegun(value.dropFirst().drop(while: isBlank)))
    }
  }
  return found.filter { !$0.isEmpty }
}

/// A JSON string or number up to its end, or to where it was cut off.
private func textBegun(_ rest: ArraySlice<UInt8>) -> String {
  guard rest.first == UInt8(ascii: "\"") else {
    return decodedText(rest.prefix { !",}] \r\n\t".utf8.contains($0) })
  }
  var isEscaped = false
  let body = rest.dropFirst().prefix { byte in
    defer { isEscaped = byte == UInt8(ascii: "\\") && !isEscaped }
    return byte != UInt8(ascii: "\"") || isEscaped
  }
  let quoted = [UInt8(ascii: "\"")] + body + [UInt8(ascii: "\"")]
  return (try? JSONDocument.parse(quoted).root.stringValue) ?? decodedText(body)
}

private func decodedText(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self)
}

private func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }
