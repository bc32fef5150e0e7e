import AssayJSON

extension ReportedComparison: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("baseline", baseline)
      members.add("failsOnNewOnly", ifTrue: failsOnNewOnly)
      members.add("newFailures", newFailures)
      members.add("newErrors", newErrors)
      members.add("old", old)
      members.add("mended", mended)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    self.init(
      baseline: try object.required("baseline"),
      failsOnNewOnly: try object.flag("failsOnNewOnly"))
    newFailures = try object.required("newFailures")
    newErrors = try object.required("newErrors")
    old = try object.required("old")
    mended = try object.required("mended")
  }

  /// Of parts that ran each on its own; nil where none was compared.
  static func sum(_ parts: [ReportedComparison?]) -> ReportedComparison? {
    let known = parts.compactMap(\.self)
    guard var sum = known.first else { return nil }
    for other in known.dropFirst() {
      sum.newFailures += other.newFailures
      sum.newErrors += other.newErrors
      sum.old += other.old
      sum.mended += other.mended
    }
    return sum
  }
}
