internal import Foundation

/// Something that servers do to text.
struct TextChange: Sendable {
  let name: String
  let clause: String
  /// As the end of a sentence that begins with the text.
  let phrase: String
  /// Those in which it happens; nil for all that are neither codes nor VAT numbers.
  var attributes: [Attribute]?
  let apply: @Sendable (String) -> String

  static let all = exact + composed + beyondASCII
}

extension TextChange {
  private static func exact(
    _ name: String, _ phrase: String, in attributes: [Attribute]? = nil,
    _ apply: @escaping @Sendable (String) -> String
  ) -> TextChange {
    TextChange(
      name: name, clause: "registration.exact", phrase: phrase, attributes: attributes, apply: apply
    )
  }

  private static func unicode(
    _ name: String, _ phrase: String, _ apply: @escaping @Sendable (String) -> String
  ) -> TextChange {
    TextChange(name: name, clause: "registration.unicode", phrase: phrase, apply: apply)
  }

  private static let exact: [TextChange] = [
    exact("trimmed", "loses the white space at its ends") {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    },
    exact("trimmed-in-front", "loses the spaces in front") { String($0.drop { $0 == " " }) },
    exact("trimmed-behind", "loses the spaces behind") {
      $0.replacingOccurrences(of: " +$", with: "", options: .regularExpression)
    },
    exact("collapsed", "has one space where there were several") {
      $0.replacingOccurrences(of: " +", with: " ", options: .regularExpression)
    },
    exact("small", "comes in small letters", in: [.email]) { $0.lowercased() },
    exact("small-name", "comes in small letters", in: [.name]) { $0.lowercased() },
    exact("capitals", "comes in capitals", in: [.zipCode, .vatNumber]) { $0.uppercased() },
    exact("capitalized", "has capitals at the starts of words alone", in: [.name, .city]) {
      $0.capitalized
    },
    exact("domain-small", "has its domain in small letters", in: [.email]) {
      let parts = $0.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? "\(parts[0])@\(parts[1].lowercased())" : $0
    },
    exact("compact-number", "loses spaces, dots and hyphens", in: [.vatNumber, .phone, .mobile]) {
      $0.filter { !" .-".contains($0) }
    },
    exact("digits-alone", "keeps its digits alone", in: [.phone, .mobile, .zipCode]) {
      $0.filter(\.isNumber)
    },
    exact("without-plus", "loses a plus in front", in: [.phone, .mobile]) {
      $0.hasPrefix("+") ? String($0.dropFirst()) : $0
    },
    exact("without-country-code", "loses the country code in front", in: [.phone, .mobile]) {
      $0.hasPrefix("+351") ? String($0.dropFirst(4)) : $0
    },
    exact("without-leading-zeros", "loses leading zeros") {
      $0.allSatisfy(\.isNumber) && $0.count > 1 ? String($0.drop { $0 == "0" }) : $0
    },
    exact("evaluated", "is written as a plain number where it is one, such as 1e3 and 1.50") {
      guard $0.contains(where: \.isNumber), let number = Double($0) else { return $0 }
      return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    },
    exact("cut-at-255", "ends after 255 characters") { String($0.prefix(255)) },
    exact("cut-at-100", "ends after 100 characters") { String($0.prefix(100)) },
    exact("cut-at-64", "ends after 64 characters") { String($0.prefix(64)) },
    exact("cut-at-32", "ends after 32 characters") { String($0.prefix(32)) },
    exact("cut-at-1000", "ends after 1000 characters") { String($0.prefix(1000)) },
    exact("cut-at-null", "ends at U+0000") { String($0.prefix { $0 != "\0" }) },
    exact("cut-at-line", "ends with its first line") { String($0.prefix { !$0.isNewline }) },
    exact("cut-at-quote", "ends at a quotation mark") { String($0.prefix { $0 != "\"" }) },
    exact("html-escaped", "has &amp; for & and so on") {
      $0.replacing("&", "&amp;").replacing("<", "&lt;").replacing(">", "&gt;").replacing(
        "\"", "&quot;")
    },
    exact("html-unescaped", "has & for &amp; and so on") {
      $0.replacing("&lt;", "<").replacing("&gt;", ">").replacing("&quot;", "\"").replacing(
        "&amp;", "&")
    },
    exact("without-tags", "loses what looks like HTML tags") {
      $0.replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
    },
    exact("slashes-added", "has a backslash in front of quotation marks and backslashes") {
      $0.replacing("\\", "\\\\").replacing("\"", "\\\"").replacing("'", "\\'")
    },
    exact("quotes-doubled", "has two apostrophes for one") { $0.replacing("'", "''") },
    exact("without-apostrophes", "loses apostrophes") { $0.replacing("'", "") },
    exact("without-quotes", "loses quotation marks") { $0.replacing("\"", "") },
    exact("slashes-dropped", "loses backslashes") { $0.replacing("\\", "") },
    exact("unescaped", "is read as if it still had JSON's escapes, such as \\n, in it") {
      $0.replacing("\\n", "\n").replacing("\\t", "\t").replacing("\\\\", "\\")
    },
    exact("percent-decoded", "is percent-decoded") { $0.removingPercentEncoding ?? $0 },
    exact("plus-as-space", "has spaces for its plus signs") { $0.replacing("+", " ") },
    exact("line-feeds-lost", "has spaces for its line feeds") { $0.replacing("\n", " ") },
    exact("lines-unix", "has line feeds for CR LF") { $0.replacing("\r\n", "\n") },
    exact("lines-dos", "has CR LF for line feeds") {
      $0.replacing("\r\n", "\n").replacing("\n", "\r\n")
    },
    exact("tabs-lost", "has spaces for its tabs") { $0.replacing("\t", " ") },
    exact("controls-lost", "loses control characters") {
      $0.filteringScalars { $0.properties.generalCategory != .control }
    },
    exact("null-lost", "loses U+0000") { $0.filteringScalars { $0 != "\0" } },
    exact("formula-guarded", "gets an apostrophe in front where a spreadsheet would see a formula")
    {
      "=+-@".contains($0.first ?? "x") ? "'" + $0 : $0
    },
    exact("braces-filled", "loses what stands in double braces") {
      $0.replacingOccurrences(of: #"\{\{.*?\}\}"#, with: "", options: .regularExpression)
    },
    exact("dollars-filled", "loses what looks like ${a variable}") {
      $0.replacingOccurrences(of: #"\$\{.*?\}"#, with: "", options: .regularExpression)
    },
  ]
}

extension TextChange {
  private static let composed: [TextChange] = [
    unicode("nfc", "is composed (NFC)") { $0.precomposedStringWithCanonicalMapping },
    unicode("nfd", "is decomposed (NFD)") { $0.decomposedStringWithCanonicalMapping },
    unicode("nfkc", "is composed for compatibility (NFKC)") {
      $0.precomposedStringWithCompatibilityMapping
    },
    unicode("without-accents", "loses its accents") {
      $0.folding(options: .diacriticInsensitive, locale: nil)
    },
    unicode("without-combining", "loses combining characters") {
      $0.filteringScalars { $0.properties.canonicalCombiningClass == .notReordered }
    },
    unicode("without-zero-width", "loses characters without width") {
      $0.filteringScalars { !(0x200B...0x200D ~= $0.value || $0.value == 0xFEFF) }
    },
    unicode("without-directions", "loses marks of the writing direction") {
      $0.filteringScalars {
        ![0x200E, 0x200F].contains($0.value) && !(0x202A...0x202E ~= $0.value)
          && !(0x2066...0x2069 ~= $0.value)
      }
    },
    unicode("without-soft-hyphens", "loses soft hyphens") {
      $0.filteringScalars { $0 != "\u{AD}" }
    },
    unicode("without-variations", "loses variation selectors") {
      $0.filteringScalars { !$0.properties.isVariationSelector }
    },
    unicode("quotes-straightened", "has straight quotation marks for curly ones") {
      $0.replacing("“", "\"").replacing("”", "\"").replacing("’", "'").replacing("‘", "'")
    },
    unicode("dashes-straightened", "has hyphens for dashes") {
      $0.replacing("–", "-").replacing("—", "-")
    },
    unicode("spaces-straightened", "has plain spaces for all others") {
      $0.mappingScalars { $0.properties.generalCategory == .spaceSeparator ? " " : $0 }
    },
    unicode("line-separators-straightened", "has line feeds for U+2028 and U+2029") {
      $0.mappingScalars { $0 == "\u{2028}" || $0 == "\u{2029}" ? "\n" : $0 }
    },
    unicode("without-noncharacters", "loses noncharacters and private characters") {
      $0.filteringScalars {
        $0.properties.generalCategory != .privateUse && !$0.properties.isNoncharacterCodePoint
      }
    },
  ]

  private static let beyondASCII: [TextChange] = [
    unicode("mojibake", "is UTF-8 read as Latin-1") {
      String(String.UnicodeScalarView($0.utf8.map { Unicode.Scalar($0) }))
    },
    unicode("latin-1", "has ? for what is not Latin-1") {
      $0.mappingScalars { $0.value < 0x100 ? $0 : "?" }
    },
    unicode("ascii", "has ? for what is not ASCII") { $0.mappingScalars { $0.isASCII ? $0 : "?" } },
    unicode("ascii-alone", "loses what is not ASCII") { $0.filteringScalars(\.isASCII) },
    unicode("16-bits", "has U+FFFD for what is beyond 16 bits") {
      $0.mappingScalars { $0.value < 0x1_0000 ? $0 : "\u{FFFD}" }
    },
    unicode("16-bits-question-marks", "has ???? for what is beyond 16 bits") {
      $0.unicodeScalars.map { $0.value < 0x1_0000 ? String($0) : "????" }.joined()
    },
    unicode("16-bits-alone", "loses what is beyond 16 bits") {
      $0.filteringScalars { $0.value < 0x1_0000 }
    },
    unicode("cut-beyond-16-bits", "ends before the first character beyond 16 bits") {
      String(String.UnicodeScalarView($0.unicodeScalars.prefix { $0.value < 0x1_0000 }))
    },
    unicode("low-16-bits", "keeps the low 16 bits of each character") {
      $0.mappingScalars { Unicode.Scalar($0.value & 0xFFFF) ?? $0 }
    },
    unicode("escapes-as-text", "has \\u escapes as text for what is not ASCII") {
      $0.unicodeScalars.map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16))}" }
        .joined()
    },
    unicode("entities", "has HTML's entities for what is not ASCII") {
      $0.unicodeScalars.map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined()
    },
    unicode("cut-at-64-bytes", "ends after 64 bytes, with U+FFFD for a character cut in two") {
      String(decoding: $0.utf8.prefix(64), as: UTF8.self)
    },
    unicode("cut-at-255-bytes", "ends after 255 bytes, with U+FFFD for a character cut in two") {
      String(decoding: $0.utf8.prefix(255), as: UTF8.self)
    },
  ]
}

extension String {
  fileprivate func filteringScalars(_ keeps: (Unicode.Scalar) -> Bool) -> String {
    String(String.UnicodeScalarView(unicodeScalars.filter(keeps)))
  }

  fileprivate func mappingScalars(_ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    String(String.UnicodeScalarView(unicodeScalars.map(change)))
  }

  /// Replaces code points, not what Unicode holds for equal to them.
  fileprivate func replacing(_ text: String, _ other: String) -> String {
    replacingOccurrences(of: text, with: other, options: .literal)
  }
}
