/// One child of a testcase that says what came of a try.
struct JUnitElement {
  private let tag: String
  /// As they are written, each with a blank before it.
  private let attributes: String
  /// Escaped.
  private var content: String

  /// Of all that one element says, in bytes.
  private static let longestText = 128 * 1024
  private static let longestMessage = 1000
  private static let remark =
    "left out: this report has \(JUnitTexts.most / 1_000_000) MB of failure texts; "
    + "the rest is in the record (--report-json)"

  init(_ tag: String, message: String, type: String? = nil, text: String) {
    self.tag = tag
    let message = XMLText.attribute(withoutMiddle(message, to: Self.longestMessage) { _ in "…" })
    let type = type.map { " type=\"\(XMLText.attribute($0))\"" } ?? ""
    attributes = " message=\"\(message)\"\(type)"
    content = XMLText.escaped(
      withoutMiddle(text, to: Self.longestText) { "\n… \($0) bytes left out …\n" })
  }

  var textLength: Int { content.utf8.count }

  mutating func leaveOutText() {
    if textLength > Self.remark.utf8.count { content = Self.remark }
  }

  var text: String {
    // Of tries beside the one that decided, Surefire has the text in a child.
    let isOfOtherTry = tag == "flakyFailure" || tag == "rerunFailure"
    let inner = isOfOtherTry ? "<stackTrace>\(content)</stackTrace>" : content
    return "<\(tag)\(attributes)>\(inner)</\(tag)>"
  }
}
