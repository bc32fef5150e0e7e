import AssayExchange
import AssayJSON
import AssayRun

extension SampleRun {
  /// One of everything: passed, failed in several ways, without an answer, skipped, not loadable.
  static func ofEverything() throws -> SampleRun {
    var run = try SampleRun(
      [
        "scenarios/registration.scenarios.json": registration,
        "scenarios/conflict.scenarios.json": conflict,
        "scenarios/broken.scenarios.json": broken,
        "scenarios/contract.json": contract,
      ])
    try run.answer(.with(201, #"{"gid": "g-1", "name": "O'Neill"}"#))
    try run.answer(
      .with(201, #"{"gid": "g-1", "name": "O'Neil", "locale": "xx", "tags": ["a", "c"]}"#))
    try run.answer(
      .failure(
        TransportError(
          kind: .timedOut, code: 28, message: "Operation timed out after 30000 milliseconds",
          request: SentRequest(method: "POST", url: "http://127.0.0.1:8080/customers"),
          timings: Timings(total: .seconds(30)))))
    try run.answer(
      .with(201, #"{"gid": "g-1"}"#),
      .with(200, #"{"gid": "g-2", "token": "s3cret-t0ken"}"#, reason: "OK"))
    run.skip("needs 'other_token', which is not given (--secret other_token=VALUE)")
    return run
  }

  private static let contract = """
    {
      "name": "Customers",
      "clauses": [
        { "id": "registration.gid", "text": "a registration answers with a gid" },
        { "id": "conflict.status", "text": "a conflict is answered with 409" },
        { "id": "company.own", "text": "each company has its own customers" },
        { "id": "never.tested", "text": "nobody looks at this" }
      ]
    }
    """

  private static let registration = """
    {
      "name": "Registration",
      "contract": "contract.json",
      "scenarios": [
        {
          "name": "a minimal customer is registered",
          "covers": ["registration.gid"],
          "steps": [
            { "name": "register", "request": { "method": "POST", "path": "/customers" },
              "expect": { "status": "2xx" } }
          ]
        },
        {
          "name": "all attributes come back", "id": "REG-2",
          "covers": ["registration.gid"],
          "steps": [
            { "name": "register", "request": { "method": "POST", "path": "/customers" },
              "expect": {
                "status": "2xx",
                "headers": { "Content-Type": { "$is": { "pattern": "^application/json" } } },
                "json": {
                  "name": "O'Neill",
                  "locale": { "$is": { "enum": ["pt", "es"] } },
                  "email": "jane@example.com",
                  "tags": { "$exactly": ["a", "b"] }
                }
              } }
          ]
        },
        {
          "name": "a server that says nothing",
          "steps": [
            { "name": "wait", "request": { "method": "POST", "path": "/customers" },
              "expect": { "status": 200 } }
          ]
        }
      ]
    }
    """

  private static let conflict = """
    {
      "name": "Conflicting VAT number",
      "contract": "contract.json",
      "scenarios": [
        {
          "name": "another name under a known VAT number is a conflict",
          "covers": ["conflict.status"],
          "steps": [
            { "name": "register", "request": { "method": "POST", "path": "/customers" },
              "expect": { "status": "2xx" } },
            { "name": "register again", "request": { "method": "POST", "path": "/customers" },
              "expect": { "status": 409, "json": { "code": 409, "gid": "g-1" } } }
          ]
        },
        {
          "name": "two companies may register the same number",
          "covers": ["company.own"],
          "steps": [
            { "request": { "method": "POST", "path": "/customers" }, "expect": { "status": "2xx" } }
          ]
        }
      ]
    }
    """

  private static let broken = """
    {
      "name": "Misspelt",
      "scenarios": [
        { "name": "a", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expects": { "status": 200 } } ] }
      ]
    }
    """
}

extension SampleRun {
  /// A scenario file in which each scenario has one step.
  static func file(
    named name: String, scenarios: [String], expect: String = #"{ "status": 200 }"#
  ) -> String {
    let members = scenarios.map { scenario in
      """
          { "name": \(JSONNode.string(scenario)), "steps": [
            { "name": "look", "request": { "method": "GET", "path": "/" }, "expect": \(expect) } ] }
      """
    }
    return """
      {
        "name": \(JSONNode.string(name)),
        "scenarios": [
      \(members.joined(separator: ",\n"))
        ]
      }
      """
  }
}
