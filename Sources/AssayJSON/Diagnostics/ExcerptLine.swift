/// One line of a text made fit for a terminal: control characters shown, tabs kept as blanks,
/// the middle of interest kept where the line is long.
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
    var before = Self.shown(before)
    var marked = Self.shown(marked)
    var after = Self.shown(after)
    if before.count + marked.count + after.count > Self.width {
      if before.count > Self.lead { before = "…" + String(before.suffix(Self.lead - 1)) }
      let rest = Self.width - before.count
      if marked.count > rest { marked = String(marked.prefix(rest - 1)) + "…" }
      let room = max(rest - marked.count, 1)
      if after.count > room { after = String(after.prefix(room - 1)) + "…" }
    }
    text = before + marked + after
    indentation = String(repeating: " ", count: Self.columns(before))
    caret = "^" + String(repeating: "~", count: max(Self.columns(marked) - 1, 0))
  }

  private static func shown(_ text: String) -> String {
    sanitized(
      text.contains("\t")
        ? text.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "  ")
        : text)
  }

  /// Columns of a terminal; what East Asian scripts and emoji use is two wide (UAX #11).
  private static func columns(_ text: String) -> Int {
    text.reduce(0) { total, character in
      total + (character.unicodeScalars.contains(where: isWide) ? 2 : 1)
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// The text with what a terminal would obey, or show as nothing, written as `\u{…}`; line feeds and
/// all other text stay. What a server sends must not move the cursor of the person who reads it.
package func sanitized(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnsafeToShow) else { return text }
  var output = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isUnsafeToShow(scalar) {
      output.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    } else {
      output.append(scalar)
    }
  }
  return String(output)
}

private func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A: false
  case 0x00..<0x20, 0x7F..<0xA0: true
  // Marks that reorder text could make a line read as something else (UAX #9).
  case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
