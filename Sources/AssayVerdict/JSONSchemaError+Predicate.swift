import AssayJSON

extension JSONSchemaError {
  /// The violation as a sentence without its subject: `is "xx", not one of "pt", "es"`.
  ///
  /// A mismatch says itself which value it is about.
  var predicate: String {
    switch violation {
    case .missing: return "is missing"
    case .missingBecauseOf(_, let present): return "is missing, and `\(present)` asks for it"
    default: break
    }
    var error = self
    error.instancePath = NormalizedPath()
    let subject = "the value "
    let sentence = error.message
    let rest = sentence.hasPrefix(subject) ? String(sentence.dropFirst(subject.count)) : sentence
    return (isAboutName ? "has a name that " : "") + rest + reasons
  }

  /// What is missing at the instance's place.
  var missingMember: [NormalizedPath.Step] {
    switch violation {
    case .missing(let name), .missingBecauseOf(let name, _): [.name(name)]
    default: []
    }
  }

  /// Why the first alternatives do not fit.
  private var reasons: String {
    guard case .noAlternative = violation, !causes.isEmpty else { return "" }
    let said = causes.prefix(3).map { cause in
      cause.instancePath == instancePath ? "it \(cause.predicate)" : cause.message
    }
    return ": " + said.joined(separator: "; ")
  }
}
