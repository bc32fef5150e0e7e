import AssayJSON

extension SchemaShape {
  /// A text that the keywords for strings let through; another one for each turn, as far as that is
  /// possible.
  func sampleText(turn: Int = 0) -> String? {
    let texts = sampleTexts(turn: turn).filter { admits(.string($0)) }
    return texts.isEmpty ? nil : texts[0]
  }

  /// Longer texts are not made.
  private static let mostLength = 100_000

  private func sampleTexts(turn: Int) -> [String] {
    var texts: [String] = []
    for format in formats {
      let valid = FormatTexts.valid(format)
      texts += valid.dropFirst(turn % max(valid.count, 1))
    }
    texts += patterns.compactMap { $0.sample(atLeast: min(minLength, Self.mostLength) + turn) }
    texts.append(turn == 0 ? "text" : "text\(turn + 1)")
    if minLength > 0, minLength <= Self.mostLength {
      texts.append(Self.text(ofLength: minLength, turn))
    }
    if let maxLength { texts.append(Self.text(ofLength: min(maxLength, 4), turn)) }
    return texts
  }

  /// A text of just that many code points that breaks no other keyword for strings, if one is found.
  func text(ofLength length: Int) -> String? {
    guard 0...Self.mostLength ~= length else { return nil }
    let check = schema(ignoring: ["minLength", "maxLength"])
    var texts = formats.isEmpty && patterns.isEmpty ? [Self.text(ofLength: length, 0)] : []
    if let base = sampleText() { texts += Self.stretched(base, to: length) }
    texts += patterns.compactMap { $0.sample(atLeast: length) }
    return texts.first { text in
      text.unicodeScalars.count == length && check?.isValid(.string(text)) ?? true
    }
  }

  /// "text" over and over, ending in the turn's number where there is one.
  private static func text(ofLength length: Int, _ turn: Int) -> String {
    let suffix = turn == 0 ? "" : String(turn)
    let word = Array("text".unicodeScalars)
    var scalars = String.UnicodeScalarView()
    for index in 0..<length { scalars.append(word[index % word.count]) }
    return length > suffix.count
      ? String(String(scalars).dropLast(suffix.count)) + suffix
      : String(scalars)
  }

  /// The text with its first, middle or last character repeated, or cut at either end.
  private static func stretched(_ text: String, to length: Int) -> [String] {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return [] }
    let missing = length - scalars.count
    guard missing >= 0 else {
      return [scalars.prefix(length), scalars.suffix(length)].map {
        String(String.UnicodeScalarView($0))
      }
    }
    return [0, scalars.count / 2, scalars.count - 1].map { index in
      var longer = scalars
      longer.insert(contentsOf: repeatElement(scalars[index], count: missing), at: index)
      return String(String.UnicodeScalarView(longer))
    }
  }
}
