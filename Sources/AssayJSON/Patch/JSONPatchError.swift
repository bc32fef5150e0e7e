/// Why a patch cannot be read or applied, and which part of the patch document says so.
package struct JSONPatchError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case notAnArray(String)
    case operationIsNoObject(String)
    case missingMember(String, operation: JSONPatch.Operation.Name?)
    case repeatedMember(String)
    case memberIsNoString(String, String)
    case unknownOperation(String)
    case invalidPointer(String, JSONPointerError)
    case movesIntoItself(JSONPointer)

    case noSuchPlace(JSONPointerMiss)
    case removesDocument
    case testFailed(JSONPointer, expected: JSONNode, actual: JSONNode)
    case tooDeep(Int)
    case tooMuchCopied(Int)
  }

  package var reason: Reason
  /// The operation, or the member of it that is meant.
  package var range: SourceRange
  /// The operation's index; nil where the whole patch is meant.
  package var operation: Int?

  init(_ reason: Reason, at range: SourceRange, operation: Int?) {
    self.reason = reason
    self.range = range
    self.operation = operation
  }
}

extension JSONPatchError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .notAnArray(let type): "a JSON Patch is an array of operations, not \(Self.named(type))"
    case .operationIsNoObject(let type):
      "an operation of a JSON Patch is an object, not \(Self.named(type))"
    case .missingMember(let name, nil): "the operation has no member '\(name)'"
    case .missingMember(let name, let operation?): "'\(operation)' needs a member '\(name)'"
    case .repeatedMember(let name): "the operation has more than one member '\(name)'"
    case .memberIsNoString(let name, let type): "'\(name)' is a string, not \(Self.named(type))"
    case .unknownOperation(let name): "no operation '\(name)' here" + Self.suggestion(for: name)
    case .invalidPointer(let name, let error): "in '\(name)': \(error)"
    case .movesIntoItself(let pointer): "'\(pointer)' cannot move into a part of itself"
    case .noSuchPlace(let miss): miss.description
    case .removesDocument: "the whole document cannot be removed; replace it"
    case .testFailed(let pointer, let expected, let actual):
      "\(pointer.isEmpty ? "the document" : "'\(pointer)'") is \(Self.shown(actual)),"
        + " not \(Self.shown(expected))"
    case .tooDeep(let limit): "the result would be nested more than \(limit) deep"
    case .tooMuchCopied(let limit): "the patch copies more than \(limit) bytes"
    }
  }

  private static func suggestion(for name: String) -> String {
    let names = JSONPatch.Operation.Name.allCases.map(\.rawValue)
    return nearestSpelling(of: name, among: names).map { "; did you mean '\($0)'?" }
      ?? "; there are \(names.joined(separator: ", "))"
  }

  private static func named(_ type: String) -> String {
    switch type {
    case "null": type
    case "array", "object": "an \(type)"
    default: "a \(type)"
    }
  }

  /// The value as JSON, cut where it is too long for a sentence.
  private static func shown(_ node: JSONNode) -> String {
    let text = node.description
    let start = text.prefix(80)
    return start.endIndex == text.endIndex ? text : start + "…"
  }
}
