import Foundation
import Testing

@testable import AssayReports

@Suite("A report that is written piece by piece")
struct ReportStreamTests {
  @Test("Each piece is there when it is written, and what was there before stays until the first")
  func pieces() throws {
    try temporaryFolder { folder in
      let url = folder.appending(path: "reports/run.jsonl")
      let file = ReportFile(url.path)
      try file.check()
      try Data("an older and longer record".utf8).write(to: url)
      let reader = try FileHandle(forReadingFrom: url)
      let stream = ReportStream(file)
      #expect(try String(contentsOf: url, encoding: .utf8) == "an older and longer record")
      try stream.write(Array("one\n".utf8))
      #expect(try String(contentsOf: url, encoding: .utf8) == "one\n")
      try stream.write(Array("two\n".utf8))
      #expect(try String(contentsOf: url, encoding: .utf8) == "one\ntwo\n")
      #expect(
        try reader.readToEnd() == Data("an older and longer record".utf8),
        "who has the old file open keeps it")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "reports").path)
      #expect(names == ["run.jsonl"])
    }
  }

  @Test("A pipe gets each piece as it comes")
  func pipe() throws {
    let pipe = Pipe()
    let stream = ReportStream(
      ReportFile("/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)"))
    for piece in ["one\n", "two\n"] {
      try stream.write(Array(piece.utf8))
      #expect(pipe.fileHandleForReading.availableData == Data(piece.utf8))
    }
  }

  @Test("Where the first piece cannot be written, the old file stays")
  func failure() throws {
    try temporaryFolder { folder in
      let blocked = folder.appending(path: "file")
      try Data("old".utf8).write(to: blocked)
      let error = #expect(throws: ReportFileError.self) {
        try ReportStream(ReportFile(blocked.appending(path: "run.jsonl").path)).write([0x0A])
      }
      #expect(error?.reason == "a part of the path is no folder")
      #expect(try String(contentsOf: blocked, encoding: .utf8) == "old")
    }
  }

  @Test(
    "Two paths to one place collide, however they are written",
    arguments: [
      ("a.xml", "./a.xml", true), ("a.xml", "b/../a.xml", true), ("a.xml", "link.xml", true),
      ("a.xml", "b/a.xml", false), ("a.xml", "a.xml.jsonl", false),
    ])
  func collisions(_ first: String, _ second: String, _ collide: Bool) throws {
    try temporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "b"), withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "link.xml").path, withDestinationPath: "a.xml")
      let files = [first, second].map { ReportFile("\(folder.path)/\($0)") }
      #expect(files[0].collides(with: files[1]) == collide)
      #expect(files[1].collides(with: files[0]) == collide)
    }
  }

  @Test("Standard output is one place by all its names")
  func output() {
    let names = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].map(ReportFile.init)
    for name in names {
      #expect(name.isStandardOutput)
      #expect(name.collides(with: names[0]))
    }
    #expect(!ReportFile("/dev/stderr").isStandardOutput)
    #expect(!ReportFile("./-").isStandardOutput)
  }
}
