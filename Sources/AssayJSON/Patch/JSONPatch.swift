/// A list of changes to a document (RFC 6902).
package struct JSONPatch: Sendable, Hashable {
  package var operations: [Operation]

  /// One change, with its places in the patch document.
  package struct Operation: Sendable, Hashable {
    /// Sections 4.1 to 4.6.
    package enum Action: Sendable, Hashable {
      case add(JSONNode)
      case remove
      case replace(JSONNode)
      case move(from: JSONPointer)
      case copy(from: JSONPointer)
      case test(JSONNode)
    }

    package enum Name: String, Sendable, CaseIterable {
      case add, remove, replace, move, copy, test
    }

    package var action: Action
    package var path: JSONPointer
    package var range: SourceRange
    package var pathRange: SourceRange
    /// That of `path` where the operation has no `from`.
    package var fromRange: SourceRange
  }
}

extension JSONPatch {
  /// Reads a patch document: an array of operations (section 3).
  package init(_ node: JSONNode) throws(JSONPatchError) {
    guard let elements = node.arrayValue else {
      throw JSONPatchError(.notAnArray(node.value.typeName), at: node.range, operation: nil)
    }
    operations = []
    for (index, element) in elements.enumerated() {
      operations.append(try OperationReader(node: element, index: index).operation())
    }
  }
}

/// Reads one operation (section 4); members that it does not define are ignored, as asked there.
private struct OperationReader {
  let node: JSONNode
  let index: Int

  func operation() throws(JSONPatchError) -> JSONPatch.Operation {
    guard let object = node.objectValue else {
      throw fault(.operationIsNoObject(node.value.typeName), at: node.range)
    }
    let (text, nameRange) = try string("op", of: object, operation: nil)
    guard let name = JSONPatch.Operation.Name(rawValue: text) else {
      throw fault(.unknownOperation(text), at: nameRange)
    }
    let path = try pointer("path", of: object, operation: name)
    let hasSource = name == .move || name == .copy
    let from = hasSource ? try pointer("from", of: object, operation: name) : path
    let action: JSONPatch.Operation.Action =
      switch name {
      case .add: .add(try member("value", of: object, operation: name))
      case .remove: .remove
      case .replace: .replace(try member("value", of: object, operation: name))
      case .move: .move(from: from.pointer)
      case .copy: .copy(from: from.pointer)
      case .test: .test(try member("value", of: object, operation: name))
      }
    // The source must not hold the target: it would be gone when the value is put back.
    if name == .move, path.pointer != from.pointer, path.pointer.hasPrefix(from.pointer) {
      throw fault(.movesIntoItself(from.pointer), at: path.range)
    }
    return JSONPatch.Operation(
      action: action, path: path.pointer, range: node.range, pathRange: path.range,
      fromRange: from.range)
  }

  private func member(
    _ name: String, of object: JSONObject, operation: JSONPatch.Operation.Name?
  ) throws(JSONPatchError) -> JSONNode {
    guard let member = object.member(named: name) else {
      throw fault(.missingMember(name, operation: operation), at: node.range)
    }
    guard object.members.count(where: { $0.name == name }) == 1 else {
      throw fault(.repeatedMember(name), at: member.nameRange)
    }
    return member.value
  }

  private func string(
    _ name: String, of object: JSONObject, operation: JSONPatch.Operation.Name?
  ) throws(JSONPatchError) -> (text: String, range: SourceRange) {
    let value = try member(name, of: object, operation: operation)
    guard let text = value.stringValue else {
      throw fault(.memberIsNoString(name, value.value.typeName), at: value.range)
    }
    return (text, value.range)
  }

  private func pointer(
    _ name: String, of object: JSONObject, operation: JSONPatch.Operation.Name?
  ) throws(JSONPatchError) -> (pointer: JSONPointer, range: SourceRange) {
    let (text, range) = try string(name, of: object, operation: operation)
    do {
      return (try JSONPointer(text), range)
    } catch {
      throw fault(.invalidPointer(name, error), at: range)
    }
  }

  private func fault(_ reason: JSONPatchError.Reason, at range: SourceRange) -> JSONPatchError {
    JSONPatchError(reason, at: range, operation: index)
  }
}
