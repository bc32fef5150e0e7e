import AssayJSON
import AssaySuite

extension Matching {
  /// Pairs matchers with elements one to one; what stays without a partner is reported.
  mutating func unordered(
    _ matchers: [Matcher], _ place: Place, _ matcher: Matcher, _ node: JSONNode
  ) {
    guard let elements = node.arrayValue else {
      return report(place, .unequal(expected: matcher.literal, actual: node))
    }
    guard elements.count == matchers.count else {
      return report(
        place, .elementCount(expected: matchers.count, count: elements.count, actual: node))
    }
    let fits = matchers.map { matcher in
      elements.indices.filter { index in
        var attempt = Matching(in: subject)
        attempt.match(matcher, elements[index], at: location)
        return attempt.mismatches.isEmpty
      }
    }
    let alone = Pairing(fits: fits, partners: elements.count).unpaired
    if !alone.isEmpty {
      report(place, .unmatched(expected: alone.map { matchers[$0].summary }, actual: node))
    }
  }
}

/// A greatest one-to-one pairing (Kuhn's augmenting paths): an element that fits two matchers must
/// not be given to the one that has another choice.
private struct Pairing {
  let fits: [[Int]]
  private var ownerOf: [Int?]
  private(set) var unpaired: [Int] = []

  init(fits: [[Int]], partners: Int) {
    self.fits = fits
    ownerOf = Array(repeating: nil, count: partners)
    for index in fits.indices {
      var tried: Set<Int> = []
      if !pair(index, &tried) { unpaired.append(index) }
    }
  }

  private mutating func pair(_ index: Int, _ tried: inout Set<Int>) -> Bool {
    for partner in fits[index] where tried.insert(partner).inserted {
      if let owner = ownerOf[partner], !pair(owner, &tried) { continue }
      ownerOf[partner] = index
      return true
    }
    return false
  }
}
