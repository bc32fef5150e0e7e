import AssayJSON
import AssayRun
import AssayText
import Foundation
import Testing

@testable import AssayPage
@testable import AssayReports

@Suite("Parts of the page")
struct PagePartsTests {
  @Test(
    "Digests are those of FIPS 180-4 and of other programs",
    arguments: [
      ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
      ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
      ),
      (String(repeating: "a", count: 1_000), "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM="),
    ])
  func digest(_ text: String, _ base64: String) {
    #expect(SHA256.source(text) == "sha256-\(base64)")
  }

  @Test("Messages of every length about a block's end have the digest's 32 bytes")
  func lengths() {
    let digests = (0...130).map { SHA256.digest(Array(repeating: 0x61, count: $0)) }
    #expect(digests.allSatisfy { $0.count == 32 })
    #expect(Set(digests).count == digests.count)
  }

  @Test("A data block has no character that HTML reads, and no line break of JavaScript's own")
  func dataBlock() {
    let text = "</script>&\u{2028}\u{2029}“é\""
    let json = String(decoding: JSONText(.string(text)).bytes, as: UTF8.self)
    #expect(json == #""\u003c/script\u003e\u0026\u2028\u2029“é\"""#)
  }

  @Test(
    "The words that differ are marked, and only they",
    arguments: [
      (
        "\"name\": \"John Doe\"", "\"name\": \"Jane Doe\"",
        ["\"name\": \"", "John", " Doe\""], ["\"name\": \"", "Jane", " Doe\""]
      ),
      ("a b c", "a c", ["a ", "b ", "c"], ["a c"]),
      ("same", "same", ["same"], ["same"]),
      ("", "new", [""], ["", "new"]),
      ("completely other words", "123", ["", "completely other words"], ["", "123"]),
      ("caf\u{E9} x", "cafe\u{301} x", ["", "caf\u{E9}", " x"], ["", "cafe\u{301}", " x"]),
    ])
  func words(_ expected: String, _ actual: String, _ left: [String], _ right: [String]) {
    let difference = WordDifference(expected: expected, actual: actual)
    #expect(difference.expected.map { Array($0.utf8) } == left.map { Array($0.utf8) })
    #expect(difference.actual.map { Array($0.utf8) } == right.map { Array($0.utf8) })
  }

  @Test("The parts of a line are the line, whatever the other one is")
  func parts() {
    let lines = ["", " ", "a", "a b", "b a b", "{\"a\": 1.5}", "é e\u{301}", "x y z"]
    for expected in lines {
      for actual in lines {
        let difference = WordDifference(expected: expected, actual: actual)
        #expect(difference.expected.joined().utf8.elementsEqual(expected.utf8))
        #expect(difference.actual.joined().utf8.elementsEqual(actual.utf8))
      }
    }
  }

  @Test("Bars hold every answer once, side by side from the quickest to the slowest")
  func bars() throws {
    var latency = Latency()
    let times = [0, 1, 15, 16, 17, 900, 1000, 1001, 1024, 65_000, 30_000_000]
    for time in times { latency.add(.microseconds(time)) }
    let node = try #require(LatencyNode.node(latency))
    let bars = try #require(node["bars"]?.arrayValue).map { bar in
      try #require(bar.arrayValue).map { try #require($0.numberValue?.intValue) }
    }
    #expect(bars.reduce(0) { $0 + $1[2] } == times.count)
    #expect(bars.count <= 60)
    for (one, next) in zip(bars, bars.dropFirst()) { #expect(one[1] == next[0]) }
    #expect(bars.last.map { $0[0] <= 30_000_000 && 30_000_000 < $0[1] } == true)
    #expect(node["percentiles"]?.arrayValue?.first == .array([.string("p50"), .number(900)]))
    #expect(LatencyNode.node(Latency()) == nil)
  }

  @Test("Times beyond every clock do no harm")
  func endless() throws {
    var latency = Latency()
    latency.add(.seconds(Int64.max))
    latency.add(.zero)
    #expect(try #require(LatencyNode.node(latency)?["bars"]?.arrayValue).count > 1)
  }

  @Test("What stays on a shelf that is too small does not depend on the order in which it came")
  func shelf() {
    let sizes = [30, 50, 10, 40, 5]
    for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]] {
      var shelf = PlanShelf(count: sizes.count, limit: 100)
      for index in order { shelf.put(Array(repeating: 0, count: sizes[index]), at: index) }
      #expect((0..<6).map { shelf[$0]?.count } == [30, 50, 10, nil, nil, nil])
    }
  }

  @Test("Each file of script and style says in its first paragraph what it is, and that stays out")
  func paragraphs() throws {
    let sources = URL(
      filePath: "../../../Sources/AssayPage", relativeTo: URL(filePath: #filePath))
    let pages = [HTMLScript.text, HTMLStyle.text, HTMLStyle.audit]
    for (folder, comment) in [("Script", #/(// .*\n)+/#), ("Style", #/(/\* [^*]* \*/\n)/#)] {
      let files = try FileManager.default.contentsOfDirectory(
        at: sources.appending(path: folder), includingPropertiesForKeys: nil)
      #expect(files.count >= 7)
      for file in files {
        let text = try String(contentsOf: file, encoding: .utf8)
        let paragraphs = text.split(separator: "\n\n", maxSplits: 1)
        try #require(paragraphs.count == 2, "\(file.lastPathComponent)")
        #expect("\(paragraphs[0])\n".wholeMatch(of: comment) != nil, "\(file.lastPathComponent)")
        #expect(pages.contains { $0.contains(paragraphs[1]) }, "\(file.lastPathComponent)")
        #expect(!pages.contains { $0.contains(paragraphs[0]) }, "\(file.lastPathComponent)")
      }
    }
  }
}
