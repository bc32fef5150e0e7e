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
    let length = name.utf8.count
    for index in members.indices.reversed()
    where members[index].name.utf8.count == length
      && members[index].name.hasSameCodePoints(as: name)
    {
      return members[index]
    }
    return nil
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

extension JSONObject {
  /// The names that stand more than once, with how often they do.
  package var repeatedNames: [CodePoints: Int] {
    let repeated = repetitions
    guard !repeated.isEmpty else { return [:] }
    return Dictionary(repeated.map { (CodePoints($0.name), 2) }) { count, _ in count + 1 }
  }

  /// Up to this many members a linear search beats a dictionary.
  private static let linearSearchLimit = 16

  /// The members whose name one before them has, in order.
  var repetitions: [JSONMember] {
    guard count <= Self.linearSearchLimit else {
      var seen: Set<CodePoints> = []
      return members.filter { !seen.insert(CodePoints($0.name)).inserted }
    }
    var result: [JSONMember] = []
    // Most names differ in length or first letter from all before them, so few are searched for.
    var traits: UInt64 = 0
    for index in members.indices {
      let name = members[index].name
      let trait: UInt64 = 1 << ((name.utf8.count &* 5 &+ Int(name.utf8.first ?? 0)) & 63)
      if traits & trait != 0,
        members[..<index].contains(where: { $0.name.hasSameCodePoints(as: name) })
      {
        result.append(members[index])
      }
      traits |= trait
    }
    return result
  }

  /// The members that count: the last of each name.
  private var lastMembers: [JSONMember] {
    if repetitions.isEmpty { return members }
    var seen: Set<CodePoints> = []
    return members.reversed().filter { seen.insert(CodePoints($0.name)).inserted }
  }
}

extension JSONObject: Hashable {
  /// Same names with same values, in any order; a repeated name counts once, with its last value.
  ///
  /// Compares each value once: twice would make 2^depth comparisons of objects within objects.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    let left = left.lastMembers
    let right = right.lastMembers
    guard left.count == right.count else { return false }
    let isInSameOrder = left.indices.allSatisfy { index in
      left[index].name.hasSameCodePoints(as: right[index].name)
    }
    if isInSameOrder { return left.indices.allSatisfy { left[$0].value == right[$0].value } }
    if left.count > linearSearchLimit {
      return JSONObject(left).valuesByName == JSONObject(right).valuesByName
    }
    return left.allSatisfy { member in
      let counterpart = right.first { $0.name.hasSameCodePoints(as: member.name) }
      return counterpart.map { $0.value == member.value } ?? false
    }
  }

  package func hash(into hasher: inout Hasher) {
    let members = lastMembers
    // Order must not matter, so the members' hashes are joined by a commutative operation.
    let joined = members.reduce(0) { joined, member in
      var own = Hasher()
      own.combine(CodePoints(member.name))
      own.combine(member.value)
      return joined ^ own.finalize()
    }
    hasher.combine(members.count)
    hasher.combine(joined)
  }
}
