/// The nodes that a query has selected, as far as its user wants to know them.
struct PathSelection {
  /// How many nodes are enough.
  let wanted: Int
  /// Whether all nodes are kept with their places; otherwise they are counted, and the first kept.
  let isLocated: Bool
  private(set) var count = 0
  private(set) var first: JSONNode?
  private(set) var located: [LocatedNode] = []

  init(wanted: Int, isLocated: Bool) {
    self.wanted = wanted
    self.isLocated = isLocated
  }

  var isComplete: Bool { count >= wanted }

  mutating func insert(_ node: JSONNode, at steps: [NormalizedPath.Step]) {
    count += 1
    if isLocated {
      located.append(LocatedNode(location: NormalizedPath(steps), node: node))
    } else if first == nil {
      first = node
    }
  }
}
