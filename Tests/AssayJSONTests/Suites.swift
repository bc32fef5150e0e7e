import AssayJSON
import Foundation
import Testing

/// The public test suites, which are no part of this package.
///
/// They are looked for in the folder that `ASSAY_SUITES` names, or else in `shared/suites` beside
/// the package. Tests that read them say `.enabled(if: Suites.arePresent, Suites.absence)`, so that
/// a run without them shows what it left out.
enum Suites {
  static let variable = "ASSAY_SUITES"

  /// Nil where there is no such folder.
  static let folder: URL? = candidates.first { isFolder($0) }

  static var arePresent: Bool { folder != nil }

  static let absence: Testing.Comment = """
    NOT RUN: the public suites are absent. Put them into \(variable), or into ../shared/suites.
    """

  /// The folder or file of that path within the suites; nil where it does not exist.
  static func url(_ path: String) -> URL? {
    guard let url = folder?.appending(path: path) else { return nil }
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// Reads a file of the suites.
  static func document(_ path: String) throws -> JSONNode {
    let url = try #require(Suites.url(path), "the suites have no \(path)")
    return try JSONDocument.parse(Array(Data(contentsOf: url))).root
  }

  /// The cases of a parameterised test: none where the suites are absent, for then it is disabled.
  static func cases<Case>(from path: String, _ read: (JSONNode) throws -> [Case]) -> [Case] {
    guard arePresent else { return [] }
    do {
      return try read(document(path))
    } catch {
      Testing.Issue.record("\(path): \(error)")
      return []
    }
  }

  private static var candidates: [URL] {
    if let named = ProcessInfo.processInfo.environment[variable] {
      return [URL(filePath: named, directoryHint: .isDirectory)]
    }
    // The sources may be reached through a symbolic link: look beside both names of the package.
    let file = URL(filePath: #filePath)
    return [file, file.resolvingSymlinksInPath()].compactMap { file in
      packageRoot(above: file)?.deletingLastPathComponent().appending(path: "shared/suites")
    }
  }

  private static func packageRoot(above file: URL) -> URL? {
    var folder = file.deletingLastPathComponent()
    while folder.path != "/" {
      let manifest = folder.appending(path: "Package.swift")
      if FileManager.default.fileExists(atPath: manifest.path) { return folder }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}

@Suite("The public suites")
struct SuitesTests {
  @Test("A folder that ASSAY_SUITES names exists, so that a typing error skips nothing")
  func namedFolderExists() {
    guard let named = ProcessInfo.processInfo.environment[Suites.variable] else { return }
    #expect(Suites.arePresent, "there is no folder \(named)")
  }
}
