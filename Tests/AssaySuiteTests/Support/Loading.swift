import AssayJSON
import AssaySuite
import Testing

/// Loads one file that must have no mistake.
func load(
  _ text: String, besides files: [String: String] = [:], given: Set<String> = []
) throws -> SuiteFile {
  let all = files.merging(["a.scenarios.json": text]) { $1 }
  let suite = SuiteLoader(files: MemoryFiles(all), given: given).suite(at: ["a.scenarios.json"])
  try #require(!suite.hasErrors, "\(suite.rendered)")
  return try #require(suite.files.first)
}

/// The request of the first step as it would be sent, with these values given from outside.
func request(
  of file: SuiteFile, values: [String: JSONNode] = [:], seed: UInt64 = 1, now: Int = 0
) throws -> ResolvedRequest {
  let step = try #require(file.scenarios.first?.steps.first)
  var scope = Scope(values: values, seed: seed, identity: "test", now: now)
  return try step.request.resolved(in: &scope)
}
