import ArgumentParser
import AssayJSON
import AssayReference

/// Which of the reference API's faults and liberties are meant.
struct DeviationOptions: ParsableArguments {
  @Option(
    name: .customLong("fault"),
    help: ArgumentHelp("A fault of the reference API; may be given again.", valueName: "NAME"))
  var faults: [String] = []

  @Option(
    name: .customLong("liberty"),
    help: ArgumentHelp("A liberty of the reference API; may be given again.", valueName: "NAME"))
  var liberties: [String] = []

  var isEmpty: Bool { faults.isEmpty && liberties.isEmpty }

  /// The faults first, each kind as given.
  func deviations() throws(UsageError) -> [Deviation] {
    var found: [Deviation] = []
    for name in faults { found.append(try deviation(name, among: Deviation.faults)) }
    for name in liberties { found.append(try deviation(name, among: Deviation.liberties)) }
    return found
  }

  private func deviation(
    _ name: String, among known: [Deviation]
  ) throws(UsageError) -> Deviation {
    if let deviation = known.first(where: { $0.name == name }) { return deviation }
    let kind = known.first?.kind.rawValue ?? "deviation"
    let nearest = nearestSpelling(of: name, among: known.map(\.name))
    throw UsageError(
      "no \(kind) has the name '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        + " (assay serve --list-faults shows all)")
  }
}
