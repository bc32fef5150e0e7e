/// One line of a text made fit for a terminal: control characters shown, tabs as two blanks, and
/// no more than a hundred columns, among them those that are marked.
struct ExcerptLine {
  let text: String
  /// Blanks as wide as what stands before the caret.
  let indentation: String
  /// `^` and a `~` for each further column.
  let caret: String

  /// Columns of the line that are shown.
  private static let width = 100
  /// Of these, columns before the mark.
  private static let lead = 40

  init(before: String, marked: String, after: String) {
    var before = Columns(before)
    var marked = Columns(marked)
    var after = Columns(after)
    if before.width + marked.width + after.width > Self.width {
      before.keepEnd(Self.lead)
      // One column is left to show that the line goes on.
      marked.keepStart(Self.width - before.width - min(after.width, 1))
      after.keepStart(Self.width - before.width - marked.width)
    }
    text = before.text + marked.text + after.text
    indentation = String(repeating: " ", count: before.width)
    caret = "^" + String(repeating: "~", count: max(marked.width - 1, 0))
  }
}

/// Characters with the columns that a terminal gives them.
private struct Columns {
  private var cells: [(text: String, width: Int)]
  private(set) var width: Int

  init(_ text: String) {
    cells = text.map { character in
      if character == "\t" { return ("  ", 2) }
      // Emoji are joined of up to ten; what has more of them is made to overflow its line.
      let shown = sanitized(String(String.UnicodeScalarView(character.unicodeScalars.prefix(12))))
      return (shown, shown.reduce(0) { $0 + Self.width(of: $1) })
    }
    width = cells.reduce(0) { $0 + $1.width }
  }

  var text: String { cells.map(\.text).joined() }

  /// Cuts the end off where there are more columns than `limit`; the last one then shows it.
  mutating func keepStart(_ limit: Int) {
    guard width > limit else { return }
    while width >= limit, let cut = cells.popLast() { width -= cut.width }
    cells.append(("…", 1))
    width += 1
  }

  /// Cuts the beginning off likewise.
  mutating func keepEnd(_ limit: Int) {
    cells.reverse()
    keepStart(limit)
    cells.reverse()
  }

  /// What East Asian scripts and emoji use is two columns wide (UAX #11).
  private static func width(of character: Character) -> Int {
    character.unicodeScalars.contains(where: isWide) ? 2 : 1
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    // The variation selector that asks for the coloured form.
    case 0xFE0F: true
    case 0x80...: scalar.properties.isEmojiPresentation
    default: false
    }
  }
}
