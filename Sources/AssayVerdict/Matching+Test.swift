import AssayJSON
import AssaySuite
import AssayText

extension Matching {
  /// Judges a value by an operator that looks at nothing else.
  mutating func compare(_ test: ValueTest, _ place: Place, _ node: JSONNode) {
    switch test {
    case .matches(let regex): matches(regex, place, node)
    case .sorted(let order): sorted(order, place, node)
    case .near(let number, let within): near(number, within: within, place, node)
    case .time(let bounds): time(bounds, place, node)
    case .same(let expected, let exceptions): same(expected, except: exceptions, place, node)
    }
  }

  private mutating func unmet(_ message: String, _ place: Place, _ node: JSONNode) {
    report(place, .unmet(message: message, actual: node))
  }

  private mutating func matches(_ regex: ECMARegex, _ place: Place, _ node: JSONNode) {
    let pattern = shortened(regex.pattern)
    guard let text = node.stringValue else {
      return unmet(
        "is \(shortened(node)), not a string in which '\(pattern)' is found", place, node)
    }
    switch regex.search(text) {
    case .found: break
    case .notFound:
      unmet("is \(shortened(node)), in which '\(pattern)' is not found", place, node)
    case .undecided:
      unmet("is so long that '\(pattern)' could not be looked for to its end", place, node)
    }
  }

  private mutating func near(
    _ number: JSONNumber, within: JSONNumber, _ place: Place, _ node: JSONNode
  ) {
    guard let actual = node.numberValue else {
      return unmet("is \(shortened(node)), not a number near \(number.text)", place, node)
    }
    guard let least = number.sum(with: within.negated), let most = number.sum(with: within) else {
      return unmet("is \(shortened(node)), too far from \(number.text) to be told", place, node)
    }
    if actual < least || most < actual {
      unmet(
        "is \(shortened(node)), further than \(within.text) from \(number.text)", place, node)
    }
  }

  private mutating func time(_ bounds: TimeBounds, _ place: Place, _ node: JSONNode) {
    guard let instant = Instant(node) else {
      return unmet(
        "is \(shortened(node)), which is no time as RFC 3339 or HTTP writes it, nor seconds since "
          + "1970", place, node)
    }
    if let after = bounds.after, instant.distance(from: after) < .zero {
      unmet(
        "is \(shortened(node)), \(length(after.distance(from: instant))) before \(after.written)",
        place, node)
    }
    if let before = bounds.before, instant.distance(from: before) > .zero {
      unmet(
        "is \(shortened(node)), \(length(instant.distance(from: before))) after "
          + before.written, place, node)
    }
    guard let near = bounds.near else { return }
    let distance = instant.distance(from: near)
    if distance > bounds.within || distance < .zero - bounds.within {
      let size = distance < .zero ? .zero - distance : distance
      unmet(
        "is \(shortened(node)), \(length(size)) \(distance < .zero ? "before" : "after") "
          + "\(near.written), which is more than \(length(bounds.within))", place, node)
    }
  }

  private mutating func same(
    _ expected: JSONNode, except exceptions: [JSONPath], _ place: Place, _ node: JSONNode
  ) {
    let (left, right) = (expected.without(exceptions), node.without(exceptions))
    exactly(left.withoutRanges, right, place)
  }
}

// MARK: Order

