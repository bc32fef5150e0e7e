/// A query that selects nodes of a JSON document (RFC 9535), checked and ready for use.
package struct JSONPath: Sendable {
  /// The query as it was written.
  package let text: String
  let segments: [PathSegment]

  /// Patterns of `match` and `search` that are no I-Regexp: the query is valid, yet they match
  /// nothing, which nobody means.
  package let invalidPatterns: [InvalidPattern]

  package struct InvalidPattern: Sendable, Hashable {
    /// The literal in the query, in bytes of UTF-8.
    package var offsets: Range<Int>
    package var error: IRegexpError
  }

  /// Throws where the query is not well-formed or not valid (section 2.1).
  package init(_ query: String) throws(JSONPathError) {
    var parser = JSONPathParser(query)
    text = query
    segments = try parser.query()
    invalidPatterns = parser.invalidPatterns
  }

  /// Whether the query can select one node at most, whatever the document (section 2.3.5.1).
  package var isSingular: Bool { segments.allSatisfy(\.isSingular) }

  /// The names of members that the query goes through, outside of its filters.
  package var memberNames: [String] {
    segments.flatMap(\.selectors).compactMap { selector in
      if case .name(let name) = selector { name } else { nil }
    }
  }

  /// The nodes that the query selects, in the order and as often as section 2.1.2 has it.
  ///
  /// Members come in the order of the text. A name selects the last of repeated members, a wildcard
  /// all of them.
  package func nodes(
    in root: JSONNode, limits: JSONPathLimits = JSONPathLimits()
  ) throws(JSONPathExhaustion) -> [LocatedNode] {
    var evaluation = JSONPathEvaluation(root: root, limits: limits)
    return try evaluation.nodes(of: segments)
  }
}

extension JSONPath: Hashable {
  package static func == (left: JSONPath, right: JSONPath) -> Bool {
    left.text.hasSameCodePoints(as: right.text)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(CodePoints(text)) }
}

extension JSONPath: CustomStringConvertible {
  package var description: String { text }
}

/// A node of a document and its place there.
package struct LocatedNode: Sendable, Hashable {
  package var location: NormalizedPath
  package var node: JSONNode
}

/// What an evaluation may cost before it is given up.
package struct JSONPathLimits: Sendable, Hashable {
  /// Nodes visited, steps of result paths, states of patterns and the like, all in all; a linear
  /// query takes a few for each node of the document.
  package var work = 10_000_000
  /// Nodes within each other, those of filters within filters added up.
  package var depth = 1_200

  package init() {}
}

/// An evaluation that was given up.
package enum JSONPathExhaustion: Error, Sendable, Hashable {
  case tooMuchWork(Int)
  case tooDeep(Int)
  /// The task that asks was cancelled.
  case cancelled
}

extension JSONPathExhaustion: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooMuchWork(let limit): "the query needs more than \(limit) steps on this document"
    case .tooDeep(let limit): "the query goes more than \(limit) levels deep into this document"
    case .cancelled: "the query was not asked to its end"
    }
  }
}
