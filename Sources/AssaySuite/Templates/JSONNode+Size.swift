import AssayJSON

extension JSONNode {
  /// Takes what the value needs, in bytes of memory and roughly, from the budget; false where it
  /// does not suffice, or more than `depth` arrays and objects stand within each other.
  func spendSize(from budget: inout Int, depth: Int = 512) -> Bool {
    budget -= 32
    guard budget >= 0, depth >= 0 else { return false }
    switch value {
    case .null, .bool: return true
    case .number(let number): budget -= number.text.utf8.count
    case .string(let text): budget -= text.utf8.count
    case .array(let elements):
      for element in elements {
        guard element.spendSize(from: &budget, depth: depth - 1) else { return false }
      }
    case .object(let object):
      for member in object.members {
        budget -= member.name.utf8.count
        guard member.value.spendSize(from: &budget, depth: depth - 1) else { return false }
      }
    }
    return budget >= 0
  }
}
