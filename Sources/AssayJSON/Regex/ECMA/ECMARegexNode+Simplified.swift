extension ECMARegexNode {
  /// The same matches, found with less: without groups that no back reference needs, and with one
  /// set in place of alternatives that are single code points.
  ///
  /// - Parameter wantsGroups: whether somebody asks for what the groups have matched.
  func simplified(wantsGroups: Bool) -> ECMARegexNode {
    simplified(keepsGroups: wantsGroups || hasBackreference)
  }

  private func simplified(keepsGroups: Bool) -> ECMARegexNode {
    switch self {
    case .empty, .set, .character, .assertion, .backreference: return self
    case .sequence(let nodes):
      return .sequence(nodes.map { $0.simplified(keepsGroups: keepsGroups) })
    case .alternatives(let nodes):
      let nodes = nodes.map { $0.simplified(keepsGroups: keepsGroups) }
      return Self.union(of: nodes).map(ECMARegexNode.set) ?? .alternatives(nodes)
    case .group(let node, let number):
      let node = node.simplified(keepsGroups: keepsGroups)
      return keepsGroups ? .group(node, number: number) : node
    case .look(let node, let isBehind, let isNegative):
      let node = node.simplified(keepsGroups: keepsGroups)
      return .look(node, isBehind: isBehind, isNegative: isNegative)
    case .repetition(let node, var repetition):
      if !keepsGroups { repetition.groups = 0..<0 }
      return .repetition(node.simplified(keepsGroups: keepsGroups), repetition)
    }
  }

  private var hasBackreference: Bool {
    switch self {
    case .backreference: true
    case .empty, .set, .character, .assertion: false
    case .sequence(let nodes), .alternatives(let nodes): nodes.contains(where: \.hasBackreference)
    case .group(let node, _), .look(let node, _, _), .repetition(let node, _):
      node.hasBackreference
    }
  }

  /// The set, where the node matches just one code point.
  var singleSet: CodePointSet? {
    switch self {
    case .character(let code): CodePointSet([code...code])
    case .set(let set): set
    default: nil
    }
  }

  private static func union(of nodes: [ECMARegexNode]) -> CodePointSet? {
    var ranges: [ClosedRange<UInt32>] = []
    var properties: [CodePointSet.PropertyTest] = []
    for node in nodes {
      guard let set = node.singleSet, !set.isInverted, !set.ignoresCase else { return nil }
      ranges += set.ranges
      properties += set.properties
    }
    return CodePointSet(ranges, properties: properties)
  }
}
