/// What whole processes cost, from exec to exit, each beside another one: in turns, so that whatever
/// else the machine does meets both alike. What counts is the ratio of two figures of one turn.
struct WholeBenchmark {
  let isQuick: Bool
  let url: String

  private var rounds: Int { isQuick ? 3 : 5 }
  private var sizes: [Int] { isQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000] }

  /// - Parameter tell: takes each line of the table as soon as it is known.
  func rows(_ tell: (String) -> Void) throws -> [WholeRow] {
    let assay = try Program.assay.path
    let peer = try Program.peer.path
    var rows: [WholeRow] = []
    func add(_ row: WholeRow) {
      rows.append(row)
      tell(row.line)
    }
    tell(WholeRow.heading)
    for size in sizes {
      let suite = try MadeSuite(count: size)
      defer { suite.remove() }
      let run = [
        assay, "run", suite.folder, "--base-url", url, "--jobs", "8", "--quiet", "--report-junit",
        "\(suite.folder)/junit.xml",
      ]
      let loop = [peer, "loop", "\(url)/customers", String(size), "8"]
      add(try row("run of \(size), JUnit", run, beside: loop, units: size, isBounded: true))
      let recorded = run + ["--report-json", "\(suite.folder)/run.jsonl"]
      add(try row("run of \(size), JUnit and record", recorded, beside: loop, units: size))
      if size == 10_000 {
        let reading = ["python3", "-c", Self.reading] + suite.paths
        add(try row("check of \(size)", [assay, "check", suite.folder], beside: reading))
      }
    }
    let one = try MadeSuite(count: 10)
    defer { one.remove() }
    let single = [
      assay, "run", one.paths[0], "--base-url", url, "--quiet", "--report-junit",
      "\(one.folder)/junit.xml",
    ]
    add(try row("--version", [assay, "--version"], beside: [peer, "empty"], factor: 5))
    add(try row("run of one request", single, beside: [peer, "empty"], factor: 5))
    return rows
  }

  /// What reading the same files costs in Python.
  private static let reading = "import json, sys; [json.load(open(path)) for path in sys.argv[1:]]"

  /// - Parameters:
  ///   - units: how many scenarios a run has.
  ///   - factor: how many times as many turns, where one is short.
  private func row(
    _ name: String, _ command: [String], beside other: [String], units: Int? = nil,
    factor: Int = 1, isBounded: Bool = false
  ) throws -> WholeRow {
    var pairs: [(other: ChildProcess.Cost, own: ChildProcess.Cost)] = []
    // The first turn warms the caches, and does not count.
    for _ in 0...rounds * factor {
      pairs.append((try ChildProcess.cost(of: other), try ChildProcess.cost(of: command)))
    }
    return WholeRow(name: name, units: units, pairs.dropFirst(), isBounded: isBounded)
  }
}
