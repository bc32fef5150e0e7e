extension JSONNode {
  /// Takes the value's length as compact JSON text, escapes aside, from the budget.
  ///
  /// False where the budget does not suffice; the rest of the value is then not looked at.
  func spendSize(from budget: inout Int) -> Bool {
    switch value {
    case .null, .bool: budget -= 5
    case .number(let number): budget -= number.text.utf8.count + 1
    case .string(let text): budget -= text.utf8.count + 3
    case .array(let elements):
      budget -= 3
      for element in elements {
        guard element.spendSize(from: &budget) else { return false }
      }
    case .object(let object):
      budget -= 3
      for member in object.members {
        budget -= member.name.utf8.count + 3
        guard member.value.spendSize(from: &budget) else { return false }
      }
    }
    return budget >= 0
  }

  /// Whether no more than `limit` arrays and objects stand within each other.
  func isNested(atMost limit: Int) -> Bool {
    switch value {
    case .array(let elements):
      limit > 0 && elements.allSatisfy { $0.isNested(atMost: limit - 1) }
    case .object(let object):
      limit > 0 && object.members.allSatisfy { $0.value.isNested(atMost: limit - 1) }
    default: limit >= 0
    }
  }
}
