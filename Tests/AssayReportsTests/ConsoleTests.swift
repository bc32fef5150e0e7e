import AssayReports
import Testing

@Suite("The console")
struct ConsoleTests {
  @Test("A run of everything reads as recorded")
  func golden() throws {
    var style = ConsoleReporter.Style()
    style.reportPaths = ["reports/junit.xml"]
    style.target = "--reference"
    style.filterOption = "--filter"
    try expectGolden(SampleRun.ofEverything().console(style), "everything.console.txt")
  }
}
