import AssayExchange
import AssayJSON
import AssayReports
import AssayRun
import AssaySuite

/// The same requests as a run makes them: scenarios with what they expect, all answers judged, told
/// to the console and made a JUnit report, which goes nowhere.
struct ScenarioClient {
  private static let text = """
    {
      "defaults": { "headers": { "Authorization": "Bearer a-token-of-a-company" } },
      "scenarios": [ {
        "name": "registers",
        "steps": [ {
          "request": {
            "method": "POST", "path": "/customers",
            "json": {
              "name": "Jane Doe Inc.", "vatNumber": "PT123456789", "country": "PT"
            }
          },
          "expect": {
            "status": 201,
            "json": {
              "name": "Jane Doe Inc.", "vatNumber": "PT123456789", "country": "PT",
              "gid": { "$is": { "type": "string", "minLength": 1 } }
            }
          }
        } ]
      } ]
    }
    """

  private let suite: Suite
  private var settings: RunSettings
  private let loop: CurlLoop

  init(url: String, atATime width: Int) throws {
    suite = SuiteLoader(files: OneFile(text: Self.text)).suite(at: [OneFile.path])
    settings = RunSettings(baseURL: try BaseURL(url), seed: 1, startedAt: 0)
    settings.jobs = width
    loop = try CurlLoop()
  }

  /// Runs so many scenarios of one request; false where one of them does not pass.
  func run(_ count: Int) async -> Bool {
    var selection = Selection()
    selection.repeats = count
    let plan = Plan(suite, selection: selection, settings: settings)
    var reports = Reports(
      [
        ConsoleReporter { _ throws(ReportFileError) in },
        JUnitReporter { _ throws(ReportFileError) in },
      ],
      redactor: GrowingRedactor(.none), hostname: "localhost", startedAt: 0)
    let result = await Runner(settings: settings, loop: loop).run(plan) { reports.report($0) }
    return result.counts.passed == count
  }

  func close() { loop.shutdown() }
}

/// A scenario file in memory.
private struct OneFile: FileReading {
  static let path = "benchmark.scenarios.json"

  let text: String

  func bytes(of path: String) throws(FileError) -> [UInt8] { Array(text.utf8) }
  func isFolder(_ path: String) -> Bool? { path == Self.path ? false : nil }
  func names(in folder: String) throws(FileError) -> [String] { [] }
}
