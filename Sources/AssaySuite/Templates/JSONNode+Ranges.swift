import AssayJSON

extension JSONNode {
  /// The value without its places, which would be taken for places in another file.
  var withoutRanges: JSONNode {
    switch value {
    case .null, .bool, .number, .string: JSONNode(value)
    case .array(let elements): .array(elements.map(\.withoutRanges))
    case .object(let object):
      JSONNode(
        .object(
          JSONObject(
            object.members.map { JSONMember(name: $0.name, value: $0.value.withoutRanges) })))
    }
  }
}
