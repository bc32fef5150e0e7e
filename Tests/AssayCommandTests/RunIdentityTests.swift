import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("What a run is a run of", .blocking)
struct RunIdentityTests {
  private static let reports = ["r.jsonl", "r.xml", "r.html", "r.md", "r.tap"]

  private func run(
    _ options: [String] = [], environment: [String: String] = [:]
  ) throws -> (output: String, texts: [String: String]) {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "name": "A", "scenarios": [
        { "name": "a", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expect": { "status": 404 } } ] },

        { "name": "b", "steps": [
          { "request": { "method": "GET", "path": "/" }, "expect": { "status": 200 } } ] } ] }
      """, to: "deep/a.scenarios.json")
    let server = try AnsweringServer { _ in .json(200, "{}") }
    defer { server.stop() }
    let asked = zip(["json", "junit", "html", "markdown", "tap"], Self.reports)
      .flatMap { ["--report-\($0)", $1] }
    let outcome = try Binary.run(
      ["run", "--base-url", server.url, folder.url.appendingPathComponent("deep").path] + asked
        + options, in: folder.url, environment: environment)
    #expect(outcome.status == 1, "\(outcome.errors)")
    var texts: [String: String] = [:]
    for name in Self.reports {
      texts[name] = try String(
        contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
    }
    return (outcome.output, texts)
  }

  private static let commit = "0f3c9a1d5b7e2468"
  private static let job = "https://ci.example.org/team/jobs/4711"

  @Test(
    "is in every report, as the CI system has it",
    arguments: [
      [
        "GITLAB_CI": "true", "CI_COMMIT_SHA": commit, "CI_COMMIT_REF_NAME": "topic/x",
        "CI_JOB_URL": job,
      ],
      [
        "GITHUB_ACTIONS": "true", "GITHUB_SHA": commit, "GITHUB_REF_NAME": "7/merge",
        "GITHUB_HEAD_REF": "topic/x", "GITHUB_SERVER_URL": "https://ci.example.org",
        "GITHUB_REPOSITORY": "team/api", "GITHUB_RUN_ID": "4711",
      ],
      [
        "JENKINS_URL": "https://ci.example.org/", "GIT_COMMIT": commit, "BRANCH_NAME": "topic/x",
        "BUILD_URL": job,
      ],
      [
        "TF_BUILD": "True", "BUILD_SOURCEVERSION": commit,
        "BUILD_SOURCEBRANCH": "refs/heads/topic/x",
        "SYSTEM_COLLECTIONURI": "https://ci.example.org/", "SYSTEM_TEAMPROJECT": "my team",
        "BUILD_BUILDID": "4711",
      ],
      [
        "CIRCLECI": "true", "CIRCLE_SHA1": commit, "CIRCLE_BRANCH": "topic/x",
        "CIRCLE_BUILD_URL": job,
      ],
      [
        "BUILDKITE": "true", "BUILDKITE_COMMIT": commit, "BUILDKITE_BRANCH": "topic/x",
        "BUILDKITE_BUILD_URL": job,
      ],
    ])
  func build(_ environment: [String: String]) throws {
    let (output, texts) = try run(environment: environment)
    for (name, text) in texts.merging(["console": output], uniquingKeysWith: { first, _ in first })
    {
      #expect(text.contains(Self.commit), "\(name)")
      #expect(text.contains("topic/x"), "\(name)")
      #expect(text.contains("https://ci.example.org/") && text.contains("4711"), "\(name)")
    }
    #expect(texts["r.html"]?.contains("<a href=\"https://ci.example.org/") == true)
  }

  @Test(
    "is nothing where no CI system says so, and no link that is none",
    arguments: [
      ["CI_COMMIT_SHA": commit, "GIT_COMMIT": commit, "BUILD_URL": job],
      ["GITLAB_CI": "true", "CI_COMMIT_SHA": "", "CI_JOB_URL": "javascript:alert(1)//4711"],
    ])
  func nothing(_ environment: [String: String]) throws {
    let (output, texts) = try run(environment: environment)
    for text in texts.values + [output] {
      #expect(!text.contains(Self.commit))
      #expect(!text.contains("4711"))
      #expect(!text.contains("javascript:alert"))
    }
  }

  @Test("has a name that stands in every report, and before JUnit's class names")
  func name() throws {
    let (output, texts) = try run(["--run-name", "staging.eu <1>"])
    #expect(output.contains("run staging.eu <1>\n"))
    #expect(output.contains("--run-name 'staging.eu <1>'"))
    for (name, text) in texts { #expect(text.contains("staging.eu"), "\(name)") }
    #expect(texts["r.xml"]?.contains("classname=\"staging_eu__1_.assay.deep.a\"") == true)
    #expect(try run().texts["r.xml"]?.contains("classname=\"assay.deep.a\"") == true)
  }

  @Test("--junit-file-attributes adds the file from the root and the scenario's line")
  func attributes() throws {
    let xml = try run(["--junit-file-attributes"]).texts["r.xml"] ?? ""
    #expect(xml.contains(#" file="deep/a.scenarios.json" line="2">"#))
    #expect(xml.contains(#" file="deep/a.scenarios.json" line="5"/>"#))
    #expect(try run().texts["r.xml"]?.contains(" file=") == false)
  }
}