extension Matching {
  private mutating func sorted(_ order: SortOrder, _ place: Place, _ node: JSONNode) {
    guard let elements = node.arrayValue else {
      return unmet("is \(shortened(node)), not an array", place, node)
    }
    guard elements.count > 1 else {
      return unmet(
        "has \(counted(elements.count, "element")), too few to be in an order", place, node)
    }
    var keys: [JSONNode] = []
    for (index, element) in elements.enumerated() {
      guard let key = order.key else {
        keys.append(element)
        continue
      }
      let selected = (try? key.nodes(in: element)) ?? []
      guard selected.count == 1 else {
        return unmet(
          "cannot be told to be sorted: of element \(index) \(key.text) selects "
            + counted(selected.count, "value"), place, node)
      }
      keys.append(selected[0].node)
    }
    guard let isBefore = comparison(of: keys) else {
      let other = keys.first { $0.value.typeName != keys[0].value.typeName } ?? keys[0]
      return unmet(
        "has no order: it is neither of numbers alone nor of strings alone, but holds "
          + "\(shortened(keys[0])) and \(shortened(other))", place, node)
    }
    for index in 1..<keys.count {
      let isWrong = order.isDescending ? isBefore(index - 1, index) : isBefore(index, index - 1)
      guard isWrong else { continue }
      return unmet(
        "is not \(order.isDescending ? "descending" : "ascending"): element \(index) is "
          + "\(shortened(keys[index])), after \(shortened(keys[index - 1]))", place, node)
    }
  }

  /// Whether one of the keys stands before another; nil where they are of no one kind.
  private func comparison(of keys: [JSONNode]) -> ((Int, Int) -> Bool)? {
    let numbers = keys.compactMap(\.numberValue)
    if numbers.count == keys.count { return { numbers[$0] < numbers[$1] } }
    let texts = keys.compactMap(\.stringValue)
    guard texts.count == keys.count else { return nil }
    let instants = texts.compactMap { Instant($0) }
    if instants.count == keys.count {
      return { instants[$0].distance(from: instants[$1]) < .zero }
    }
    return { texts[$0].unicodeScalars.lexicographicallyPrecedes(texts[$1].unicodeScalars) }
  }
}

/// A span of time in a few characters.
private func length(_ duration: Duration) -> String {
  let seconds = duration / .seconds(1)
  switch seconds {
  case ..<1: return "\(Int((seconds * 1000).rounded(.up))) ms"
  case ..<120: return "\((seconds * 1000).rounded() / 1000) s"
  case ..<7200: return "\(Int(seconds / 60)) min"
  case ..<172_800: return "\(Int(seconds / 3600)) h"
  default: return "\(Int(seconds / 86_400)) days"
  }
}

extension JSONNode {
  /// The value without what the queries select in it.
  fileprivate func without(_ queries: [JSONPath]) -> JSONNode {
    var paths: [[NormalizedPath.Step]] = []
    for query in queries {
      paths += ((try? query.nodes(in: self)) ?? []).map { Array($0.location.steps) }
    }
    return without(paths[...], depth: 0)
  }

  private func without(_ paths: ArraySlice<[NormalizedPath.Step]>, depth: Int) -> JSONNode {
    guard !paths.isEmpty else { return self }
    var names: [CodePoints: [[NormalizedPath.Step]]] = [:]
    var indices: [Int: [[NormalizedPath.Step]]] = [:]
    for path in paths where path.count > depth {
      switch path[depth] {
      case .name(let name): names[CodePoints(name), default: []].append(path)
      case .index(let index): indices[index, default: []].append(path)
      }
    }
    func left(_ node: JSONNode, _ paths: [[NormalizedPath.Step]]?) -> JSONNode? {
      guard let paths else { return node }
      if paths.contains(where: { $0.count == depth + 1 }) { return nil }
      return node.without(paths[...], depth: depth + 1)
    }
    switch value {
    case .null, .bool, .number, .string: return self
    case .array(let elements):
      return JSONNode(
        .array(elements.enumerated().compactMap { left($1, indices[$0]) }), range: range)
    case .object(let object):
      let members = object.members.compactMap { member in
        left(member.value, names[CodePoints(member.name)]).map { value in
          JSONMember(name: member.name, nameRange: member.nameRange, value: value)
        }
      }
      return JSONNode(.object(JSONObject(members)), range: range)
    }
  }

  /// A captured value stands at no place of a scenario file.
  fileprivate var withoutRanges: JSONNode { JSONNode(value, range: .none) }
}
