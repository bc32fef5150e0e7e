/// One use of a query on one document, with what it has cost so far.
///
/// Segments are not applied to whole lists of nodes but, depth first, to each node as soon as it is
/// selected. That gives the same nodes in the same order, and holds no list but the result.
struct JSONPathEvaluation {
  private let root: JSONNode
  private let limits: JSONPathLimits
  /// What is left of `limits.work`.
  var budget: Int
  private var depth = 0
  /// The place of the current node, kept for the query itself and not for those in its filters.
  private var steps: [NormalizedPath.Step] = []
  /// What queries from the root in filters have selected, by their numbers.
  private var absoluteSelections: [Int: PathSelection] = [:]
  /// Patterns that were read from the document; nil for what is no I-Regexp.
  private var patterns: [CodePoints: IRegexp?] = [:]
  private static let patternLimit = 64

  init(root: JSONNode, limits: JSONPathLimits) {
    self.root = root
    self.limits = limits
    budget = limits.work
  }

  mutating func nodes(of segments: [PathSegment]) throws(JSONPathExhaustion) -> [LocatedNode] {
    var selection = PathSelection(wanted: .max, isLocated: true)
    try select(root, segments[...], into: &selection)
    return selection.located
  }

  /// What a filter's query selects at the current node, no more than `wanted` nodes.
  mutating func selection(
    of query: FilterQuery, at current: JSONNode, wanted: Int
  ) throws(JSONPathExhaustion) -> PathSelection {
    if let number = query.absoluteNumber, let known = absoluteSelections[number] { return known }
    var selection = PathSelection(wanted: wanted, isLocated: false)
    let start = query.absoluteNumber == nil ? current : root
    try select(start, query.segments[...], into: &selection)
    if let number = query.absoluteNumber { absoluteSelections[number] = selection }
    return selection
  }

  /// The pattern of that text, compiled once; nil where it is no I-Regexp.
  mutating func pattern(_ text: String) throws(JSONPathExhaustion) -> IRegexp? {
    let key = CodePoints(text)
    if let known = patterns[key] { return known }
    try spend(text.utf8.count)
    let pattern = try? IRegexp(text)
    try spend(pattern?.program.instructions.count ?? 0)
    // A document with ever new patterns gets no memory for all of them.
    if patterns.count == Self.patternLimit { patterns.removeAll() }
    patterns[key] = .some(pattern)
    return pattern
  }

  mutating func spend(_ work: Int) throws(JSONPathExhaustion) {
    let before = budget
    budget -= work
    guard budget >= 0 else { throw exhaustion }
    if before >> 14 != budget >> 14, Task.isCancelled { throw .cancelled }
  }

  /// What to throw when the budget is overdrawn.
  var exhaustion: JSONPathExhaustion { .tooMuchWork(limits.work) }
}

// The selection of nodes; section numbers are those of RFC 9535.
extension JSONPathEvaluation {
  /// Applies the segments to the node (section 2.1.2).
  private mutating func select(
    _ node: JSONNode, _ segments: ArraySlice<PathSegment>, into selection: inout PathSelection
  ) throws(JSONPathExhaustion) {
    try spend(1)
    guard let segment = segments.first else {
      if selection.isLocated { try spend(steps.count) }
      selection.insert(node, at: steps)
      return
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depth else { throw .tooDeep(limits.depth) }
    let rest = segments.dropFirst()
    if segment.isDescendant {
      try descend(from: node, segment.selectors, rest, into: &selection)
    } else {
      try apply(segment.selectors, to: node, rest, into: &selection)
    }
  }

  /// A descendant segment: the node first, then its children in order (section 2.5.2.2).
  private mutating func descend(
    from node: JSONNode, _ selectors: [PathSelector], _ rest: ArraySlice<PathSegment>,
    into selection: inout PathSelection
  ) throws(JSONPathExhaustion) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depth else { throw .tooDeep(limits.depth) }
    try apply(selectors, to: node, rest, into: &selection)
    try eachChild(of: node, into: &selection) {
      (self, child, selection) throws(JSONPathExhaustion) in
      try self.spend(1)
      guard child.isContainer else { return }
      try self.descend(from: child, selectors, rest, into: &selection)
    }
  }

  /// The selectors of a segment in turn (section 2.5.1.2), each with the segments behind it.
  private mutating func apply(
    _ selectors: [PathSelector], to node: JSONNode, _ rest: ArraySlice<PathSegment>,
    into selection: inout PathSelection
  ) throws(JSONPathExhaustion) {
    for selector in selectors where !selection.isComplete {
      try spend(1)
      switch (selector, node.value) {
      case (.name(let name), .object(let object)):
        try spend(object.count / 8)
        guard let value = object[name] else { continue }
        try visit(value, .name(name), rest, into: &selection)
      case (.index(let index), .array(let elements)):
        let index = index >= 0 ? index : elements.count + index
        guard elements.indices.contains(index) else { continue }
        try visit(elements[index], .index(index), rest, into: &selection)
      case (.slice(let slice), .array(let elements)):
        for index in slice.indices(in: elements.count) where !selection.isComplete {
          try visit(elements[index], .index(index), rest, into: &selection)
        }
      case (.wildcard, _):
        try eachChild(of: node, into: &selection) {
          (self, child, selection) throws(JSONPathExhaustion) in
          try self.select(child, rest, into: &selection)
        }
      case (.filter(let condition), _):
        try eachChild(of: node, into: &selection) {
          (self, child, selection) throws(JSONPathExhaustion) in
          try self.spend(1)
          guard try self.holds(condition, at: child) else { return }
          try self.select(child, rest, into: &selection)
        }
      default: break
      }
    }
  }

  /// Goes on with a child.
  private mutating func visit(
    _ child: JSONNode, _ step: NormalizedPath.Step, _ rest: ArraySlice<PathSegment>,
    into selection: inout PathSelection
  ) throws(JSONPathExhaustion) {
    if selection.isLocated { steps.append(step) }
    try select(child, rest, into: &selection)
    if selection.isLocated { steps.removeLast() }
  }

  /// Does something with each child in order, until enough is selected.
  private mutating func eachChild(
    of node: JSONNode, into selection: inout PathSelection,
    _ body: (inout Self, JSONNode, inout PathSelection) throws(JSONPathExhaustion) -> Void
  ) throws(JSONPathExhaustion) {
    let isLocated = selection.isLocated
    switch node.value {
    case .array(let elements):
      for (index, element) in elements.enumerated() where !selection.isComplete {
        if isLocated { steps.append(.index(index)) }
        try body(&self, element, &selection)
        if isLocated { steps.removeLast() }
      }
    case .object(let object):
      for member in object.members where !selection.isComplete {
        if isLocated { steps.append(.name(member.name)) }
        try body(&self, member.value, &selection)
        if isLocated { steps.removeLast() }
      }
    default: break
    }
  }
}

extension JSONNode {
  /// Whether the value could have children.
  fileprivate var isContainer: Bool {
    switch value {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }
}
