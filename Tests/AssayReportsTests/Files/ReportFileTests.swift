import BlockingTests
import Foundation
import Testing

@testable import AssayReports

@Suite("A report's file", .blocking)
struct ReportFileTests {
  private let report = Array("report\n".utf8)

  @Test("It is made with the folders above it, and nothing else is left there")
  func made() throws {
    try temporaryFolder { folder in
      let file = ReportFile(folder.appending(path: "a/b/junit.xml").path)
      try file.check()
      #expect(try names(in: folder.appending(path: "a/b")) == [])
      try file.write(report)
      #expect(try names(in: folder.appending(path: "a/b")) == ["junit.xml"])
      #expect(try text(of: folder.appending(path: "a/b/junit.xml")) == "report\n")
    }
  }

  @Test("It replaces a file as a whole, and keeps its permissions")
  func replaced() throws {
    try temporaryFolder { folder in
      let url = folder.appending(path: "junit.xml")
      try Data("an older and longer report".utf8).write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: url.path)
      let reader = try FileHandle(forReadingFrom: url)
      let file = ReportFile(url.path)
      try file.check()
      #expect(try text(of: url) == "an older and longer report")
      try file.write(report)
      #expect(try text(of: url) == "report\n")
      // Who had the old file open still reads it whole.
      #expect(
        try reader.readToEnd().map { String(decoding: $0, as: UTF8.self) }
          == "an older and longer report")
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test("A symbolic link stays one, also one that leads nowhere yet")
  func link() throws {
    try temporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "real"), withIntermediateDirectories: false)
      let link = folder.appending(path: "junit.xml").path
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "real/target.xml")
      for _ in 0..<2 {
        try ReportFile(link).check()
        try ReportFile(link).write(report)
        #expect(
          try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/target.xml")
        #expect(try names(in: folder) == ["junit.xml", "real"])
        #expect(try names(in: folder.appending(path: "real")) == ["target.xml"])
      }
      #expect(try text(of: folder.appending(path: "real/target.xml")) == "report\n")
    }
  }

  @Test("A device is written to and stays one")
  func device() throws {
    try ReportFile("/dev/null").check()
    try ReportFile("/dev/null").write(report)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test("A named pipe is written to and stays one")
  func pipe() throws {
    try temporaryFolder { folder in
      let path = folder.appending(path: "pipe").path
      try #require(mkfifo(path, 0o600) == 0)
      try ReportFile(path).check()
      let reader = Process()
      reader.executableURL = URL(filePath: "/bin/cat")
      reader.arguments = [path]
      let output = Pipe()
      reader.standardOutput = output
      try reader.run()
      try ReportFile(path).write(report)
      reader.waitUntilExit()
      #expect(output.fileHandleForReading.readDataToEndOfFile() == Data(report))
      #expect(try names(in: folder) == ["pipe"])
    }
  }

  @Test("A descriptor's path is written to where the descriptor stands")
  func descriptor() throws {
    try temporaryFolder { folder in
      let url = folder.appending(path: "output")
      try Data().write(to: url)
      let handle = try FileHandle(forWritingTo: url)
      try handle.write(contentsOf: Data("before\n".utf8))
      try ReportFile("/dev/fd/\(handle.fileDescriptor)").check()
      try ReportFile("/dev/fd/\(handle.fileDescriptor)").write(report)
      try handle.write(contentsOf: Data("after\n".utf8))
      #expect(try text(of: url) == "before\nreport\nafter\n")
    }
  }

  @Test("What cannot be written is said before the run, with the reason")
  func refused() throws {
    try temporaryFolder { folder in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      for (path, reason) in [
        ("", "the path is empty"), ("a\u{0}b", "the path has a NUL in it"),
        (folder.path, "it is a folder"), (folder.path + "/new/", "it is a folder"),
        (file.path + "/junit.xml", "a part of the path is no folder"),
        (file.path + "/a/junit.xml", "a part of the path is no folder"),
        ("/proc/assay/junit.xml", "no such file or directory"),
        (folder.path + "/" + String(repeating: "x", count: 300), "file name too long"),
      ] {
        let error = #expect(throws: ReportFileError.self) { try ReportFile(path).check() }
        #expect(error?.description == "cannot write the report \(path): \(reason)")
      }
      #expect(try names(in: folder) == ["file"])
    }
  }

  @Test("Links in a circle are refused")
  func circle() throws {
    try temporaryFolder { folder in
      let path = folder.appending(path: "a").path
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "a")
      #expect(throws: ReportFileError.self) { try ReportFile(path).check() }
    }
  }

  @Test("Where a folder cannot be written to, nothing is left behind")
  func unwritable() throws {
    // Nobody can write there, not even the superuser.
    #expect(throws: ReportFileError.self) { try ReportFile("/proc/self/junit.xml").check() }
    guard geteuid() != 0 else { return }
    try temporaryFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
      let error = #expect(throws: ReportFileError.self) {
        try ReportFile(folder.path + "/a/junit.xml").check()
      }
      #expect(error?.reason == "permission denied")
    }
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func text(of url: URL) throws -> String {
    String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }
}
