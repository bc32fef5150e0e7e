import Testing

@Suite("Mistakes in what makes rows")
struct RowMistakeTests {
  private static let sources =
    "one of 'breaking' and 'keeping', beside it maybe 'valid' and 'except', or one of 'file' and "
    + "'product' alone"

  @Test(
    "are told at their place",
    arguments: [
      Mistake(
        .scenario, "\"examples\": «7»", "wrong-type",
        "'examples' must be an array of objects, or an object with what makes them, not a number"),
      Mistake(
        .scenario, "\"examples\": «{»}", "wrong-value", "'examples' needs one source of rows",
        note: sources),
      Mistake(
        .scenario, "\"examples\": «{»\"breaking\": true, \"keeping\": true}", "wrong-value",
        "'examples' needs one source of rows", note: sources),
      Mistake(
        .scenario, "\"examples\": «{»\"file\": \"a.csv\", \"except\": [\"a\"]}", "wrong-value",
        "'examples' needs one source of rows", note: sources),
      Mistake(
        .scenario, "\"examples\": {\"keeping\": {«\"tpye\"»: \"object\"}}", "schema",
        "no keyword `tpye` in JSON Schema 2020-12; did you mean `type`?"),
      Mistake(
        .scenario,
        "\"examples\": {«\"breaking\"»: {\"type\": \"string\", \"pattern\": \"^a(?<!a)$\"}}",
        "no-valid-document", "no document could be made that fits the schema",
        note: "give one beside it: \"valid\": {...}"),
      Mistake(
        .scenario,
        "\"examples\": {\"breaking\": {\"type\": \"object\", \"required\": [\"a\"]}, \"valid\": «{}»}",
        "invalid-document", "'valid' breaks the schema: `a` is missing",
        note: "the schema says so here"),
      Mistake(
        .scenario, "\"examples\": {«\"breaking\"»: true}", "no-rows",
        "without a row the scenario would never run"),
      Mistake(
        .scenario,
        "\"examples\": {\"breaking\": {\"type\": \"object\"}, \"except\": [«\"the body is nul\"»]}",
        "unmatched-exception", "no row is named so", note: "did you mean 'the body is null'?"),
      Mistake(
        .scenario,
        "\"examples\": {\"breaking\": {\"type\": \"object\"}, \"except\": [«\"name*\"»]}",
        "unmatched-exception", "no row is named so", note: "the command 'list' shows the names"),
      Mistake(
        .scenario, "\"examples\": {\"breaking\": {\"type\": \"object\"}, \"except\": [«1»]}",
        "wrong-type", "an element of 'except' must be a string, not a number"),
      Mistake(
        .scenario, "\"examples\": {«\"breaking\"»: \(wide)}", "too-many-rows",
        "the schema asks for more than 5000 rows, or more than 50000 tries to find them",
        note: "make rows of its parts one by one"),
      Mistake(
        .request, #"{"method": "POST", "path": "/", "json": {}, "patch": «"no {{id}}"»}"#,
        "wrong-type", "'patch' must be an array of operations (RFC 6902), not a string"),
    ])
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  /// Far more values than rows are made of.
  private static let wide: String = {
    let values = (0..<500).map { "\"value\($0)\"" }
    return "{\"enum\": [\(values.joined(separator: ", "))]}"
  }()
}
