/// What is shown of a text that may be of any length.
package struct Bounds: Sendable {
  package var bytes: Int
  package var lines: Int
  /// Of a single line.
  package var lineBytes: Int

  package init(bytes: Int, lines: Int, lineBytes: Int) {
    self.bytes = bytes
    self.lines = lines
    self.lineBytes = lineBytes
  }
}

extension Bounds {
  /// The text without its middle where it is too long; what was left out is named.
  package func shortened(_ text: String) -> String {
    let inBytes = withoutMiddle(text, to: bytes) { "\n… \($0) bytes left out …\n" }
    var shown = AssayReports.lines(of: inBytes).map {
      withoutMiddle(String($0), to: lineBytes) { " … \($0) bytes left out … " }
    }
    if shown.count > lines {
      let head = lines * 2 / 3
      let left = shown.count - lines
      shown.replaceSubrange(head..<head + left, with: ["… \(left) lines left out …"])
    }
    return shown.joined(separator: "\n")
  }
}

/// The text's two ends around a remark on the bytes between them, where it is longer than the limit.
package func withoutMiddle(_ text: String, to limit: Int, remark: (Int) -> String) -> String {
  let bytes = text.utf8
  guard bytes.count > limit else { return text }
  let head = text.prefix(utf8Count: limit * 2 / 3)
  let tail = text.suffix(utf8Count: limit - limit * 2 / 3)
  return head + remark(bytes.count - head.utf8.count - tail.utf8.count) + tail
}

/// Two texts that are to be compared, where one is longer than the limit: from both the same is left
/// out in front, and then what is too long behind, so that where they first differ stays in sight.
func withoutFarParts(_ left: String?, _ right: String?, to limit: Int) -> (String?, String?) {
  guard max(left?.utf8.count ?? 0, right?.utf8.count ?? 0) > limit else { return (left, right) }
  let common = zip((left ?? "").utf8, (right ?? "").utf8).prefix { $0 == $1 }.count
  let skipped = max(0, common - limit / 2)
  return (left?.part(from: skipped, utf8Count: limit), right?.part(from: skipped, utf8Count: limit))
}

/// A text for one line: its middle cut out, its line breaks shown.
package func oneLine(_ text: String, to limit: Int = 400) -> String {
  let short = withoutMiddle(text, to: limit) { _ in "…" }
  return short.hasSeveralLines ? lines(of: short).joined(separator: "\\n") : short
}

/// The parts between line feeds. (To `Character` a line feed behind a carriage return is none.)
@inlinable
package func lines(of text: some StringProtocol) -> [Substring] {
  Substring(text).utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init)
}

extension StringProtocol {
  var hasSeveralLines: Bool { utf8.contains(0x0A) }
}

extension String {
  /// At most so many bytes from the beginning, no scalar cut in two.
  package func prefix(utf8Count: Int) -> Substring {
    guard var end = utf8.index(startIndex, offsetBy: utf8Count, limitedBy: endIndex) else {
      return self[...]
    }
    while end > startIndex, end < endIndex, UTF8.isContinuation(utf8[end]) {
      end = utf8.index(before: end)
    }
    return self[..<end]
  }

  /// At most so many bytes up to the end, no scalar cut in two.
  package func suffix(utf8Count: Int) -> Substring {
    guard var start = utf8.index(endIndex, offsetBy: -utf8Count, limitedBy: startIndex) else {
      return self[...]
    }
    while start < endIndex, UTF8.isContinuation(utf8[start]) { start = utf8.index(after: start) }
    return self[start...]
  }

  /// So many bytes behind those that are skipped, with an ellipsis where something is left out.
  fileprivate func part(from skipped: Int, utf8Count: Int) -> String {
    let rest = String(suffix(utf8Count: utf8.count - skipped))
    let part = rest.prefix(utf8Count: utf8Count)
    return (skipped > 0 ? "…" : "") + part + (part.endIndex < rest.endIndex ? "…" : "")
  }
}
