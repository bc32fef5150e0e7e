/// Why a text is not a JSON Pointer, and where.
package struct JSONPointerError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case missingSlash
    case invalidEscape
    /// Only in a URI fragment.
    case invalidPercentEncoding
  }

  package var reason: Reason
  /// Bytes of the text as UTF-8.
  package var offsets: Range<Int>
}

extension JSONPointerError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .missingSlash: "a JSON Pointer is empty or begins with '/'"
    case .invalidEscape: "in a JSON Pointer '~' is written ~0, and '/' within a name ~1"
    case .invalidPercentEncoding: "'%' needs two hexadecimal digits, and UTF-8 in what they say"
    }
  }
}

/// Where a pointer leaves a document.
package struct JSONPointerMiss: Error, Sendable, Hashable {
  /// What the first token that leads nowhere was looked up in.
  package enum Container: Sendable, Hashable {
    case object
    case array(count: Int)
    /// A value without members and elements, by the name of its type.
    case other(String)
  }

  package var pointer: JSONPointer
  /// How many of the tokens lead somewhere.
  package var depth: Int
  package var container: Container
}

extension JSONPointerMiss: CustomStringConvertible {
  package var description: String {
    let token = pointer.tokens[depth]
    let parent = JSONPointer(tokens: Array(pointer.tokens[..<depth]))
    let place = parent.isEmpty ? "the document" : "'\(parent)'"
    return switch container {
    case .object: "\(place) has no member '\(token)'"
    case .array(let count) where ArrayIndex(token) != nil || token == ArrayIndex.end:
      "\(place) has \(count) element\(count == 1 ? "" : "s"), none at '\(token)'"
    case .array: "\(place) is an array, and '\(token)' is no index"
    case .other(let type):
      "\(place) is \(type == "null" ? type : "a \(type)"), so nothing is at '\(pointer)'"
    }
  }
}
