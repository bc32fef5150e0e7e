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

  /// Why the alternative that the value nearly is does not fit; why the first do not, where it is
  /// nearly none.
  private var reasons: String {
    guard case .noAlternative = violation, !causes.isEmpty else { return "" }
    guard let nearest = nearestAlternative else {
      return ": " + causes.prefix(3).map(reason).joined(separator: "; ")
    }
    let said = branches[nearest].prefix(5).map(reason).joined(separator: "; ")
    return "; of alternative \(nearest + 1), which is nearest: \(said)"
  }

  private func reason(_ cause: JSONSchemaError) -> String {
    guard cause.instancePath == instancePath, cause.missingMember.isEmpty else {
      return cause.message
    }
    return "it \(cause.predicate)"
  }

  /// The only one whose constants the value has, or that it is nearer to than to any other.
  private var nearestAlternative: Int? {
    let distances = branches.map { $0.reduce(0) { $0 + $1.distance(below: instancePath) } }
    guard let least = distances.min(), least < Self.otherKind else { return nil }
    let nearest = distances.indices.filter { distances[$0] == least }
    return nearest.count == 1 ? nearest[0] : nil
  }

  /// What tells that a value was never meant to be of a kind: another type, or another constant.
  private static let otherKind = 100

  private func distance(below path: NormalizedPath) -> Int {
    switch violation {
    case .type where instancePath == path: Self.otherKind * 10
    case .constant, .enumeration: Self.otherKind
    default: 1
    }
  }
}
