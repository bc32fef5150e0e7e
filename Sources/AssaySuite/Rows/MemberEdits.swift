import AssayJSON

/// The changes of an object that are about its members as such.
struct MemberEdits {
  struct Change {
    var place: RowPlace
    var phrase: String
    var value: JSONNode?
    var edits: [RowEdit]
  }

  let shape: SchemaShape
  let references: SchemaReferences
  /// The object.
  let place: RowPlace
  let member: (String) -> RowPlace

  /// Names that are no member's in the schemas people write, and those that strict ones refuse.
  private static let strangeNames = ["", " ", "a b", "1", "-", "UPPER", "lower", "ünïcode"]

  var breaking: [Change] {
    var changes: [Change] = []
    for (present, required) in shape.dependencies {
      for name in required {
        guard let value = sample(present) else { continue }
        let edits = [
          RowEdit(place: member(present), value: value), RowEdit(place: member(name), value: nil),
        ]
        changes.append(
          Change(
            place: member(name), phrase: "is left out beside `\(present)`", value: nil,
            edits: edits))
      }
    }
    changes.append(addition(extraName))
    if !shape.names.isEmpty { changes += Self.strangeNames.map(addition) }
    if let most = shape.maxProperties, most < 200 { changes += [tooMany(most + 1)] }
    return changes
  }

  var keeping: [Change] {
    var changes: [Change] = []
    let optional = shape.knownNames.filter { !shape.requires($0) }
    if optional.count > 1 {
      changes.append(
        Change(
          place: place, phrase: "has only its required members", value: nil,
          edits: optional.map { RowEdit(place: member($0), value: nil) }))
    }
    // Where the schema is silent, what becomes of further members is left open.
    let isExplicit = shape.members.contains { $0.additional != nil }
    if isExplicit { changes.append(addition(extraName)) }
    return changes + patternNames.map(addition)
  }

  /// Names that are not listed and still have a schema of their own.
  var openNames: [String] {
    let hasSchema = shape.members.contains { $0.additional?.node.objectValue?.isEmpty == false }
    return patternNames + (hasSchema ? [extraName] : [])
  }

  private var patternNames: [String] {
    shape.members.flatMap(\.patterns).compactMap { $0.regex.sample(atLeast: 1) }
  }

  private var extraName: String {
    let known = shape.knownNames
    let names = ["unexpected", "unexpected2", "unexpected3"]
    return names.first { !known.contains($0) } ?? "unexpected4"
  }

  private func addition(_ name: String) -> Change {
    let value = sample(name) ?? .string("text")
    let phrase = name.isEmpty ? "gets a member without a name" : "gets the member `\(name)`"
    let target = member(name)
    return Change(
      place: place, phrase: phrase, value: value, edits: [RowEdit(place: target, value: value)])
  }

  private func tooMany(_ count: Int) -> Change {
    var names = shape.knownNames
    while names.count < count { names.append("extra\(names.count + 1)") }
    let edits = names.prefix(count).map { name in
      RowEdit(place: member(name), value: sample(name) ?? .string("text"))
    }
    return Change(place: place, phrase: "has \(count) members", value: nil, edits: edits)
  }

  private func sample(_ name: String) -> JSONNode? {
    var sample = SchemaSample(references: references, isFull: false)
    return sample.value(shape.parts(ofMember: name))
  }
}
