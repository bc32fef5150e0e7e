import AssayJSON

/// Credentials are given from outside: what stands in a file is soon in a repository.
func literalSecrets(in declared: [Scenario]) -> [Diagnostic] {
  var seen: Set<Place> = []
  var found: [Diagnostic] = []
  for step in declared.lazy.flatMap(\.allSteps) {
    for case .pass(let password) in step.request.options where password.constant != nil {
      guard seen.insert(password.place).inserted else { continue }
      found.append(
        Diagnostic(
          .warning, code: "literal-secret", "a password stands in the file", at: password.place,
          notes: [Diagnostic.Note("write {{pass}} for it, and give it with --secret pass=VALUE")]))
    }
    for header in step.request.headers {
      guard let value = header.value, let text = value.constant, isCredential(header.name, text),
        seen.insert(value.place).inserted
      else { continue }
      found.append(
        Diagnostic(
          .warning, code: "literal-secret", "this looks like a secret that stands in the file",
          at: value.place,
          notes: [Diagnostic.Note("write {{token}} for it, and give it with --secret token=VALUE")]
        ))
    }
  }
  return found
}

/// Long random-looking credentials; words such as `invalid` are what negative tests send.
private func isCredential(_ name: String, _ value: String) -> Bool {
  // What is shorter has no such word in it.
  guard value.utf8.count >= 20 else { return false }
  let names = ["authorization", "proxy-authorization", "x-api-key", "api-key", "cookie"]
  guard names.contains(name.lowercased()) else { return false }
  return value.split { " =:;,".contains($0) }.contains { word in
    word.count >= 20 && word.contains(where: \.isNumber) && word.contains(where: \.isLetter)
      && Set(word).count >= 10
  }
}
