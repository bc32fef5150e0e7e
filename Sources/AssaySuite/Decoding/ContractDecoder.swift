import AssayJSON

/// Reads the file that lists a contract's clauses and freedoms.
struct ContractDecoder {
  let context: FileContext

  func contract(_ root: JSONNode, path: String) -> Contract? {
    guard var reader = ObjectReader(root, "a contract", in: context) else { return nil }
    _ = reader.value("$schema")
    let name = reader.text("name") ?? path
    _ = reader.text("description")
    let clauses = (reader.required("clauses") { $0.array("clauses") } ?? []).compactMap(clause)
    let freedoms = (reader.array("freedoms") ?? []).compactMap(clause)
    reader.finish()
    var seen: Set<String> = []
    for clause in clauses + freedoms where !seen.insert(clause.id).inserted {
      context.error("repeated-id", "the id '\(clause.id)' is taken", at: clause.place.range)
    }
    return Contract(path: path, name: name, clauses: clauses, freedoms: freedoms)
  }

  private func clause(_ node: JSONNode) -> Contract.Clause? {
    guard var reader = ObjectReader(node, "a clause", in: context) else { return nil }
    let id = reader.required("id") { $0.string("id") }
    let text = reader.required("text") { $0.text("text") }
    reader.finish()
    guard let id, let text else { return nil }
    return Contract.Clause(id: id.stringValue ?? "", text: text, place: context.place(id))
  }
}
