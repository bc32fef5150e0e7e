import Foundation
import Testing

/// Compares a text with the file that holds what it should be; `RECORD_GOLDENS=1` writes the file
/// anew and fails the run, so that nobody leaves it on.
func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  at location: Testing.SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Goldens")
  let url = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try Data(text.utf8).write(to: url)
    Testing.Issue.record("recorded \(name)", sourceLocation: location)
    return
  }
  let golden = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  #expect(
    text == golden, "\(name) differs; RECORD_GOLDENS=1 records it anew", sourceLocation: location)
}
