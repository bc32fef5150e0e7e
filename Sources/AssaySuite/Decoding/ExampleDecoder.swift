import AssayJSON

/// Reads the rows of `examples`: an array of objects with the same members each.
struct ExampleDecoder {
  let context: FileContext

  /// Nil where there are no examples at all.
  func rows(_ node: JSONNode?) -> [[JSONMember]]? {
    guard let node else { return nil }
    guard let elements = node.arrayValue else {
      context.wrongType(node, "'examples'", expected: "an array of objects")
      return nil
    }
    if elements.isEmpty {
      context.error(
        "no-rows", "without a row the scenario would never run", at: node.range)
    }
    let rows = elements.compactMap { element -> [JSONMember]? in
      guard let object = element.objectValue else {
        context.wrongType(element, "an example", expected: "an object")
        return nil
      }
      return object.members.filter(context.isUsableName)
    }
    checkColumns(rows, of: elements.filter { $0.objectValue != nil })
    return rows
  }

  private func checkColumns(_ rows: [[JSONMember]], of elements: [JSONNode]) {
    guard let first = rows.first else { return }
    let columns = first.map(\.name)
    for (row, element) in zip(rows, elements) {
      for column in columns where !row.contains(where: { $0.name == column }) {
        context.error(
          "missing-column", "the row has no '\(column)', which the first row has",
          at: element.range)
      }
      for member in row where !columns.contains(member.name) {
        let nearest = nearestSpelling(of: member.name, among: columns)
        context.error(
          "extra-column", "the first row has no '\(member.name)'", at: member.nameRange,
          nearest.map { "did you mean '\($0)'?" })
      }
    }
  }
}
