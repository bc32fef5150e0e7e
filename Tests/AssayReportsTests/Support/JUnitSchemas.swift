import Foundation
import Testing

/// The schemas of the JUnit readers, which are no part of this package, and the program that applies
/// them. They are looked for like the other public suites: see `Suites` in AssayJSONTests.
enum JUnitSchemas {
  static let names = ["jenkins-junit-8", "jenkins-junit-9", "jenkins-junit-10", "windyroad-JUnit"]

  static let canRun = folder != nil && program != nil

  static let absence: Testing.Comment = """
    NOT RUN: needs xmllint (apt: libxml2-utils) and the public suites in ASSAY_SUITES or \
    ../shared/suites.
    """

  /// What xmllint says of a document; empty where it is valid.
  static func complaints(about xml: String, under schema: String) throws -> String {
    let program = try #require(program)
    let folder = try #require(folder)
    return try temporaryFolder { scratch in
      let file = scratch.appending(path: "junit.xml")
      try Data(xml.utf8).write(to: file)
      let process = Process()
      process.executableURL = program
      process.arguments = [
        "--noout", "--nonet", "--huge", "--schema",
        folder.appending(path: "\(schema).xsd").path, file.path,
      ]
      let pipe = Pipe()
      process.standardError = pipe
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      let text = String(decoding: output, as: UTF8.self)
      return process.terminationStatus == 0 ? "" : text.isEmpty ? "failed" : text
    }
  }

  private static let program = [
    "/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint",
  ]
  .first(where: FileManager.default.isExecutableFile).map { URL(filePath: $0) }

  private static let folder: URL? = candidates.map { $0.appending(path: "junit") }
    .first {
      FileManager.default.fileExists(atPath: $0.appending(path: "windyroad-JUnit.xsd").path)
    }

  private static var candidates: [URL] {
    if let named = ProcessInfo.processInfo.environment["ASSAY_SUITES"] {
      return [URL(filePath: named, directoryHint: .isDirectory)]
    }
    let file = URL(filePath: #filePath)
    return [file, file.resolvingSymlinksInPath()].compactMap { file in
      var folder = file.deletingLastPathComponent()
      while folder.path != "/" {
        let manifest = folder.appending(path: "Package.swift")
        if FileManager.default.fileExists(atPath: manifest.path) {
          return folder.deletingLastPathComponent().appending(path: "shared/suites")
        }
        folder = folder.deletingLastPathComponent()
      }
      return nil
    }
  }
}

/// A folder that is gone afterwards.
func temporaryFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try work(folder)
}
