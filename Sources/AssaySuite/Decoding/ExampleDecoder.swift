import AssayJSON

/// Reads the rows of `examples`: an array of objects with the same members each, or what makes such
/// rows, which is a JSON Schema or another file.
struct ExampleDecoder {
  let context: FileContext
  let documents: SchemaDocuments
  /// Gives the content of a file beside the scenario file; reports where it cannot.
  let bytes: (JSONNode) -> [UInt8]?

  /// Nil where there are no examples at all. Names of members that were made, or read from another
  /// file, have no range.
  func rows(_ node: JSONNode?) -> [[JSONMember]]? {
    guard let node else { return nil }
    if node["product"] != nil { return productRows(node) }
    if node.objectValue != nil { return madeRows(node) }
    guard let elements = node.arrayValue else {
      context.wrongType(
        node, "'examples'", expected: "an array of objects, or an object with what makes them")
      return nil
    }
    // Rows of a file are data, whatever they look like.
    context.refusePlaceholders(within: node, of: "examples")
    return rows(elements, of: node, in: context)
  }

  private func madeRows(_ node: JSONNode) -> [[JSONMember]] {
    guard var reader = ObjectReader(node, "'examples'", in: context) else { return [] }
    let breaking = reader.member("breaking")
    let keeping = reader.member("keeping")
    let file = reader.string("file")
    let valid = reader.value("valid")
    // Is read elsewhere, alone.
    _ = reader.value("product")
    let exceptions = reader.array("except") ?? []
    reader.finish()
    for node in [breaking?.value, keeping?.value, valid].compactMap(\.self) {
      context.refusePlaceholders(within: node, of: "examples")
    }
    guard [breaking != nil, keeping != nil, file != nil].filter({ $0 }).count == 1,
      file == nil || valid == nil && exceptions.isEmpty
    else {
      context.error(
        "wrong-value", "'examples' needs one source of rows", at: reader.opening,
        "one of 'breaking' and 'keeping', beside it maybe 'valid' and 'except', or one of 'file' "
          + "and 'product' alone")
      return []
    }
    if let file { return fileRows(file) }
    guard let member = breaking ?? keeping else { return [] }
    let decoder = SchemaRowDecoder(context: context, documents: documents)
    let kind: SchemaRow.Kind = breaking == nil ? .keeping : .breaking
    return decoder.rows(kind, member, valid: valid, except: exceptions).map(\.columns)
  }

  /// Each row of the first rows with each of the second, and so on.
  private func productRows(_ node: JSONNode) -> [[JSONMember]] {
    guard var reader = ObjectReader(node, "'examples' with 'product'", in: context) else {
      return []
    }
    let factors = reader.array("product") ?? []
    reader.finish()
    guard factors.count >= 2 else {
      if let node = node["product"], node.arrayValue != nil {
        context.error(
          "wrong-value", "'product' needs two lists of rows at least", at: node.range,
          "write the rows themselves as 'examples'")
      }
      return []
    }
    var product: [[JSONMember]] = [[]]
    var columns: Set<String> = []
    for factor in factors {
      let rows = rows(factor) ?? []
      for column in rows.first ?? [] where !columns.insert(column.name).inserted {
        context.error(
          "repeated-column", "another list of the product has the column '\(column.name)' too",
          at: column.nameRange == .none ? factor.range : column.nameRange)
        return []
      }
      // Of what is wrong with its rows is told there.
      if rows.isEmpty { return [] }
      guard product.count * rows.count <= Self.mostRows else {
        context.error(
          "too-many-rows", "the product has more than \(Self.mostRows) rows", at: node.range)
        return []
      }
      product = product.flatMap { row in rows.map { row + $0 } }
    }
    return product
  }

  private static let mostRows = 100_000

  private func fileRows(_ node: JSONNode) -> [[JSONMember]] {
    guard let name = node.stringValue, let bytes = bytes(node),
      let path = confined(name, besides: context.source)
    else { return [] }
    let inner = FileContext(source: SourceText(name: path, bytes: bytes, root: context.source.root))
    let file = ExampleFile(context: inner)
    var rows: [[JSONMember]] = []
    if name.lowercased().hasSuffix(".csv") {
      rows = file.csvRows() ?? []
    } else if name.lowercased().hasSuffix(".json") {
      if let root = file.jsonElements() { rows = jsonRows(root, in: inner) }
    } else {
      context.error("wrong-value", "rows are read from .csv and .json files", at: node.range)
    }
    for diagnostic in inner.diagnostics { context.report(diagnostic) }
    return rows
  }

  private func jsonRows(_ root: JSONNode, in file: FileContext) -> [[JSONMember]] {
    guard let elements = root.arrayValue else {
      file.wrongType(root, "a file of examples", expected: "an array of objects")
      return []
    }
    return rows(elements, of: root, in: file).map { row in
      row.map { JSONMember(name: $0.name, value: $0.value.withoutRanges) }
    }
  }

  private func rows(
    _ elements: [JSONNode], of node: JSONNode, in context: FileContext
  ) -> [[JSONMember]] {
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
    checkColumns(rows, of: elements.filter { $0.objectValue != nil }, in: context)
    return rows
  }

  private func checkColumns(
    _ rows: [[JSONMember]], of elements: [JSONNode], in context: FileContext
  ) {
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
