/// The words in which two lines differ.
struct WordDifference: Equatable {
  /// The line in parts, by turns the same as in the other and different, beginning with the same,
  /// which may be empty.
  let expected: [String]
  let actual: [String]

  /// Words beyond which only the common beginning and end count as the same.
  private static let longestSearch = 400

  init(expected: String, actual: String) {
    let old = Self.words(expected)
    let new = Self.words(actual)
    var isSame = (
      old: Array(repeating: true, count: old.count), new: Array(repeating: true, count: new.count)
    )
    let head = zip(old, new).prefix { Self.isEqual($0, $1) }.count
    let most = min(old.count, new.count) - head
    let tail = zip(old.reversed(), new.reversed()).prefix(most).prefix { Self.isEqual($0, $1) }
      .count
    let middle = (old: old[head..<(old.count - tail)], new: new[head..<(new.count - tail)])
    if max(middle.old.count, middle.new.count) > Self.longestSearch {
      for index in middle.old.indices { isSame.old[index] = false }
      for index in middle.new.indices { isSame.new[index] = false }
    } else {
      let changes = Array(middle.new).difference(from: Array(middle.old), by: Self.isEqual)
      for change in changes {
        switch change {
        case .remove(let offset, _, _): isSame.old[head + offset] = false
        case .insert(let offset, _, _): isSame.new[head + offset] = false
        }
      }
    }
    // Lines with next to nothing in common are told apart as a whole: specks would only distract.
    let common = zip(old, isSame.old).reduce(0) { $0 + ($1.1 && Self.isWord($1.0) ? 1 : 0) }
    let words = min(old.count(where: Self.isWord), new.count(where: Self.isWord))
    if common * 4 < words {
      self.expected = ["", expected]
      self.actual = ["", actual]
    } else {
      self.expected = Self.parts(old, isSame.old)
      self.actual = Self.parts(new, isSame.new)
    }
  }

  private static func parts(_ words: [Substring], _ isSame: [Bool]) -> [String] {
    var parts = [""]
    for (word, isSame) in zip(words, isSame) {
      // Parts with an even index are the same.
      if isSame != (parts.count % 2 == 1) { parts.append("") }
      parts[parts.count - 1] += word
    }
    return parts
  }

  /// Letters and digits in a row, blanks in a row, and everything else alone.
  private static func words(_ line: String) -> [Substring] {
    var words: [Substring] = []
    var rest = Substring(line)
    while let first = rest.first {
      let word: Substring =
        if isLetter(first) {
          rest.prefix(while: isLetter)
        } else if first.isWhitespace {
          rest.prefix(while: \.isWhitespace)
        } else {
          rest.prefix(1)
        }
      words.append(word)
      rest = rest[word.endIndex...]
    }
    return words
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func isWord(_ word: Substring) -> Bool { word.first.map(isLetter) ?? false }

  /// Equality of code points: texts that only look alike differ.
  private static func isEqual(_ left: Substring, _ right: Substring) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}
