import AssayReports
import AssayRun
import Testing

@Suite("The progress line")
struct ProgressTests {
  private func progress(failing: Int = 0, usesColor: Bool = false) throws -> ProgressText {
    let names = (0..<20).map { "s\($0)" }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    var progress = ProgressText(total: 20, usesColor: usesColor)
    for number in 0..<10 {
      try run.answer(.with(number < failing ? 500 : 200))
      progress.add(run.results[number])
    }
    return progress
  }

  @Test("tells how much is done, what failed, how fast it is and how long it will take")
  func whole() throws {
    let line = try progress(failing: 2).line(after: .seconds(2), columns: 100)
    #expect(line == "[############............] 10/20, 2 failed, 5 requests/s, 2 s left")
  }

  @Test(
    "gives up what can be spared until it fits",
    arguments: [
      (67, "[############............] 10/20, 2 failed, 5 requests/s, 2 s left"),
      (66, "10/20, 2 failed, 5 requests/s, 2 s left"), (39, "10/20, 2 failed, 2 s left"),
      (25, "10/20, 2 failed"), (15, "10/20"), (6, "10/20"), (5, ""), (0, ""),
    ])
  func narrow(_ columns: Int, _ expected: String) throws {
    let line = try progress(failing: 2).line(after: .seconds(2), columns: columns)
    #expect(line == expected)
  }

  @Test("colours take no room")
  func colored() throws {
    let line = try progress(failing: 1, usesColor: true).line(after: .seconds(2), columns: 16)
    #expect(line == "10/20, \u{1B}[1;31m1 failed\u{1B}[0m")
  }

  @Test("guesses nothing before there is something to go by")
  func early() throws {
    #expect(
      ProgressText(total: 3).line(after: .zero, columns: 80) == "[........................] 0/3")
    #expect(
      try progress().line(after: .milliseconds(100), columns: 80)
        == "[############............] 10/20")
    #expect(ProgressText("auditing", total: 0).line(after: .zero, columns: 20) == "auditing 0/0")
  }

  @Test(
    "long times are told in minutes and hours",
    arguments: [(89, "89 s left"), (600, "10 min left"), (20_000, "6 h left")])
  func long(_ seconds: Int, _ expected: String) throws {
    #expect(
      try progress().line(after: .seconds(seconds), columns: 100).hasSuffix(expected))
  }
}
