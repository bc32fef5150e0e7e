import AssayJSON

/// What is wrong with a step in one way: at one place of the scenario file, but for values, and for
/// the elements or exchanges in which it is.
struct MismatchGroup {
  /// Told whole.
  private(set) var told: [ReportedMismatch]
  /// Told by where they are.
  private(set) var others: [ReportedMismatch] = []

  private static let mostTold = 2

  private struct Key: Hashable {
    var kind: String
    var place: String
  }

  /// In the order of their first.
  static func groups(_ mismatches: [ReportedMismatch]) -> [MismatchGroup] {
    var groups: [MismatchGroup] = []
    var numbers: [Key: Int] = [:]
    for mismatch in mismatches {
      let key = Key(kind: mismatch.kind, place: mismatch.place.excerpt.place)
      if let number = numbers[key] {
        groups[number].add(mismatch)
      } else {
        numbers[key] = groups.count
        groups.append(MismatchGroup(told: [mismatch]))
      }
    }
    return groups
  }

  private mutating func add(_ mismatch: ReportedMismatch) {
    told.count < Self.mostTold ? told.append(mismatch) : others.append(mismatch)
  }
}
