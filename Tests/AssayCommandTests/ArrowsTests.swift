import BlockingTests
import Foundation
import Testing

/// The check of who uses whom, over small trees that the compiler indexes for it.
@Suite("The check of arrows", .blocking, .enabled(if: Arrows.canRun, Arrows.absence))
struct ArrowsTests {
  /// `High/Top` uses `Low/Base`, and both stand in that order.
  private static let sound = Arrows(
    files: [
      "Low/Base/Ground.swift": "public struct Ground { public init() {} }",
      "Low/Wall/Wall.swift": "public struct Wall { public let ground = Ground() }",
      "High/Top/Roof.swift": "import Low\nstruct Roof { let ground = Ground() }",
      "High/Main.swift": "let roof = Roof()",
    ],
    order: "Low\n  Base # the ground\n  Wall\nHigh\n  Top\n")

  @Test("passes where each uses what stands above it")
  func passes() throws {
    let result = try Self.sound.check()
    #expect(result.output == "")
    #expect(result.status == 0)
  }

  @Test("fails and says who uses what", arguments: planted)
  func fails(_ plant: Planted) throws {
    let result = try plant.tree.check()
    #expect(result.status == 1)
    for line in plant.lines { #expect(result.output.contains(line), "\(result.output)") }
  }

  /// A tree with one fault, and what is said of it.
  struct Planted: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let tree: Arrows
    let lines: [String]

    init(_ name: String, _ lines: String..., change: (inout Arrows) -> Void) {
      testDescription = name
      self.lines = lines
      var tree = ArrowsTests.sound
      change(&tree)
      self.tree = tree
    }
  }

  static let planted = [
    Planted(
      "a folder uses one below it, and that the other: a cycle",
      "Low/Base uses Low/Wall, which stands below it in .ci/arrows.txt:",
      "  Sources/Low/Base/Bottom.swift:1 uses Wall of Sources/Low/Wall/Wall.swift"
    ) { $0.files["Low/Base/Bottom.swift"] = "struct Bottom { let wall: Wall }" },
    Planted(
      "a member is used whose type is not named",
      "Low/Base uses Low/Wall", "  Sources/Low/Base/Bottom.swift:1 uses height"
    ) {
      $0.files["Low/Wall/Height.swift"] = "extension Ground { var height: Int { 1 } }"
      $0.files["Low/Base/Bottom.swift"] = "func height() -> Int { Ground().height }"
    },
    Planted(
      "a target stands below one that uses it",
      "High/Top uses Low/Base, which stands below it"
    ) { $0.order = "High\n  Top\nLow\n  Base\n  Wall\n" },
    Planted(
      "a folder uses a file that stands beside the folders, which may use them all",
      "High/Top uses High/., which stands below it"
    ) { $0.files["High/Top/Spire.swift"] = "func spire() { _ = roof }" },
    Planted("a folder without a place", "Sources/Low/Wall has no place in .ci/arrows.txt") {
      $0.order = "Low\n  Base\nHigh\n  Top\n"
    },
    Planted("a place without a folder", ".ci/arrows.txt has Low/Roof, which has no Swift file") {
      $0.order = "Low\n  Base\n  Wall\n  Roof\nHigh\n  Top\n"
    },
    Planted(
      "an exception that nothing needs",
      ".ci/arrows.txt excepts Low/Base -> Low/Wall, which nothing needs any more"
    ) { $0.order = "Low\n  Base\n  Wall\n  except Base -> Wall\nHigh\n  Top\n" },
    Planted("a file that was never built", "Sources/Low/Base/New.swift is not in the index") {
      $0.unbuilt["Low/Base/New.swift"] = ""
    },
    Planted("a line that says nothing", "arrows.txt:2: neither a target") {
      $0.order = "Low\n  Base and Wall\n"
    },
  ]
}

/// Files by their paths in `Sources`, and the order that they are to keep.
struct Arrows: Sendable {
  var files: [String: String]
  var order: String
  /// Files that come after the build.
  var unbuilt: [String: String] = [:]

  static let script = URL(filePath: "../../.ci/arrows", relativeTo: URL(filePath: #filePath)).path
  static let canRun = ["swiftc", "python3"].allSatisfy { inPath($0) != nil }
  static let absence: Testing.Comment = "NOT RUN: needs swiftc and python3 in PATH."

  private static func inPath(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Compiles the files target by target, and runs the check over them.
  func check() throws -> (output: String, status: Int32) {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let built = root.appending(path: "built")
    try FileManager.default.createDirectory(at: built, withIntermediateDirectories: true)
    try put(order, at: root.appending(path: ".ci/arrows.txt"))
    let sources = root.appending(path: "Sources")
    for (path, text) in files { try put(text, at: sources.appending(path: path)) }
    for target in ["Low", "High"] {
      let paths = files.keys.filter { $0.hasPrefix(target + "/") }.sorted()
      let result = try Self.run(
        "swiftc",
        [
          "-module-name", target, "-parse-as-library", "-emit-module", "-emit-module-path",
          "\(target).swiftmodule", "-I", ".", "-c", "-index-store-path", "store",
        ] + paths.map { sources.appending(path: $0).path }, in: built)
      try #require(result.status == 0, "\(result.output)")
    }
    for (path, text) in unbuilt { try put(text, at: sources.appending(path: path)) }
    return try Self.run(
      "python3", [Self.script, root.path, built.appending(path: "store").path], in: root)
  }

  private func put(_ text: String, at file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private static func run(
    _ name: String, _ arguments: [String], in folder: URL
  ) throws -> (output: String, status: Int32) {
    let process = Process()
    let program = try #require(Self.inPath(name))
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }
}
