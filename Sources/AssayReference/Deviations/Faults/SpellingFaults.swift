extension Deviation {
  /// What hangs on how the JSON of a registration is written, not on what it says.
  @DeviationList static var spellingFaults: [Deviation] {
    fault(
      "order-compared", breaks: "replay.member-order",
      "A replay whose members come in another order is a conflict."
    ) { $0.compareSpelling { $0.memberNames } }
    fault(
      "bytes-compared", breaks: "replay.white-space",
      "A replay with other white space between its tokens is a conflict."
    ) { $0.compareSpelling { $0.filter { $0 <= 0x20 }.count } }
    fault(
      "escapes-compared", breaks: "replay.escapes",
      "A replay with other escapes for the same text is a conflict."
    ) { $0.compareSpelling { $0.filter { $0 == UInt8(ascii: "\\") }.count } }
    fault(
      "last-member-lost", breaks: "registration.echo",
      "The last member of a registration is not read where it is optional."
    ) {
      $0.changeMembers { members in
        guard let last = members.last, let attribute = Attribute(rawValue: last.name.string) else {
          return
        }
        if !attribute.isMandatory { members.removeLast() }
      }
    }
    fault(
      "first-member-lost", breaks: "registration.echo",
      "The first member of a registration is not read where it is optional."
    ) {
      $0.changeMembers { members in
        guard let first = members.first, let attribute = Attribute(rawValue: first.name.string)
        else {
          return
        }
        if !attribute.isMandatory { members.removeFirst() }
      }
    }
    fault(
      "name-must-come-first", breaks: "replay.member-order",
      "A registration is refused unless the name comes first."
    ) {
      $0.changeMembers { if $0.first?.name != "name" { $0.removeAll { $0.name == "name" } } }
    }
    fault(
      "names-in-any-case", breaks: "mandatory.missing",
      "The names of members are read without regard to case, so that NAME is the name."
    ) {
      $0.changeMembers { members in
        members = members.map { member in
          let attribute = Attribute.allCases.first {
            $0.rawValue.lowercased() == member.name.string.lowercased()
          }
          return JSONMember(
            name: attribute.map { ExactText($0.rawValue) } ?? member.name, value: member.value)
        }
      }
    }
    for (name, phrase, change) in misreadings {
      fault("json-\(name)", breaks: "replay.escapes", "In a registration, \(phrase).") {
        $0.rewrite { change(String(decoding: $0, as: UTF8.self)) }
      }
    }
    for (name, phrase, isRefused) in refusals {
      fault(
        "json-\(name)-refused", breaks: "replay.white-space", "\(phrase) is not taken for JSON."
      ) {
        $0.around(\.decode) { content, call, next in
          if isRefused(content) { throw Refusal.brokenJSON(.init(reason: .notUTF8, offset: 0)) }
          return try await next(content, call)
        }
      }
    }
  }

  private static let misreadings: [(String, String, @Sendable (String) -> String)] = [
    (
      "solidus-kept", "an escaped solidus keeps its backslash",
      { $0.replacing(#"\/"#, with: #"\\/"#) }
    ),
    ("escapes-kept", "\\u escapes are kept as text", { $0.replacing(#"\u"#, with: #"\\u"#) }),
    (
      "pairs-lost", "surrogate pairs become two U+FFFD",
      { $0.replacing(/\\u[dD][89abAB]..\\u[dD][c-fC-F]../, with: #"\ufffd\ufffd"#) }
    ),
    (
      "escaped-names-lost", "members whose names are escaped are not read",
      { $0.replacing(/"[A-Za-z]*\\u[0-9A-Fa-f]{4}[A-Za-z]*"\s*:/, with: #""unknown":"#) }
    ),
    ("escaped-quotes-lost", "escaped quotation marks are lost", { $0.replacing(#"\""#, with: "") }),
    ("escaped-lines-lost", "escaped line feeds become spaces", { $0.replacing(#"\n"#, with: " ") }),
  ]

  private static let refusals: [(String, String, @Sendable ([UInt8]) -> Bool)] = [
    (
      "leading-space", "White space in front of a registration",
      { $0.first.map { $0 <= 0x20 } ?? false }
    ),
    (
      "trailing-space", "White space behind a registration", { $0.last.map { $0 <= 0x20 } ?? false }
    ),
    ("tabs", "A tab between two tokens", { $0.contains(0x09) }),
    ("carriage-returns", "A carriage return between two tokens", { $0.contains(0x0D) }),
    ("line-feeds", "A line feed between two tokens", { $0.contains(0x0A) }),
    (
      "capital-digits", "An escape with capital digits",
      { String(decoding: $0, as: UTF8.self).contains(/\\u[0-9a-f]*[A-F]/) }
    ),
    ("long", "A registration of more than 2000 bytes", { $0.count > 2000 }),
  ]
}

extension Stages {
  /// Makes a conflict of a replay whose content is not `spelled` as that of the registration.
  fileprivate mutating func compareSpelling<Spelling: Equatable & Sendable>(
    _ spelling: @escaping @Sendable ([UInt8]) -> Spelling
  ) {
    let spellings = Memory<[String: Spelling]>([:])
    around(\.register) { attributes, call, next in
      let outcome = try await next(attributes, call)
      let own = spelling(try await call.content.read())
      let known = spellings { spellings in
        if case .created(let customer) = outcome { spellings[customer.gid] = own }
        return spellings[outcome.customer.gid]
      }
      guard case .known(let customer) = outcome, known != own else { return outcome }
      return .conflict(customer, differing: [.name])
    }
  }

  /// Reads the members of a registration otherwise.
  mutating func changeMembers(_ change: @escaping @Sendable (inout [JSONMember]) -> Void) {
    around(\.decode) { content, call, next in
      guard case .object(var members) = try await next(content, call) else {
        return try await next(content, call)
      }
      change(&members)
      return .object(members)
    }
  }

  /// Reads other text than was sent.
  mutating func rewrite(_ change: @escaping @Sendable ([UInt8]) -> String) {
    around(\.decode) { content, call, next in
      try await next(Array(change(content).utf8), call)
    }
  }
}

extension [UInt8] {
  /// The names of the members of the object that the bytes are, in their order.
  fileprivate var memberNames: [ExactText] {
    guard case .object(let members) = try? JSONReader.document(in: self) else { return [] }
    return members.map(\.name)
  }
}
