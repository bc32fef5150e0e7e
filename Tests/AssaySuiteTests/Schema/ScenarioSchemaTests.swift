import AssayJSON
import AssaySuite
import Foundation
import Testing

/// `scenarios/scenario.schema.json` is what editors complete with; the decoder is what counts.
@Suite("The editor's schema says what the decoder takes")
struct ScenarioSchemaTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("scenarios")

  private static func schema() throws -> JSONNode {
    let data = try Data(contentsOf: folder.appendingPathComponent("scenario.schema.json"))
    return try JSONDocument.parse(Array(data)).root
  }

  /// A file in which `?` stands where an object of each kind may have one more key.
  private static let kinds: [(definition: String, file: String)] = [
    ("file", #"{ ?, "scenarios": [] }"#),
    ("defaults", #"{ "defaults": { ? }, "scenarios": [] }"#),
    ("scenario", #"{ "scenarios": [ { ? } ] }"#),
    ("step", #"{ "scenarios": [ { "name": "s", "steps": [ { ? } ] } ] }"#),
    ("flow", #"{ "flows": { "f": { ? } }, "scenarios": [] }"#),
    ("flowUse", #"{ "scenarios": [ { "name": "s", "steps": [ { "flow": "f", ? } ] } ] }"#),
    ("retry", #"{ "scenarios": [ { "name": "s", "steps": [ { "retry": { ? } } ] } ] }"#),
    ("request", #"{ "scenarios": [ { "name": "s", "steps": [ { "request": { ? } } ] } ] }"#),
    ("options", #"{ "requests": { "r": { "options": { ? } } }, "scenarios": [] }"#),
    ("part", #"{ "requests": { "r": { "multipart": { "p": { ? } } } }, "scenarios": [] }"#),
    ("expect", #"{ "scenarios": [ { "name": "s", "steps": [ { "expect": { ? } } ] } ] }"#),
    ("auth", #"{ "requests": { "r": { "auth": { ? } } }, "scenarios": [] }"#),
    (
      "repeatWhile",
      #"{ "scenarios": [ { "name": "s", "steps": [ { "repeat": { ? } } ] } ] }"#
    ),
    (
      "cookie",
      #"{ "scenarios": [ { "name": "s", "steps": [ { "expect": { "cookies": { "c": { ? } } } } ] } ] }"#
    ),
    (
      "content",
      #"{ "scenarios": [ { "name": "s", "steps": [ { "expect": { "content": { ? } } } ] } ] }"#
    ),
    (
      "events",
      #"{ "scenarios": [ { "name": "s", "steps": [ { "expect": { "events": { "expect": 1, ? } } } ] } ] }"#
    ),
    (
      "assertion",
      #"{ "scenarios": [ { "name": "s", "steps": [ { "expect": { "assert": [ { ? } ] } } ] } ] }"#
    ),
  ]

  @Test("the keys of each kind of object are the same", arguments: kinds.map(\.definition))
  func keysAreTheSame(_ definition: String) throws {
    let file = try #require(Self.kinds.first { $0.definition == definition }?.file)
    let text = file.replacingOccurrences(of: "?", with: #""qqqqqqqqqqqqqqqqqqqq": 1"#)
    let suite = SuiteLoader(files: OneFile(text: text)).suite(at: ["x.scenarios.json"])
    let diagnostic = try #require(
      suite.diagnostics.first { $0.code == "unknown-key" && $0.message.contains("qqqq") })
    let known = try #require(diagnostic.notes.first?.message.dropFirst("known: ".count))
    let decoded = Set(known.split(separator: ", ").map(String.init))
    let properties = try Self.schema()["$defs"]?[definition]?["properties"]?.objectValue
    #expect(decoded == Set(try #require(properties).members.map(\.name)))
  }

  @Test("every kind of object in the schema is among these")
  func everyKindIsTested() throws {
    let definitions = try #require(try Self.schema()["$defs"]?.objectValue)
    let closed = definitions.members.filter { $0.value["additionalProperties"]?.boolValue == false }
    #expect(Set(closed.map(\.name)) == Set(Self.kinds.map(\.definition)))
  }

  @Test("the bundled scenarios fit the schema")
  func bundledScenariosFit() throws {
    let schema = try JSONSchema.compile(try Self.schema())
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let files = names.filter { $0.hasSuffix(".scenarios.json") }
    try #require(!files.isEmpty)
    for name in files {
      let data = try Data(contentsOf: Self.folder.appendingPathComponent(name))
      let errors = schema.errors(in: try JSONDocument.parse(Array(data)).root)
      #expect(errors.isEmpty, "\(name): \(errors.map(\.message))")
    }
  }
}

/// A folder with one file in it.
private struct OneFile: FileReading {
  let text: String

  func bytes(of path: String) throws(FileError) -> [UInt8] { Array(text.utf8) }

  func isFolder(_ path: String) -> Bool? { false }

  func names(in folder: String) throws(FileError) -> [String] { [] }
}
