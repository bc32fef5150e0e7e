package import AssayExchange
package import AssayJSON

/// An exchange whose content is read at most once, however many checks and captures ask for it.
package struct Answer: Sendable {
  package let exchange: Exchange
  /// The content as JSON; a byte order mark is passed over, as RFC 8259, section 8.1, allows.
  package let json: Result<JSONNode, JSONSyntaxError>
  /// The content as text, in the charset that its media type names.
  package var text: Result<String, Mismatch.Problem> {
    exchange.response.body.text(charset: exchange.response.headers.charset)
  }
  /// Members of it with one name in one object, whether they are mistakes or not.
  package let hasRepeatedMembers: Bool
  /// Such members where they are mistakes: no one of them can be judged for all.
  package let repeatedMembers: [RepeatedMember]

  private static let mostRepeated = 20

  /// - Parameters:
  ///   - mostBytes: of content that the exchange allowed. JSON of very short values takes many times the
  ///     memory of its text, so that the number of values is limited by it too.
  ///   - takesLast: whether of members of one name the last one counts.
  package init(
    _ exchange: Exchange, mostBytes: Int = TransportOptions().maxBodySize, takesLast: Bool = false
  ) {
    self.exchange = exchange
    var limits = JSONLimits()
    limits.values = max(mostBytes / 24, 10_000)
    do {
      let document = try JSONDocument.parse(exchange.jsonText, limits: limits)
      json = .success(document.root)
      hasRepeatedMembers = !document.repeatedNames.isEmpty
      repeatedMembers =
        hasRepeatedMembers && !takesLast
        ? document.root.repeatedMembers(most: Self.mostRepeated) : []
    } catch {
      json = .failure(error)
      hasRepeatedMembers = false
      repeatedMembers = []
    }
  }

  /// What is wrong with a content that is no JSON.
  func notJSON(_ error: JSONSyntaxError) -> Mismatch.Problem {
    let source = SourceText(name: "content", bytes: exchange.jsonText)
    return .notJSON(error, Excerpt(Place(source, error.range)))
  }

  /// All field lines of that name (RFC 9110, section 5.1), in order.
  func fieldLines(_ name: String) -> [String] { exchange.response.headers.values(of: name) }

  /// The exchange as a value that queries can read: what `together` is asked on.
  package func record(index: Int) -> JSONNode {
    let response = exchange.response
    // Grouped first: a server may send tens of thousands of field lines.
    var names: [String] = []
    var values: [String: [String]] = [:]
    for field in response.headers {
      let name = field.name.lowercased()
      if values[name] == nil { names.append(name) }
      values[name, default: []].append(field.value)
    }
    let headers = names.map { name in
      (name, JSONNode.string(values[name, default: []].joined(separator: ", ")))
    }
    var members: [(String, JSONNode)] = [
      ("index", .number(index)),
      ("status", .number(response.statusCode)),
      ("headers", .object(headers)),
    ]
    if case .success(let json) = json { members.append(("json", json)) }
    return .object(members)
  }
}

extension Exchange {
  /// The content without a byte order mark.
  fileprivate var jsonText: [UInt8] {
    let body = response.body
    return body.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(body.dropFirst(3)) : body
  }
}
