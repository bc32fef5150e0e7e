/// Texts that are nearly another one: what careless comparing takes for it.
struct TextNeighbours {
  private let text: String
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The neighbours of a text that is one of a few.
  /// - Parameter other: another one of them.
  func ofChoice(besides other: String?) -> [String] {
    var neighbours = letterCases + padded
    neighbours += [Self.text(scalars.dropLast()), Self.text(scalars.dropFirst())]
    neighbours += [text + "x", text + text, "\"\(text)\"", fullWidth]
    if let other { neighbours += ["\(text),\(other)", "\(text) \(other)"] }
    return withoutRepetition(neighbours + separated)
  }

  /// The neighbours of a text that has a form.
  var ofForm: [String] {
    var neighbours = [Self.text(scalars.dropFirst()), Self.text(scalars.dropLast())]
    neighbours += ["x" + text, text + "x", "0" + text, text + "0", text + text]
    neighbours += letterCases + padded
    if let last = scalars.indices.last {
      for (index, scalar) in [(0, "!"), (last, "!"), (scalars.count / 2, "é")] {
        var changed = scalars
        changed.replaceSubrange(index...index, with: scalar.unicodeScalars)
        neighbours.append(Self.text(changed))
      }
      var split = scalars
      split.insert(" ", at: scalars.count / 2)
      neighbours.append(Self.text(split))
    }
    return withoutRepetition(neighbours + [fullWidth])
  }

  private var letterCases: [String] {
    let capitalized =
      Self.text(scalars.prefix(1)).uppercased()
      + Self.text(scalars.dropFirst()).lowercased()
    return [text.uppercased(), text.lowercased(), capitalized]
  }

  private var padded: [String] { [" " + text, text + " ", text + "\n", "\t" + text] }

  /// The characters of ASCII as the wide ones of East Asian scripts, which look alike.
  private var fullWidth: String {
    Self.text(
      scalars.map { scalar in
        0x21...0x7E ~= scalar.value ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
      })
  }

  /// With another separator, with none, with a part only, or with a part more: what is done to tags
  /// such as those of languages.
  private var separated: [String] {
    let separators: [Unicode.Scalar] = ["-", "_", ".", " ", "/"]
    guard let separator = scalars.first(where: separators.contains) else {
      return ["-", "_"].map { "\(text)\($0)\(text.uppercased())" }
    }
    let parts = scalars.split(separator: separator, omittingEmptySubsequences: false)
    let words = parts.map { Self.text($0) }
    let others = separators.prefix(3).filter { $0 != separator }
    return others.map { words.joined(separator: String($0)) }
      + [words.joined(), words[0], words[words.count - 1]]
      + [words.reversed().joined(separator: String(separator))]
      + ["\(text)\(separator)\(words[words.count - 1])"]
  }

  private func withoutRepetition(_ texts: [String]) -> [String] {
    var seen: Set<[Unicode.Scalar]> = [scalars]
    return texts.filter { seen.insert(Array($0.unicodeScalars)).inserted }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
