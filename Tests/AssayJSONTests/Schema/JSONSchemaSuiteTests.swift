import AssayJSON
import Foundation
import Testing

@Suite("The JSON Schema Test Suite", .enabled(if: Suites.arePresent, Suites.absence))
struct JSONSchemaSuiteTests {
  /// A schema of the suite with the instances to judge by it.
  struct Group: Sendable, CustomTestStringConvertible {
    var file: String
    var name: String
    var schema: JSONNode
    var tests: [Example]

    struct Example: Sendable {
      var name: String
      var instance: JSONNode
      var isValid: Bool
    }

    var testDescription: String { "\(file): \(name)" }

    /// The names of the examples that are judged otherwise than the suite has it.
    func misjudged() -> [String] {
      let options = JSONSchema.Options(
        unknownKeywords: .ignore, assertsFormat: file.hasPrefix("optional/format/"))
      do throws(JSONSchemaMistakes) {
        let schema = try JSONSchema.compile(
          schema, options: options, resolve: JSONSchemaSuiteTests.remote)
        return tests.filter { test in
          schema.errors(in: test.instance).isEmpty != test.isValid
            || schema.isValid(test.instance) != test.isValid
        }.map(\.name)
      } catch {
        return tests.map(\.name)
      }
    }
  }

  /// An example that is not judged as the suite has it, and why.
  struct LeftOut {
    var file: String
    var group: String
    var test: String
    var reason: String
  }

  static let leftOut = [
    LeftOut(
      file: "optional/cross-draft.json",
      group: "refs to historic drafts are processed as historic drafts",
      test: "first item not a string is valid",
      reason: "schemas of older drafts are refused, not read under the rules of 2020-12")
  ]

  private static let folder = "json-schema/tests/draft2020-12"

  /// What the suite expects to be served from this address lies in a folder beside the tests.
  private static func remote(_ uri: String) -> JSONNode? {
    let server = "http://localhost:1234/"
    guard uri.hasPrefix(server) else { return nil }
    let path = "json-schema/remotes/" + uri.dropFirst(server.count)
    return Suites.url(path) == nil ? nil : try? Suites.document(path)
  }

  private static func groups(in path: String) -> [Group] {
    files(in: path).flatMap { file in
      Suites.cases(from: "\(folder)/\(file)") { root in
        try #require(root.arrayValue).map { try read($0, of: file) }
      }
    }
  }

  private static func files(in path: String) -> [String] {
    guard let url = Suites.url(folder + path) else { return [] }
    let names = try? FileManager.default.contentsOfDirectory(atPath: url.path)
    return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
      .map { (path + "/" + $0).trimmingPrefix("/").description }
  }

  private static func read(_ node: JSONNode, of file: String) throws -> Group {
    let name = try #require(node["description"]?.stringValue)
    let schema: JSONNode = try #require(node["schema"])
    let tests = try #require(node["tests"]?.arrayValue).map { test in
      let name = try #require(test["description"]?.stringValue)
      let instance: JSONNode = try #require(test["data"])
      let isValid: Bool = try #require(test["valid"]?.boolValue as Bool?)
      return Group.Example(name: name, instance: instance, isValid: isValid)
    }
    return Group(file: file, name: name, schema: schema, tests: tests)
  }

  static let groups = groups(in: "") + groups(in: "/optional") + groups(in: "/optional/format")

  @Test("The suite has all its cases")
  func isComplete() {
    let isOptional = { (group: Group) in group.file.hasPrefix("optional/") }
    let counts = Self.groups.map { (isOptional($0), $0.tests.count) }
    #expect(counts.filter { !$0.0 }.reduce(0) { $0 + $1.1 } >= 1_299)
    #expect(counts.filter(\.0).reduce(0) { $0 + $1.1 } >= 926)
  }

  @Test("Every case is judged as the suite has it, but for those left out", arguments: groups)
  func isJudgedRightly(_ group: Group) {
    let leftOut = Self.leftOut.filter { $0.file == group.file && $0.group == group.name }
    #expect(group.misjudged() == leftOut.map(\.test))
  }

  @Test("Every case that is left out exists", arguments: leftOut.indices)
  func isLeftOutForAReason(_ index: Int) {
    let example = Self.leftOut[index]
    #expect(
      Self.groups.contains { group in
        group.file == example.file && group.name == example.group
          && group.tests.contains { $0.name == example.test }
      }, "\(example.test): \(example.reason)")
  }
}
