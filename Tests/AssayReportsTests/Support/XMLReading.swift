import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A JUnit document as a strict parser reads it.
struct ReadJUnit {
  struct Case {
    var name: String
    var classname: String
    /// `failure`, `error`, `skipped`, `flakyFailure`; nil for what passed.
    var outcome: String?
    var message = ""
    var type = ""
    var text = ""
  }

  struct Suite {
    var attributes: [String: String]
    var properties: [(name: String, value: String)] = []
    var cases: [Case] = []
  }

  let suites: [Suite]

  init(_ xml: String) throws {
    let forbidden = xml.unicodeScalars.filter { scalar in
      scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0xFFFE
        || scalar.value == 0xFFFF
    }
    #expect(forbidden.isEmpty, "characters that XML forbids")
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    let isWellFormed = parser.parse()
    try #require(isWellFormed, "\(String(describing: parser.parserError))")
    suites = reader.suites
  }

  var cases: [Case] { suites.flatMap(\.cases) }
}

private final class Reader: NSObject, XMLParserDelegate {
  var suites: [ReadJUnit.Suite] = []
  private var isInside = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let suite = suites.count - 1
    switch name {
    case "testsuite": suites.append(ReadJUnit.Suite(attributes: attributes))
    case "property":
      suites[suite].properties.append((attributes["name"] ?? "", attributes["value"] ?? ""))
    case "testcase":
      suites[suite].cases.append(
        ReadJUnit.Case(
          name: attributes["name"] ?? "", classname: attributes["classname"] ?? ""))
    case "failure", "error", "skipped", "flakyFailure":
      let last = suites[suite].cases.count - 1
      suites[suite].cases[last].outcome = name
      suites[suite].cases[last].message = attributes["message"] ?? ""
      suites[suite].cases[last].type = attributes["type"] ?? ""
      isInside = true
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard isInside, let suite = suites.indices.last, let last = suites[suite].cases.indices.last
    else { return }
    suites[suite].cases[last].text += text
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "testcase" { isInside = false }
  }
}
