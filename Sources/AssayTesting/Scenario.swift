internal import AssayExchange
internal import AssayJSON
internal import AssayRun
internal import AssaySuite
internal import AssayVerdict
public import Testing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One scenario, or one of its example rows.
public struct Scenario: Sendable {
  let file: SuiteFile
  let scenario: AssaySuite.Scenario
  let values: [String: JSONNode]

  /// The scenario's name, with the values of its row.
  public var name: String { scenario.name }

  /// The scenario's tags.
  public var tags: [String] { scenario.tags }

  /// Runs the scenario and records an issue for everything that is not as it should be, at its place
  /// in the scenario file.
  ///
  /// - Throws: What makes the target unusable. A scenario that needs a value which was not given
  ///   cancels the test, with the reason.
  public func run(against target: Target) async throws {
    let settings = try settings(for: target)
    let single = Plan(
      Suite(files: [fileWithJustThis]), selection: Selection(), settings: settings)
    let loop = try await SharedLoop.shared.loop()
    let result = await Runner(settings: settings, loop: loop).run(single) { _ in }
    for result in result.results { try record(result) }
  }

  private var fileWithJustThis: SuiteFile {
    var file = file
    file.scenarios = [scenario]
    return file
  }

  private func settings(for target: Target) throws -> RunSettings {
    var settings = RunSettings(
      baseURL: try target.baseURL(), seed: TestEnvironment.seed, startedAt: time(nil))
    settings.values = values
    settings.jobs = 1
    if let input = fileWithJustThis.missingInputs(settings).first {
      throw MissingInput(name: input.name)
    }
    return settings
  }

  private func record(_ result: ScenarioResult) throws {
    let step = result.steps.last.map { "step '\($0.name)': " } ?? ""
    switch result.verdict {
    case .passed: break
    case .skipped(let reason): try Test.cancel("\(reason)")
    case .failed(let mismatches):
      for mismatch in mismatches {
        Issue.record("\(step)\(mismatch.message)", sourceLocation: mismatch.place.sourceLocation)
      }
    case .errored(let trouble):
      let place = trouble.place ?? scenario.place
      Issue.record("\(step)\(trouble.message)", sourceLocation: place.sourceLocation)
    }
  }
}

extension Scenario: CustomTestStringConvertible, CustomStringConvertible {
  public var description: String { name }

  public var testDescription: String { "\(file.name): \(name)" }
}

/// A value that scenarios need from outside and that was not given.
struct MissingInput: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "the scenarios need '\(name)': give it under 'variables', or as ASSAY_SECRET_\(name)"
  }
}

/// The one curl loop of all tests in the process: they are separate calls that share nothing else.
actor SharedLoop {
  static let shared = SharedLoop()
  private var started: CurlLoop?

  func loop() throws -> CurlLoop {
    if let started { return started }
    let loop = try CurlLoop()
    started = loop
    return loop
  }
}

extension Place {
  /// The place in Swift Testing's form, so that an editor jumps into the JSON file.
  fileprivate var sourceLocation: SourceLocation {
    let start = start
    let file = source.name.split(separator: "/").last.map(String.init) ?? source.name
    return SourceLocation(
      fileID: "scenarios/\(file)", filePath: source.name, line: start.line, column: start.column)
  }
}
