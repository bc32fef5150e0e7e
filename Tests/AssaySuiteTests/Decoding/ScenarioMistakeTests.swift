import Testing

@Suite("Mistakes in a scenario")
struct ScenarioMistakeTests {
  @Test(
    "are told with their place",
    arguments: mistakes + idMistakes + exampleMistakes + contractMistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  static let mistakes = [
    Mistake(
      .file, #"{"scenarios": [«7»]}"#, "wrong-type", "a scenario must be an object, not a number"),
    Mistake(
      .file, #"{"scenarios": [«{»"steps": [\#(Frame.plainStep)]}]}"#, "missing-key",
      "a scenario needs 'name'"),
    Mistake(
      .file, #"{"scenarios": [«{»"name": "a"}]}"#, "missing-key", "a scenario needs 'steps'"),
    Mistake(
      .file, #"{"scenarios": [{"name": "a", "steps": «[]»}]}"#, "no-steps",
      "the scenario has no step"),
    Mistake(
      .file, #"{"scenarios": [{"name": «""», "steps": [\#(Frame.plainStep)]}]}"#, "wrong-value",
      "a scenario's name is what reports call it by, so it cannot be empty"),
    Mistake(
      .scenario, #"«"cover"»: []"#, "unknown-key", "a scenario has no key 'cover'",
      note: "did you mean 'covers'?"),
    Mistake(
      .scenario, #""timeout": «"5 seconds"»"#, "wrong-value", "'timeout' is no span of time",
      note: "write a number and ms, s, m or h, as in \"500ms\" or \"5s\""),
    Mistake(
      .scenario, #""timeout": «"-1s"»"#, "wrong-value", "'timeout' is no span of time",
      note: "write a number and ms, s, m or h, as in \"500ms\" or \"5s\""),
    Mistake(
      .file,
      #"{"scenarios": [\#(Frame.plainScenario), "#
        + #"{"name": «"a"», "steps": [\#(Frame.plainStep)]}]}"#,
      "repeated-name", "two scenarios are named 'a'", note: "the other one is here"),
  ]

  static let idMistakes = [
    Mistake(
      .scenario, #""id": «7»"#, "wrong-type", "'id' must be a string, not a number"),
    Mistake(
      .scenario, #""id": «" "»"#, "wrong-value",
      "a scenario's id is what links to it hold, so it cannot be empty"),
    Mistake(
      .scenario, #""id": "C-«{{digits 3}}»""#, "id-placeholder",
      "a scenario's id can hold only columns of its examples"),
    Mistake(
      .file,
      #"{"scenarios": [{"name": "a", "id": "C-1", "steps": [\#(Frame.plainStep)]}, "#
        + #"{"name": "b", "id": «"C-1"», "steps": [\#(Frame.plainStep)]}]}"#,
      "repeated-id", "two scenarios have the id 'C-1'", note: "the other one is here"),
    Mistake(
      .file,
      #"{"scenarios": [{"name": "{{x}}", "id": «"C-1"», "examples": [{"x": 1}, {"x": 2}], "#
        + #""steps": [\#(Frame.plainStep)]}]}"#,
      "repeated-id", "two scenarios have the id 'C-1'",
      note: "put a column that differs into the id, as in {{column}}"),
  ]

  static let exampleMistakes = [
    Mistake(
      .scenario, #""examples": «[]»"#, "no-rows", "without a row the scenario would never run"),
    Mistake(
      .scenario, #""examples": [{"x": 1}, «[]»]"#, "wrong-type",
      "an example must be an object, not an array"),
    Mistake(
      .scenario, #""examples": [{"x": 1, "y": 2}, «{"x": 1}»]"#, "missing-column",
      "the row has no 'y', which the first row has"),
    Mistake(
      .scenario, #""examples": [{"first": 1}, {"first": 2, «"firsd"»: 1}]"#, "extra-column",
      "the first row has no 'firsd'", note: "did you mean 'first'?"),
    Mistake(
      .scenario, #""examples": [{«"index"»: 1}]"#, "reserved-name",
      "'index' has a meaning of its own in placeholders"),
    Mistake(
      .file,
      #"{"scenarios": [{"name": "a «{{digits 3}}»", "steps": [\#(Frame.plainStep)]}]}"#,
      "name-placeholder", "a scenario's name can hold only columns of its examples"),
    Mistake(
      .file,
      #"{"scenarios": [{"name": «"{{x}}"», "examples": [{"x": 1, "y": 1}, {"x": 1, "y": 2}], "#
        + #""steps": [\#(Frame.plainStep)]}]}"#,
      "repeated-name", "two scenarios are named '1'",
      note: "put a column that differs into the name, as in {{column}}"),
  ]

  static let contractMistakes = [
    Mistake(
      .scenario, #""covers": [«"conflict.status"»]"#, "no-contract",
      "'conflict.status' is a clause of a contract, and the file names none",
      note: "add \"contract\": \"contract.json\""),
    Mistake(
      .file,
      #"{"contract": "contract.json", "scenarios": [{"name": "a", "#
        + #""covers": [«"conflict.statsu"»], "steps": [\#(Frame.plainStep)]}]}"#,
      "unknown-clause", "the contract has no clause 'conflict.statsu'",
      note: "did you mean 'conflict.status'?",
      besides: [
        "contract.json": #"{"clauses": [{"id": "conflict.status", "text": "It is 409."}]}"#
      ]),
    Mistake(
      .top, #""contract": "contract.json""#, "repeated-id", "the id 'a' is taken",
      besides: [
        "contract.json":
          #"{"clauses": [{"id": "a", "text": "A."}, {"id": «"a"», "text": "B."}]}"#
      ]),
    Mistake(
      .top, #""contract": «"contract.json"»"#, "unreadable-file",
      "cannot read contract.json: No such file or directory"),
  ]
}
