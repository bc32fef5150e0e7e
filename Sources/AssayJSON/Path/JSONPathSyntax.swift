/// `segment = child-segment / descendant-segment` (RFC 9535, section 2.5).
struct PathSegment: Sendable {
  /// Whether it applies to the node and all that is below it.
  var isDescendant: Bool
  var selectors: [PathSelector]

  /// Whether it can select one node at most.
  var isSingular: Bool {
    guard !isDescendant, selectors.count == 1 else { return false }
    return switch selectors[0] {
    case .name, .index: true
    case .wildcard, .slice, .filter: false
    }
  }
}

/// `selector = name-selector / wildcard-selector / slice-selector / index-selector /
/// filter-selector` (section 2.3).
indirect enum PathSelector: Sendable {
  case name(String)
  case wildcard
  /// Counted from the end where it is negative.
  case index(Int)
  case slice(PathSlice)
  case filter(PathCondition)
}

/// `slice-selector = [start S] ":" S [end S] [":" [S step ]]` (section 2.3.4.1).
struct PathSlice: Sendable {
  var start: Int?
  var end: Int?
  var step = 1

  /// The indices that it selects from an array, in its order (section 2.3.4.2.2).
  func indices(in count: Int) -> StrideTo<Int> {
    func normalized(_ index: Int) -> Int { index >= 0 ? index : count + index }
    if step > 0 {
      let lower = min(max(normalized(start ?? 0), 0), count)
      return stride(from: lower, to: min(max(normalized(end ?? count), 0), count), by: step)
    }
    guard step < 0 else { return stride(from: 0, to: 0, by: 1) }
    let upper = min(max(normalized(start ?? count - 1), -1), count - 1)
    let lower = end.map { min(max(normalized($0), -1), count - 1) } ?? -1
    return stride(from: upper, to: lower, by: step)
  }
}

/// `filter-query = rel-query / jsonpath-query` (section 2.3.5.1).
struct FilterQuery: Sendable {
  /// The number of this query among those from the root, which give the same wherever they are
  /// asked; nil for one from the current node.
  var absoluteNumber: Int?
  var segments: [PathSegment]

  var isSingular: Bool { segments.allSatisfy(\.isSingular) }
}

/// `logical-expr = logical-or-expr` (section 2.3.5.1), the types of its functions checked.
indirect enum PathCondition: Sendable {
  case any([PathCondition])
  case all([PathCondition])
  case not(PathCondition)
  /// Whether the query selects a node.
  case exists(FilterQuery)
  case comparison(PathOperand, PathComparison, PathOperand)
  /// `match` or `search` (sections 2.4.6 and 2.4.7).
  case matches(PathOperand, PathPattern, IRegexp.Extent)
}

/// What stands beside a comparison operator, or for a `ValueType` (section 2.4.1).
indirect enum PathOperand: Sendable {
  case literal(JSONNode)
  /// A singular query.
  case query(FilterQuery)
  case length(PathOperand)
  case count(FilterQuery)
  case value(FilterQuery)
}

/// `comparison-op = "==" / "!=" / "<=" / ">=" / "<" / ">"` (section 2.3.5.1).
enum PathComparison: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
}

/// The second argument of `match` and `search`.
enum PathPattern: Sendable {
  case compiled(IRegexp)
  /// A literal that is no I-Regexp: nothing matches it (section 2.4.6).
  case nothing
  /// To be read from the document.
  case computed(PathOperand)
}
