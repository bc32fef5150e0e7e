/// What a patch may make of a document before it is refused.
package struct JSONPatchLimits: Sendable, Hashable {
  /// Arrays and objects within each other.
  package var depth = JSONLimits().depth
  /// Bytes of JSON text that `copy` adds in all: thirty copies can make a gigabyte of one byte.
  package var copied = 64 << 20

  package init() {}
}

extension JSONPatch {
  /// The document with all operations done in turn; the first that fails ends it (section 5).
  ///
  /// Numbers stay as they were written, members in their order: a member that is added comes last,
  /// one that was there keeps its place. Where a name is repeated, its last member is meant, and
  /// `remove` takes all of them. Values from the patch keep their ranges in the patch document.
  package func applied(
    to document: JSONNode, limits: JSONPatchLimits = JSONPatchLimits()
  ) throws(JSONPatchError) -> JSONNode {
    var application = Application(
      document: document, depthLimit: limits.depth, copyLimit: limits.copied,
      copyBudget: limits.copied)
    for (index, operation) in operations.enumerated() {
      do {
        try application.perform(operation)
      } catch {
        let range = error.isAboutSource ? operation.fromRange : operation.pathRange
        throw JSONPatchError(error.reason, at: range, operation: index)
      }
    }
    return application.document
  }
}

/// A document in the course of being patched.
private struct Application {
  var document: JSONNode
  let depthLimit: Int
  let copyLimit: Int
  var copyBudget: Int

  struct Failure: Error {
    var reason: JSONPatchError.Reason
    /// Whether `from` is at fault and not `path`.
    var isAboutSource = false
  }

  mutating func perform(_ operation: JSONPatch.Operation) throws(Failure) {
    let path = operation.path
    switch operation.action {
    case .add(let value): try add(value, at: path)
    case .remove: _ = try remove(at: path)
    case .replace(let value):
      try checkDepth(of: value, at: path)
      try edit { node throws(JSONPointerMiss) in try node.replaceValue(at: path, with: value) }
    case .move(let source): try move(from: source, to: path)
    case .copy(let source):
      let value = try value(at: source, isSource: true)
      guard value.spendSize(from: &copyBudget) else {
        throw Failure(reason: .tooMuchCopied(copyLimit))
      }
      try add(value, at: path)
    case .test(let expected):
      let actual = try value(at: path)
      guard actual == expected else {
        throw Failure(reason: .testFailed(path, expected: expected, actual: actual))
      }
    }
  }

  private mutating func add(_ value: JSONNode, at path: JSONPointer) throws(Failure) {
    try checkDepth(of: value, at: path)
    try edit { node throws(JSONPointerMiss) in try node.addValue(value, at: path) }
  }

  private mutating func remove(
    at path: JSONPointer, isSource: Bool = false
  ) throws(Failure) -> JSONNode {
    guard !path.isEmpty else { throw Failure(reason: .removesDocument) }
    return try edit(isSource: isSource) { node throws(JSONPointerMiss) in
      try node.removeValue(at: path)
    }
  }

  private mutating func move(from source: JSONPointer, to path: JSONPointer) throws(Failure) {
    if source == path {
      _ = try value(at: source, isSource: true)
      return
    }
    let value = try remove(at: source, isSource: true)
    if path.tokens.count > source.tokens.count { try checkDepth(of: value, at: path) }
    try edit { node throws(JSONPointerMiss) in try node.addValue(value, at: path) }
  }

  private func value(
    at pointer: JSONPointer, isSource: Bool = false
  ) throws(Failure) -> JSONNode {
    do {
      return try pointer.resolve(in: document)
    } catch {
      throw Failure(reason: .noSuchPlace(error), isAboutSource: isSource)
    }
  }

  private mutating func edit<Result>(
    isSource: Bool = false, _ change: (inout JSONNode) throws(JSONPointerMiss) -> Result
  ) throws(Failure) -> Result {
    do {
      return try change(&document)
    } catch {
      throw Failure(reason: .noSuchPlace(error), isAboutSource: isSource)
    }
  }

  private func checkDepth(of value: JSONNode, at path: JSONPointer) throws(Failure) {
    guard value.isNested(atMost: depthLimit - path.tokens.count) else {
      throw Failure(reason: .tooDeep(depthLimit))
    }
  }
}
