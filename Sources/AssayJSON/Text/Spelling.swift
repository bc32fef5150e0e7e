/// The candidate that was probably meant by `word`, if one is near enough.
package func nearestSpelling(of word: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased())
  let limit = max(1, typed.count / 3)
  let ranked = candidates.compactMap { candidate -> (String, Int)? in
    let wanted = Array(candidate.lowercased())
    guard abs(wanted.count - typed.count) <= limit else { return nil }
    let distance = editDistance(typed, wanted)
    // Two letters at least must be right: "in" is no misspelt "is", but "ad" is "add".
    let right = max(wanted.count, typed.count) - distance
    return distance == 0 || distance <= limit && right >= 2 ? (candidate, distance) : nil
  }
  return ranked.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// How many insertions, deletions, substitutions and swaps of neighbours lead from one to the
/// other (optimal string alignment).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for (row, leftCharacter) in left.enumerated() {
    var current = [row + 1]
    for (column, rightCharacter) in right.enumerated() {
      let substitution = previous[column] + (leftCharacter == rightCharacter ? 0 : 1)
      var best = min(substitution, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, leftCharacter == right[column - 1], left[row - 1] == rightCharacter {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current.append(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
