import AssayJSON
import AssayReference

/// The catalogue of faults and liberties, as `assay serve --list-faults` prints it.
struct DeviationTable {
  let deviations: [Deviation]

  var text: String {
    let names = deviations.map(\.name.count).max() ?? 0
    let clauses = deviations.map(\.clause.count).max() ?? 0
    let lines = deviations.map { deviation in
      "\(padded(deviation.kind.rawValue, 7))  \(padded(deviation.name, names))  "
        + "\(padded(deviation.clause, clauses))  \(deviation.sentence)\n"
    }
    let faults = deviations.count { $0.kind == .fault }
    return lines.joined() + "\(faults) faults, \(deviations.count - faults) liberties\n"
  }

  var json: String {
    let records = deviations.map { deviation in
      JSONNode.object([
        ("kind", .string(deviation.kind.rawValue)), ("name", .string(deviation.name)),
        ("clause", .string(deviation.clause)), ("sentence", .string(deviation.sentence)),
      ])
    }
    return JSONWriter(.indented).text(.array(records)) + "\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
