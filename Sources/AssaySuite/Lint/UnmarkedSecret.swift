import AssayJSON

/// What an answer gives may be a credential as well; whether it is one, only the file can say.
func unmarkedSecrets(in declared: [Scenario]) -> [Diagnostic] {
  var seen: Set<Place> = []
  var found: [Diagnostic] = []
  for capture in declared.lazy.flatMap(\.allSteps).flatMap(\.captures)
  where capture.isSecret == nil && capture.looksLikeCredential
    && seen.insert(capture.place).inserted
  {
    found.append(
      Diagnostic(
        .warning, code: "unmarked-secret",
        "the capture '\(capture.name)' looks like a credential, which every report would show",
        at: capture.place,
        notes: [
          Diagnostic.Note(
            "write {\(capture.sourceText), \"secret\": true} to hide it, or \"secret\": false "
              + "where it is none")
        ]))
  }
  return found
}

extension Capture<MatcherGap> {
  fileprivate var looksLikeCredential: Bool {
    switch source {
    case .status: false
    case .text, .url: isCredential(name)
    case .cookie(let cookie): isCredential(name) || isCredential(cookie)
    case .json(.hole): isCredential(name)
    case .header(let field): isCredential(name) || isCredential(field)
    case .json(.path(let path)):
      isCredential(name)
        || path.memberNames.contains(where: isCredential)
          && path.memberNames.last.map(isAttribute) != true
    }
  }

  /// As the file writes it in an object.
  fileprivate var sourceText: String {
    switch source {
    case .status: "\"status\": true"
    case .text: "\"text\": \(pattern.map { JSONNode.string($0.pattern).description } ?? "true")"
    case .url: "\"url\": true"
    case .cookie(let cookie): "\"cookie\": \(JSONNode.string(cookie))"
    case .json(.hole(.value(let template, _))):
      "\"path\": \(JSONNode.string(template.asWritten))"
    case .json(.hole): "\"path\": \"…\""
    case .header(let field): "\"header\": \(JSONNode.string(field))"
    case .json(.path(let path)): "\"path\": \(JSONNode.string(path.text))"
    }
  }
}

/// Whether a value of that name lets its owner in: `access_token`, `clientSecret`, `X-Api-Key`.
private func isCredential(_ name: String) -> Bool {
  let letters = words(of: name).joined()
  return !isAttribute(name) && stems.contains { letters.contains($0) }
}

/// Whether the name is that of a credential's kind, age or number: `token_type`, `sessionCount`.
private func isAttribute(_ name: String) -> Bool {
  words(of: name).last.map(attributes.contains) ?? false
}

private let stems = [
  "token", "password", "passwd", "passphrase", "passcode", "secret", "session", "sessid",
  "credential", "apikey", "accesskey", "privatekey", "signingkey", "authkey", "jwt", "bearer",
  "cookie", "csrf", "xsrf", "authorization", "onetimecode",
]

private let attributes: Set<String> = [
  "type", "kind", "count", "number", "total", "length", "size", "limit", "used", "at", "in", "on",
  "date", "time", "expires", "expiry", "expiration", "age", "ttl", "status", "state", "url", "uri",
  "endpoint", "enabled", "required", "valid", "active", "scope", "scopes", "algorithm", "policy",
]

/// The words of a name in lower case, however it joins them: `accessToken`, `access-token`.
private func words(of name: String) -> [String] {
  var words: [String] = []
  var word = ""
  var previous: Character?
  for character in name {
    let begins =
      character.isUppercase && previous?.isUppercase == false || !character.isLetter
    if begins, !word.isEmpty {
      words.append(word.lowercased())
      word = ""
    }
    if character.isLetter { word.append(character) }
    previous = character
  }
  return word.isEmpty ? words : words + [word.lowercased()]
}
