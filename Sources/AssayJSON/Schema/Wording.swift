import AssayText

// The small change of the sentences about values.

/// The longest piece of a value that a sentence shows, in characters.
private let longestPiece = 60

/// A path as sentences have it, `address.lines[2]`, without its middle where it is long.
func inWords(_ path: NormalizedPath) -> String {
  var text = ""
  for step in path.steps {
    switch step {
    case .name(let name): text += (text.isEmpty ? "" : ".") + name
    case .index(let index): text += "[\(index)]"
    }
  }
  return withoutMiddle(text)
}

/// A value as compact JSON, without its middle where it is long; containers only by their kind.
func shortened(_ node: JSONNode) -> String {
  switch node.value {
  case .array(let elements): "an array of \(counted(elements.count, "item"))"
  case .object(let object): "an object with \(counted(object.count, "member"))"
  default: withoutMiddle(node.description)
  }
}

func shortened(_ number: JSONNumber) -> String { withoutMiddle(number.text) }

/// A text in quotes, without its middle where it is long.
func shortened(_ text: String) -> String { withoutMiddle(JSONNode.string(text).description) }

private func withoutMiddle(_ text: String) -> String {
  // A bound in bytes first: counting the characters of a huge value would be the costly part.
  guard text.utf8.count > longestPiece, text.count > longestPiece else { return text }
  let tail = longestPiece / 3
  return "\(text.prefix(longestPiece - tail - 1))…\(text.suffix(tail))"
}

/// The first values, told apart by commas.
func list(_ values: [JSONNode]) -> String {
  let shown = values.prefix(8).map { node in
    switch node.value {
    case .array, .object: withoutMiddle(node.description)
    default: shortened(node)
    }
  }
  let rest = values.count - shown.count
  return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}

func alternatives(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

func withArticle(_ word: String) -> String {
  switch word {
  case "null": "null"
  case "array", "object", "integer": "an " + word
  default: "a " + word
  }
}

/// Positions from zero as a person counts: "1st and 3rd".
func ordinals(_ indices: [Int]) -> String {
  let words = indices.prefix(4).map { index in
    let number = index + 1
    let suffix =
      switch (number % 10, number % 100) {
      case (1, let rest) where rest != 11: "st"
      case (2, let rest) where rest != 12: "nd"
      case (3, let rest) where rest != 13: "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
