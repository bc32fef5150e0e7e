/// The members of an object in the order of the text; names that are repeated are all kept.
package struct JSONObject: Sendable {
  package private(set) var members: [JSONMember]

  package init(_ members: [JSONMember] = []) { self.members = members }

  package var count: Int { members.count }

  package var isEmpty: Bool { members.isEmpty }

  /// The value of the member of that name; the last one where the name is repeated.
  package subscript(name: String) -> JSONNode? { member(named: name)?.value }

  /// The member of that name; the last one where the name is repeated.
  package func member(named name: String) -> JSONMember? {
    members.last { $0.name.hasSameCodePoints(as: name) }
  }

  /// Gives the member of that name another value, or appends it.
  package mutating func set(_ name: String, to value: JSONNode) {
    if let index = members.lastIndex(where: { $0.name.hasSameCodePoints(as: name) }) {
      members[index].value = value
    } else {
      members.append(JSONMember(name: name, value: value))
    }
  }

  /// Takes the members of that name out; returns the last one's value.
  @discardableResult
  package mutating func remove(_ name: String) -> JSONNode? {
    let removed = self[name]
    members.removeAll { $0.name.hasSameCodePoints(as: name) }
    return removed
  }

  /// The values by name, for objects with so many members that a search for each is too slow.
  package var valuesByName: [CodePoints: JSONNode] {
    Dictionary(members.map { (CodePoints($0.name), $0.value) }, uniquingKeysWith: { $1 })
  }
}

/// A name and its value, with the range of the name in the text.
package struct JSONMember: Sendable {
  package var name: String
  package var nameRange: SourceRange
  package var value: JSONNode

  package init(name: String, nameRange: SourceRange = .none, value: JSONNode) {
    self.name = name
    self.nameRange = nameRange
    self.value = value
  }
}

extension JSONObject: Hashable {
  /// Up to this many members a linear search beats a dictionary.
  private static let linearSearchLimit = 16

  /// Same names with same values, in any order; a repeated name counts once, with its last value.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    if left.count <= linearSearchLimit, right.count <= linearSearchLimit {
      return right.members.allSatisfy { left[$0.name] != nil } && left.isContained(in: right)
    }
    return left.valuesByName == right.valuesByName
  }

  /// Compares each value once: twice would make 2^depth comparisons of objects within objects.
  private func isContained(in other: JSONObject) -> Bool {
    members.indices.allSatisfy { index in
      let member = members[index]
      guard let counterpart = other[member.name] else { return false }
      let isOverridden = members[(index + 1)...].contains {
        $0.name.hasSameCodePoints(as: member.name)
      }
      return isOverridden || counterpart == member.value
    }
  }

  package func hash(into hasher: inout Hasher) {
    // Order must not matter, so the members' hashes are joined by a commutative operation.
    var joined = 0
    var names: Set<CodePoints> = []
    for member in members.reversed() where names.insert(CodePoints(member.name)).inserted {
      var own = Hasher()
      own.combine(CodePoints(member.name))
      own.combine(member.value)
      joined ^= own.finalize()
    }
    hasher.combine(names.count)
    hasher.combine(joined)
  }
}
