import AssayJSON
import AssaySuite
import Foundation
import Testing

@Suite("The text of a file in a placeholder")
struct TextFileTests {
  @Test("is the file's, beside the scenario file that names it")
  func text() throws {
    let files = [
      "s/a.scenarios.json": Frame.request.file(
        around: #"{"method": "POST", "path": "/", "text": "<{{file \"x/b.txt\"}}|{{file name}}>"}"#),
      "s/x/b.txt": "a {{uuid}}\n", "s/c": "Σ",
    ]
    let suite = SuiteLoader(files: MemoryFiles(files), given: ["name"])
      .suite(at: ["s/a.scenarios.json"])
    try #require(suite.diagnostics.isEmpty, "\(suite.rendered)")
    var scope = Scope(
      values: ["name": .string("c")], seed: 1, identity: "", now: 0, files: MemoryFiles(files))
    let step = try #require(suite.files.first?.scenarios.first?.steps.first)
    let sent = try step.request.resolved(in: &scope)
    #expect(sent.content == Array("<a {{uuid}}\n|Σ>".utf8))
    for (name, message) in [
      ("../../b.txt", "'../../b.txt' leads out of the working folder"),
      ("d", "cannot read s/d: No such file or directory"),
    ] {
      scope.define("name", as: .string(name))
      let error = try #require(throws: TemplateError.self) {
        _ = try step.request.resolved(in: &scope)
      }
      #expect(error.message == message)
    }
  }

  @Test("is missed before the run where the name is written out", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws { try mistake.check() }

  static let mistakes = [
    Mistake(
      .text, #""a «{{file \"b.txt\"}}»""#, "unreadable-file",
      "cannot read b.txt: No such file or directory"),
    Mistake(
      .text, #""«{{x ?? file \"../b.txt\"}}»""#, "unreadable-file",
      "'../b.txt' leads out of the working folder"),
    Mistake(
      .text, #""«{{file \"/etc/passwd\"}}»""#, "unreadable-file",
      "'/etc/passwd' leads out of the working folder"),
    Mistake(
      .text, #""{{«file 5»}}""#, "placeholder-syntax", "wrong arguments for 'file'",
      note: "it is written {{file \"name.txt\"}} or {{file name}}"),
  ]

  @Test("is neither taken through a link that leads out of the folder nor from what is no text")
  func linksAndBytes() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("assay-\(UUID().uuidString.lowercased())")
    let inner = folder.appendingPathComponent("s")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("secret".utf8).write(to: folder.appendingPathComponent("secret"))
    try FileManager.default.createSymbolicLink(
      atPath: inner.appendingPathComponent("out").path, withDestinationPath: "../secret")
    try FileManager.default.createSymbolicLink(
      atPath: inner.appendingPathComponent("in").path, withDestinationPath: "bytes")
    try Data([0xFF]).write(to: inner.appendingPathComponent("bytes"))
    let request =
      #"{"method": "POST", "path": "/", "#
      + #""multipart": {"a": {"file": "out"}, "b": "{{file \"out\"}}", "c": "{{file \"in\"}}", "#
      + #""d": {"file": "in"}}}"#
    let path = inner.appendingPathComponent("a.scenarios.json").path
    try Data(Frame.request.file(around: request).utf8).write(to: URL(fileURLWithPath: path))
    let messages = SuiteLoader().suite(at: [path]).diagnostics.map(\.message)
    #expect(
      messages == [
        "'out' leads out of \(inner.path)",
        "'out' leads out of \(inner.path)",
        "\(inner.path)/in is not UTF-8, so it is no text; 'file-base64' takes any bytes",
      ])
  }
}
