extension JSONPointer {
  /// The value that is pointed at (RFC 6901, section 4); nil where the document has none.
  package func find(in root: JSONNode) -> JSONNode? { try? resolve(in: root) }

  /// The value that is pointed at, or where the way there ends.
  package func resolve(in root: JSONNode) throws(JSONPointerMiss) -> JSONNode {
    var node = root
    for (depth, token) in tokens.enumerated() {
      switch node.value {
      case .object(let object):
        guard let value = object[token] else { throw miss(at: depth, in: node) }
        node = value
      case .array(let elements):
        guard let index = ArrayIndex(token), index.value < elements.count else {
          throw miss(at: depth, in: node)
        }
        node = elements[index.value]
      default: throw miss(at: depth, in: node)
      }
    }
    return node
  }

  func miss(at depth: Int, in node: JSONNode) -> JSONPointerMiss {
    let container: JSONPointerMiss.Container =
      switch node.value {
      case .object: .object
      case .array(let elements): .array(count: elements.count)
      default: .other(node.value.typeName)
      }
    return JSONPointerMiss(pointer: self, depth: depth, container: container)
  }
}

/// A reference token that is an index.
struct ArrayIndex {
  let value: Int

  /// `array-index = "0" / ( %x31-39 *DIGIT )` (RFC 6901, section 4); nil for all else, and for
  /// what no array can have.
  init?(_ token: String) {
    let digits = token.utf8
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit),
      digits.count == 1 || digits.first != UInt8(ascii: "0"), let value = Int(token)
    else { return nil }
    self.value = value
  }

  /// The token for the place behind the last element.
  static let end = "-"
}
