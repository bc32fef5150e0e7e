import AssayJSON
import Foundation
import Testing

/// A page as a browser takes it apart: its markup, and the data blocks in it.
struct ReadPage {
  let text: String
  /// By their ids.
  private(set) var blocks: [String: JSONNode] = [:]
  /// The page without the contents of scripts, data blocks and style.
  private(set) var markup = ""

  init(_ page: String) throws {
    text = page
    var rest = Substring(page)
    // HTML, section 13.2.5: nothing but the end tag ends a script or style.
    while let start = rest.firstMatch(of: /<(script|style)([^>]*)>/) {
      markup += rest[..<start.range.upperBound]
      rest = rest[start.range.upperBound...]
      let end = try #require(rest.firstRange(of: "</\(start.1)>"))
      let content = rest[..<end.lowerBound]
      rest = rest[end.upperBound...]
      guard let id = start.2.firstMatch(of: /^ type="application\/json" id="([a-z0-9-]+)"$/)
      else { continue }
      blocks[String(id.1)] = try JSONDocument.parse(Array(content.utf8)).root
    }
    markup += rest
  }

  var run: JSONNode { get throws { try #require(blocks["run"]) } }

  var rows: [JSONNode] { get throws { try #require(blocks["scenarios"]?.arrayValue) } }

  func detail(_ index: Int) throws -> JSONNode { try #require(blocks["detail-\(index)"]) }

  /// All data, laid out.
  var data: String {
    let blocks = blocks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return JSONWriter(.indented).text(.object(blocks)) + "\n"
  }
}
