import AssayJSON
import Testing

/// A page as a browser takes it apart: its markup, its style and script, and the data blocks.
struct ReadPage {
  /// By their ids.
  private(set) var blocks: [String: JSONNode] = [:]
  private(set) var blockTexts: [Substring] = []
  private(set) var style = ""
  private(set) var script = ""
  /// The page without the contents of all these.
  private(set) var markup = ""

  init(_ page: String) throws {
    var rest = Substring(page)
    while let start = Self.opening(in: rest) {
      markup += rest[..<start.range.upperBound]
      rest = rest[start.range.upperBound...]
      // Nothing but the end tag ends a script or style (HTML, section 13.2.5).
      let end = try #require(rest.firstRange(of: "</\(start.name)>"))
      let content = rest[..<end.lowerBound]
      rest = rest[end.lowerBound...]
      switch start.attributes {
      case "" where start.name == "style": style += content
      case "": script += content
      default:
        let id = try #require(
          start.attributes.wholeMatch(of: #/ type="application/json" id="([a-z0-9-]+)"/#))
        blockTexts.append(content)
        blocks[String(id.1)] = try JSONDocument.parse(Array(content.utf8)).root
      }
    }
    markup += rest
  }

  private static func opening(
    in text: Substring
  ) -> (name: String, attributes: Substring, range: Range<String.Index>)? {
    let found = ["script", "style"].compactMap { name in
      text.firstRange(of: "<\(name)").map { (name, $0) }
    }
    guard let (name, range) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }),
      let end = text[range.upperBound...].firstIndex(of: ">")
    else { return nil }
    return (name, text[range.upperBound..<end], range.lowerBound..<text.index(after: end))
  }

  var run: JSONNode { get throws { try #require(blocks["run"]) } }

  var rows: [JSONNode] { get throws { try #require(blocks["scenarios"]?.arrayValue) } }

  func detail(_ index: Int) throws -> JSONNode { try #require(blocks["detail-\(index)"]) }

  /// All texts that the page shows or could show.
  var texts: String {
    ([markup] + blocks.values.flatMap(\.texts)).joined(separator: "\n")
  }

  /// All data, laid out.
  var data: String {
    let blocks = blocks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return JSONWriter(.indented).text(.object(blocks)) + "\n"
  }
}

extension JSONNode {
  fileprivate var texts: [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.texts)
    case .object(let object): object.members.flatMap(\.value.texts)
    default: []
    }
  }
}

extension String {
  func count(of part: String) -> Int { ranges(of: part).count }
}
