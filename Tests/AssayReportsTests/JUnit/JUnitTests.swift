import AssayExchange
import AssayRun
import AssayVerdict
import BlockingTests
import Testing

@testable import AssayReports

@Suite("JUnit XML", .blocking)
struct JUnitTests {
  @Test("A run of everything reads as recorded")
  func golden() throws {
    try expectGolden(SampleRun.ofEverything().junit(), "everything.junit.xml")
  }

  @Test(
    "A run of everything is valid under the schemas of the readers",
    .enabled(if: JUnitSchemas.canRun, JUnitSchemas.absence), arguments: JUnitSchemas.names)
  func schemas(_ schema: String) throws {
    // The property of a testcase that readers take ids from; no schema has it, so that it is written
    // where a scenario has an id, and nowhere else.
    let ids = #/ *<properties>\n *<property name="test_id" value="[^"]*"/>\n *</properties>\n/#
    let whole = try SampleRun.ofEverything().junit()
    let xml = whole.replacing(ids, with: "")
    #expect(whole.matches(of: ids).count == 1)
    #expect(!xml.contains("test_id"))
    #expect(try JUnitSchemas.complaints(about: xml, under: schema) == "")
  }

  @Test("Counts are those of the testcases, and properties bear a name once")
  func counts() throws {
    let read = try ReadJUnit(SampleRun.ofEverything().junit())
    #expect(read.suites.map { $0.attributes["id"] } == ["0", "1", "2"])
    for suite in read.suites {
      func count(_ outcome: String) -> String {
        String(suite.cases.count { $0.outcome == outcome })
      }
      #expect(suite.attributes["tests"] == String(suite.cases.count))
      #expect(suite.attributes["failures"] == count("failure"))
      #expect(suite.attributes["errors"] == count("error"))
      #expect(suite.attributes["skipped"] == count("skipped"))
      #expect(Set(suite.properties.map(\.name)).count == suite.properties.count)
    }
    #expect(read.suites[0].properties.map(\.name).prefix(4).last == "clause.registration.gid")
    #expect(
      read.suites[0].properties.first { $0.name == "clause.never.tested" }?.value == "untested")
  }

  @Test("Scenarios that end in another order are written in the plan's, byte for byte")
  func order() throws {
    let run = try SampleRun.ofEverything()
    #expect(try run.junit(endingIn: [4, 1, 3, 0, 2]) == run.junit())
  }

  @Test("A file that could not be loaded is one error with all that is wrong")
  func broken() throws {
    let read = try ReadJUnit(SampleRun.ofEverything().junit())
    let broken = try #require(read.suites.last?.cases.first)
    #expect(broken.outcome == "error")
    #expect(broken.type == "assay.load")
    #expect(broken.text.contains("scenarios/broken.scenarios.json:5:54: error:"))
    #expect(broken.text.contains("[no-expectation]"))
  }

  @Test("Testcases of one name are told apart")
  func names() throws {
    let text = SampleRun.file(named: "x", scenarios: ["twice", "once"])
    var run = try SampleRun([
      "a-b.scenarios.json": text, "a+b.scenarios.json": text, "a_b.scenarios.json": text,
    ])
    for _ in run.plan.scenarios { try run.answer(.with(200)) }
    let cases = try ReadJUnit(run.junit()).cases
    #expect(cases.count == 6)
    #expect(Set(cases.map { "\($0.classname) \($0.name)" }).count == 6)
    #expect(cases.allSatisfy { $0.classname.hasPrefix("assay.") })
  }

  @Test(
    "A class is named by the file's path",
    arguments: [
      ("scenarios/conflict.scenarios.json", "assay.scenarios.conflict"),
      ("./a/../b c/x.y.scenarios.json", "assay.a.b_c.x_y"),
      ("/abs/ключ.json", "assay.abs.ключ"),
      ("", "assay"),
    ])
  func classes(_ path: String, _ classname: String) {
    #expect(JUnitNames.classname(ofPath: path) == classname)
  }

  @Test(
    "Where the files are kept is no part of a class's name",
    arguments: [
      (["a.json", "./b/c.json"], ["a.json", "./b/c.json"]),
      (["/home/ci/a.json", "/home/ci/./b/c.json"], ["a.json", "b/c.json"]),
      (["/home/cinema/a.json"], ["a.json"]),
      (["/builds/77/api/a.json", "/builds/77/api/b/c.json"], ["a.json", "b/c.json"]),
      (["/home/ci/x/a.json", "/builds/77/b.json", "c.json"], ["x/a.json", "b.json", "c.json"]),
      (["/home/ci/../other/a.json"], ["a.json"]),
    ])
  func folders(_ paths: [String], _ shown: [String]) {
    #expect(JUnitNames.paths(paths, from: "/home/ci") == shown)
  }

  @Test("What passed on a later try carries what was wrong before, as Jenkins knows it")
  func flaky() throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    try run.answer(.with(503))
    let first = run.results[0]
    run.results = []
    try run.answer(.with(200))
    run.results[0].earlierTries = [first]
    let xml = try run.junit()
    let read = try #require(ReadJUnit(xml).cases.first)
    #expect(read.outcome == "flakyFailure")
    #expect(read.message == "step 'look': the status is 503, not 200")
    if JUnitSchemas.canRun {
      #expect(try JUnitSchemas.complaints(about: xml, under: "jenkins-junit-10") == "")
    }
  }

  @Test(
    "All tries are told, the first as the failure where none passed",
    arguments: [
      ([503, 200], ["<flakyFailure"]),
      ([503, 502, 200], ["<flakyFailure", "<flakyFailure"]),
      ([503], ["<failure"]),
      ([503, 502, 500], ["<failure", "<rerunFailure", "<rerunFailure"]),
    ])
  func tries(_ statuses: [Int], _ elements: [String]) throws {
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: ["one"])])
    var tries: [ScenarioResult] = []
    for status in statuses {
      run.results = []
      try run.answer(.with(status))
      tries += run.results
    }
    run.results[0].earlierTries = Array(tries.dropLast())
    let xml = try run.junit()
    let told = xml.split(separator: "\n").filter { $0.contains(" message=") }
    #expect(told.count == elements.count)
    for (line, (element, status)) in zip(told, zip(elements, statuses)) {
      #expect(line.contains("\(element) message=\"step 'look': the status is \(status)"))
    }
    _ = try ReadJUnit(xml)
    if JUnitSchemas.canRun {
      #expect(try JUnitSchemas.complaints(about: xml, under: "jenkins-junit-10") == "")
    }
  }

  @Test(
    "Times have a point and three decimals",
    arguments: [
      (Duration.zero, "0.000"), (.milliseconds(105), "0.105"), (.microseconds(1499), "0.001"),
      (.microseconds(1500), "0.002"), (.seconds(86_400), "86400.000"), (.seconds(-1), "0.000"),
    ])
  func times(_ duration: Duration, _ text: String) {
    #expect(seconds(duration) == text)
  }
}
