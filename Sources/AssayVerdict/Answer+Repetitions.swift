package import AssayJSON

/// A member whose name stands more than once in its object (RFC 8259, section 4): what it is worth
/// depends on who reads it.
package struct RepeatedMember: Sendable {
  package var location: NormalizedPath
  package var count: Int
}

extension JSONNode {
  /// The first repeated members in it, in the order of the text.
  func repeatedMembers(most: Int) -> [RepeatedMember] {
    var found: [RepeatedMember] = []
    var location = NormalizedPath.root
    collect(into: &found, at: &location, most: most)
    return found
  }

  private func collect(
    into found: inout [RepeatedMember], at location: inout NormalizedPath, most: Int
  ) {
    guard found.count < most, !Task.isCancelled else { return }
    switch value {
    case .null, .bool, .number, .string: break
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        location.steps.append(.index(index))
        element.collect(into: &found, at: &location, most: most)
        location.steps.removeLast()
      }
    case .object(let object):
      let counts = object.repeatedNames
      var told: Set<CodePoints> = []
      for member in object.members {
        location.steps.append(.name(member.name))
        let name = counts.isEmpty ? nil : CodePoints(member.name)
        if let name, let count = counts[name], found.count < most, told.insert(name).inserted {
          found.append(RepeatedMember(location: location, count: count))
        }
        member.value.collect(into: &found, at: &location, most: most)
        location.steps.removeLast()
      }
    }
  }
}
