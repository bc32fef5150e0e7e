import BlockingTests
import Testing

@testable import AssayReports

@Suite("Failure texts of JUnit XML altogether", .blocking)
struct JUnitSizeTests {
  @Test("The first in plan order keep their texts, the others say where theirs is")
  func bounded() throws {
    let count = 700
    let names = (0..<count).map { "s\($0)" }
    var run = try SampleRun(["a.scenarios.json": SampleRun.file(named: "A", scenarios: names)])
    let page = String(repeating: "at <frame> & more of it\n", count: 600)
    for _ in names { try run.answer(.with(500, page)) }
    let xml = try run.junit()
    #expect(xml.utf8.count < 10_000_000)
    #expect(xml.utf8.count > 8_000_000)
    let cases = try ReadJUnit(xml).cases
    #expect(cases.count == count)
    #expect(cases.allSatisfy { $0.message == "step 'look': the status is 500, not 200" })
    let whole = cases.prefix { $0.text.contains("<frame>") }
    #expect(whole.count > 100)
    #expect(whole.count < count)
    #expect(cases.dropFirst(whole.count).allSatisfy { $0.text.contains("record") })
    #expect(try run.junit(endingIn: Array((0..<count).reversed())) == xml)
  }
}
