extension JSONNode {
  /// Sets a member, inserts an element or, for the empty pointer, takes the place of all
  /// (RFC 6902, section 4.1).
  mutating func addValue(_ value: JSONNode, at pointer: JSONPointer) throws(JSONPointerMiss) {
    guard let token = pointer.tokens.last else {
      self = value
      return
    }
    let depth = pointer.tokens.count - 1
    try update(at: pointer, upTo: depth) { parent throws(JSONPointerMiss) in
      switch parent.value {
      case .object(var object):
        parent.value = .null
        object.set(token, to: value)
        parent.value = .object(object)
      case .array(var elements):
        let index = token == ArrayIndex.end ? elements.count : ArrayIndex(token)?.value
        guard let index, index <= elements.count else {
          throw pointer.miss(at: depth, in: parent)
        }
        parent.value = .null
        elements.insert(value, at: index)
        parent.value = .array(elements)
      default: throw pointer.miss(at: depth, in: parent)
      }
    }
  }

  /// Gives another value to what must be there (section 4.3).
  mutating func replaceValue(
    at pointer: JSONPointer, with value: JSONNode
  ) throws(JSONPointerMiss) {
    try update(at: pointer, upTo: pointer.tokens.count) { $0 = value }
  }

  /// Takes out what must be there (section 4.2); the pointer must not be empty.
  mutating func removeValue(at pointer: JSONPointer) throws(JSONPointerMiss) -> JSONNode {
    let depth = pointer.tokens.count - 1
    return try update(at: pointer, upTo: depth) { parent throws(JSONPointerMiss) in
      switch parent.value {
      case .object(var object):
        parent.value = .null
        let removed = object.remove(pointer.tokens[depth])
        parent.value = .object(object)
        if let removed { return removed }
      case .array(var elements):
        if let index = ArrayIndex(pointer.tokens[depth])?.value, index < elements.count {
          parent.value = .null
          let removed = elements.remove(at: index)
          parent.value = .array(elements)
          return removed
        }
      default: break
      }
      throw pointer.miss(at: depth, in: parent)
    }
  }

  /// Changes in place what the first `end` tokens lead to.
  ///
  /// Each container on the way is taken out of its node while it is changed, for what is held
  /// twice would be copied.
  private mutating func update<Result>(
    at pointer: JSONPointer, from start: Int = 0, upTo end: Int,
    _ change: (inout JSONNode) throws(JSONPointerMiss) -> Result
  ) throws(JSONPointerMiss) -> Result {
    guard start < end else { return try change(&self) }
    let token = pointer.tokens[start]
    switch value {
    case .object(var object):
      guard var child = object[token] else { throw pointer.miss(at: start, in: self) }
      value = .null
      object.set(token, to: .null)
      defer {
        object.set(token, to: child)
        value = .object(object)
      }
      return try child.update(at: pointer, from: start + 1, upTo: end, change)
    case .array(var elements):
      guard let index = ArrayIndex(token)?.value, index < elements.count else {
        throw pointer.miss(at: start, in: self)
      }
      value = .null
      defer { value = .array(elements) }
      return try elements[index].update(at: pointer, from: start + 1, upTo: end, change)
    default: throw pointer.miss(at: start, in: self)
    }
  }
}
