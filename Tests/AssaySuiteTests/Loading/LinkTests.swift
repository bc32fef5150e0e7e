import AssayJSON
import AssaySuite
import Foundation
import Testing

@Suite("Symbolic links among scenario files")
struct LinkTests {
  private static let good = Frame.steps.file(around: Frame.plainStep)

  /// Links by their path and what they say, and the files that are found in `s`.
  static let trees: [(links: [String: String], found: [String])] = [
    (["s/real/up": ".."], ["s/a.scenarios.json", "s/real/b.scenarios.json"]),
    (["s/real/self": "."], ["s/a.scenarios.json", "s/real/b.scenarios.json"]),
    (["s/real/over": "../.."], ["s/a.scenarios.json", "s/real/b.scenarios.json"]),
    (["s/first": "real", "s/zlast": "real"], ["s/a.scenarios.json", "s/real/b.scenarios.json"]),
    (
      ["s/linked": "../beside", "s/linked2": "../beside"],
      ["s/a.scenarios.json", "s/linked/c.scenarios.json", "s/real/b.scenarios.json"]
    ),
    (
      ["s/linked": "../beside", "beside/back": "../s", "beside/round": "."],
      ["s/a.scenarios.json", "s/linked/c.scenarios.json", "s/real/b.scenarios.json"]
    ),
    (
      ["s/z.scenarios.json": "a.scenarios.json"], ["s/a.scenarios.json", "s/real/b.scenarios.json"]
    ),
    (["s/gone": "nowhere"], ["s/a.scenarios.json", "s/real/b.scenarios.json"]),
  ]

  private func withTree(
    _ links: [String: String], _ body: (_ root: String) throws -> Void
  ) throws {
    let files = FileManager.default
    let root = files.temporaryDirectory.appendingPathComponent("links-\(UUID().uuidString)")
    defer { try? files.removeItem(at: root) }
    for name in ["s/a", "s/real/b", "beside/c"] {
      let file = root.appendingPathComponent("\(name).scenarios.json")
      try files.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.good.utf8).write(to: file)
    }
    for (path, target) in links {
      try files.createSymbolicLink(
        atPath: root.appendingPathComponent(path).path, withDestinationPath: target)
    }
    try body(root.path)
  }

  @Test("lead to each file once, and never round", arguments: trees)
  func found(_ links: [String: String], _ found: [String]) throws {
    try withTree(links) { root in
      let suite = SuiteLoader().suite(at: ["\(root)/s"])
      #expect(suite.files.map(\.path) == found.map { "\(root)/\($0)" })
      #expect(!suite.hasErrors, "\(suite.rendered)")
    }
  }

  @Test("that lead nowhere are an error where they are scenario files by their names")
  func broken() throws {
    try withTree(["s/gone.scenarios.json": "nowhere"]) { root in
      let suite = SuiteLoader().suite(at: ["\(root)/s"])
      #expect(suite.files.count == 3)
      #expect(suite.diagnostics.map(\.code) == ["unreadable-file"])
      #expect(suite.diagnostics[0].message.contains("gone.scenarios.json"))
    }
  }

  @Test("to a file that is named as well do not make it two")
  func named() throws {
    try withTree(["s/link.scenarios.json": "a.scenarios.json"]) { root in
      let paths = ["s/link.scenarios.json", "s/a.scenarios.json", "s"].map { "\(root)/\($0)" }
      #expect(SuiteLoader().suite(at: paths).files.count == 2)
    }
  }

  @Test("in a crowd of folders that link to one another are followed in no time")
  func crowd() throws {
    let names = (0..<12).map { "p\($0)" }
    var links: [String: String] = [:]
    for name in names {
      for other in names where other != name { links["s/\(name)/\(other)"] = "../\(other)" }
    }
    let folders = links
    try withTree([:]) { root in
      for name in names {
        try FileManager.default.createDirectory(
          atPath: "\(root)/s/\(name)", withIntermediateDirectories: true)
      }
      for (path, target) in folders {
        try FileManager.default.createSymbolicLink(
          atPath: "\(root)/\(path)", withDestinationPath: target)
      }
      #expect(SuiteLoader().suite(at: ["\(root)/s"]).files.count == 2)
    }
  }
}
