import AssayJSON

/// Reads examples that are made from a JSON Schema: `{"breaking": SCHEMA}`, `{"keeping": SCHEMA}`.
struct SchemaRowDecoder {
  let context: FileContext
  let documents: SchemaDocuments

  /// - Parameters:
  ///   - member: `breaking` or `keeping`.
  ///   - valid: a document to change, where the schema does not tell one.
  ///   - exceptions: names of rows that are left out.
  func rows(
    _ kind: SchemaRow.Kind, _ member: JSONMember, valid: JSONNode?, except exceptions: [JSONNode]
  ) -> [SchemaRow] {
    let schema: JSONSchema
    switch documents.compile(member.value, at: context.place(member.value)) {
    case .success(let compiled): schema = compiled
    case .failure(let mistakes):
      for diagnostic in mistakes.diagnostics { context.report(diagnostic) }
      return []
    }
    let references = SchemaReferences(documents: documents, literal: member.value)
    guard let valid = validDocuments(schema, references, valid, at: member) else { return [] }
    var maker = SchemaRowMaker(kind, of: schema, references: references, documents: valid)
    maker.makeRows()
    if maker.isCut {
      context.error(
        "too-many-rows",
        "the schema asks for more than \(SchemaRowMaker.mostRows) rows, or more than "
          + "\(SchemaRowMaker.mostTries) tries to find them",
        at: member.nameRange, "make rows of its parts one by one")
    }
    return kept(maker.rows, except: exceptions, at: member)
  }

  /// The document that was given, or one of each kind that the schema knows.
  private func validDocuments(
    _ schema: JSONSchema, _ references: SchemaReferences, _ given: JSONNode?, at member: JSONMember
  ) -> [JSONNode]? {
    if let given {
      guard let error = schema.errors(in: given).first else { return [given] }
      context.report(
        Diagnostic(
          code: "invalid-document", "'valid' breaks the schema: \(error.message)",
          at: context.place(error.instanceRange),
          notes: [Diagnostic.Note("the schema says so here", at: documents.place(of: error.place))])
      )
      return nil
    }
    var valid: [JSONNode] = []
    for variant in references.shapes(of: [references.root]).indices {
      for isFull in [true, false] {
        var sample = SchemaSample(references: references, variant: variant, isFull: isFull)
        guard let document = sample.value([references.root]), !valid.contains(document),
          schema.isValid(document, limits: SchemaRowMaker.limits)
        else { continue }
        valid.append(document)
      }
    }
    guard valid.isEmpty else { return valid }
    context.error(
      "no-valid-document", "no document could be made that fits the schema", at: member.nameRange,
      "give one beside it: \"valid\": {...}")
    return nil
  }

  private func kept(
    _ rows: [SchemaRow], except exceptions: [JSONNode], at member: JSONMember
  ) -> [SchemaRow] {
    var kept = rows
    for exception in exceptions {
      guard let text = exception.stringValue else {
        context.wrongType(exception, "an element of 'except'", expected: "a string")
        continue
      }
      let pattern = RowNamePattern(text)
      if !rows.contains(where: { pattern.matches($0.name) }) {
        let nearest = nearestSpelling(of: text, among: rows.map(\.name))
        context.error(
          "unmatched-exception", "no row is named so", at: exception.range,
          nearest.map { "did you mean '\($0)'?" } ?? "the command 'list' shows the names")
      }
      kept.removeAll { pattern.matches($0.name) }
    }
    if kept.isEmpty {
      context.error(
        "no-rows", "without a row the scenario would never run", at: member.nameRange)
    }
    return kept
  }
}

/// Names of rows, where `*` stands for any text.
struct RowNamePattern {
  private let parts: [String]

  init(_ text: String) {
    parts = text.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  }

  func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    guard let first = parts.first, name.starts(with: first.utf8) else { return false }
    if parts.count == 1 { return name.count == first.utf8.count }
    var offset = first.utf8.count
    for part in parts.dropFirst().dropLast() {
      guard let found = Self.find(Array(part.utf8), in: name, from: offset) else { return false }
      offset = found
    }
    let last = Array(parts[parts.count - 1].utf8)
    return name.count - offset >= last.count && name.suffix(last.count).elementsEqual(last)
  }

  /// Where the first such part behind `start` ends.
  private static func find(_ part: [UInt8], in name: [UInt8], from start: Int) -> Int? {
    guard name.count - start >= part.count else { return nil }
    for offset in start...name.count - part.count where name[offset...].starts(with: part) {
      return offset + part.count
    }
    return nil
  }
}
