/// A sentence without the values in it, so that two that differ in values alone are equal: texts in
/// quotation marks, numbers, words with a digit in them, and whole arrays and objects each become a
/// mark of their kind. What names a thing stays: words, literals such as `null`, patterns.
struct FoldedText {
  private var rest: Substring.UnicodeScalarView
  private var output = String.UnicodeScalarView()

  /// - Parameter text: what stands behind `the pattern` in it is of the scenario, and stays.
  static func folded(_ text: String) -> String {
    let parts = text.split(
      separator: "the pattern ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return FoldedText(text[...]).text }
    return FoldedText(parts[0]).text + "the pattern " + parts[1]
  }

  /// The same of a server's own words, in which single quotes surround values as well.
  static func foldedWords(_ text: String) -> String {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    // An apostrophe alone surrounds nothing.
    guard parts.count > 2, parts.count % 2 == 1 else { return folded(text) }
    return parts.enumerated().map { $0 % 2 == 0 ? folded(String($1)) : "''" }.joined()
  }

  private init(_ text: Substring) { rest = text.unicodeScalars }

  private var text: String {
    var folding = self
    folding.fold()
    return String(folding.output)
  }

  private mutating func fold() {
    while let first = rest.first {
      switch first {
      case "\"":
        skipText()
        append("\"\"")
      case "[", "{":
        skipNested()
        append(first == "[" ? "[]" : "{}")
      case _ where Self.isOfWord(first):
        let word = rest.prefix(while: Self.isOfWord)
        rest = rest[word.endIndex...]
        word.contains { "0"..."9" ~= $0 } ? append("#") : output.append(contentsOf: word)
        // A number is one with its fraction.
        if output.last == "#", rest.first == ".", rest.dropFirst().first?.isDigit == true {
          rest.removeFirst()
          rest = rest[rest.prefix(while: Self.isOfWord).endIndex...]
        }
      default:
        output.append(first)
        rest.removeFirst()
      }
    }
  }

  private mutating func append(_ mark: String) {
    output.append(contentsOf: mark.unicodeScalars)
  }

  /// Up to the closing quotation mark, or to the end where a shortened text has lost it.
  private mutating func skipText() {
    rest.removeFirst()
    while let scalar = rest.popFirst() {
      if scalar == "\\" { _ = rest.popFirst() }
      if scalar == "\"" { return }
    }
  }

  private mutating func skipNested() {
    var depth = 0
    while let first = rest.first {
      if first == "\"" {
        skipText()
        continue
      }
      rest.removeFirst()
      if first == "[" || first == "{" { depth += 1 }
      if first == "]" || first == "}" { depth -= 1 }
      if depth == 0 { return }
    }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar == "_" || scalar == "-" || scalar.properties.isAlphabetic
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { "0"..."9" ~= self }
}

extension FoldedText {
  /// A place in an answer, or a query of one: names stay, indices and what is compared do not.
  static func foldedQuery(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    var isCompared = false
    while let first = rest.first {
      if first == "'" || first == "\"" {
        let name = quoted(rest)
        rest = rest[name.endIndex...]
        output.append(contentsOf: isCompared ? "''".unicodeScalars[...] : name)
      } else if first.isDigit, isCompared || "[:,- ".unicodeScalars.contains(output.last ?? "$") {
        rest = rest.drop { $0.isDigit || $0 == "." }
        output.append("#")
      } else {
        // A comparison ends with what it compares.
        if first != " " { isCompared = "=<>!".unicodeScalars.contains(first) }
        output.append(first)
        rest.removeFirst()
      }
    }
    return String(output)
  }

  private static func quoted(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    var index = text.startIndex
    let mark = text[index]
    text.formIndex(after: &index)
    while index < text.endIndex {
      let scalar = text[index]
      text.formIndex(after: &index)
      if scalar == mark { break }
      if scalar == "\\", index < text.endIndex { text.formIndex(after: &index) }
    }
    return text[..<index]
  }

  /// Method aside, where a request goes: the path with a mark for each part that looks like a value,
  /// and the names of its query.
  static func foldedTarget(_ url: String) -> String {
    let whole = url.split(separator: "://", maxSplits: 1).last ?? ""
    let parts = whole.split(separator: "?", maxSplits: 1)
    let path = (parts.first ?? "").split(separator: "/").dropFirst().map { segment in
      isName(segment) ? String(segment) : "#"
    }
    let names = (parts.dropFirst().first ?? "").split(separator: "&").map {
      String($0.prefix { $0 != "=" })
    }
    return "/" + path.joined(separator: "/") + "?" + names.joined(separator: "&")
  }

  /// Such as `customers` or `v2`; what is long, or has other digits or escapes, is a value.
  private static func isName(_ segment: Substring) -> Bool {
    let scalars = segment.unicodeScalars
    if scalars.first == "v", scalars.count > 1, scalars.dropFirst().allSatisfy(\.isDigit) {
      return true
    }
    return scalars.count < 32
      && scalars.allSatisfy { $0.properties.isAlphabetic || "_-.".unicodeScalars.contains($0) }
  }
}
