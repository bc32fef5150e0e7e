extension JSONNode {
  /// The schema without what is not known yet, so that the rest can be compiled for its mistakes.
  ///
  /// A schema that is not known is true; a keyword without a known value is left out, but for one
  /// that does not exist.
  package func constantSchema(isHole: (SourceRange) -> Bool) -> JSONNode {
    if isHole(range) { return JSONNode(.bool(true), range: range) }
    guard let object = objectValue else { return self }
    let members = object.members.compactMap { member -> JSONMember? in
      if isHole(member.nameRange) { return nil }
      guard let shape = KeywordShape.all[member.name]?.subschemas else { return member }
      var member = member
      switch (shape, member.value.value) {
      case (.itself, _): member.value = member.value.constantSchema(isHole: isHole)
      case (.elements, .array(let elements)):
        member.value.value = .array(elements.map { $0.constantSchema(isHole: isHole) })
      case (.members, .object(let named)):
        let known = named.members.filter { !isHole($0.nameRange) }.map { member in
          JSONMember(
            name: member.name, nameRange: member.nameRange,
            value: member.value.constantSchema(isHole: isHole))
        }
        member.value.value = .object(JSONObject(known))
      default: if member.value.hasHole(isHole) { return nil }
      }
      return member
    }
    return JSONNode(.object(JSONObject(members)), range: range)
  }

  private func hasHole(_ isHole: (SourceRange) -> Bool) -> Bool {
    if isHole(range) { return true }
    return switch value {
    case .null, .bool, .number, .string: false
    case .array(let elements): elements.contains { $0.hasHole(isHole) }
    case .object(let object):
      object.members.contains { isHole($0.nameRange) || $0.value.hasHole(isHole) }
    }
  }
}
