/// The text with what a terminal would obey, or show as nothing, written as `\u{…}`; all other text
/// stays, and line feeds unless it is to be one line. What a server sends must not move the cursor
/// of the person who reads it.
package func sanitized(_ text: String, isOneLine: Bool = false) -> String {
  func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" ? isOneLine : isUnsafeToShow(scalar)
  }
  guard text.unicodeScalars.contains(where: mustBeEscaped) else { return text }
  var output = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if mustBeEscaped(scalar) {
      output.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    } else {
      output.append(scalar)
    }
  }
  return String(output)
}

private func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
  switch scalar.properties.generalCategory {
  // Joiners make one emoji of several, and words of some scripts.
  case .format: return scalar.value != 0x200C && scalar.value != 0x200D
  // Among these are the marks that reorder a line to make it read as something else (UAX #9).
  case .control, .lineSeparator, .paragraphSeparator: return true
  default: return false
  }
}
