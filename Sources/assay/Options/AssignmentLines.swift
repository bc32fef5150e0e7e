import AssaySuite

/// Reads lines `NAME=VALUE` as tools for `.env` files do: blanks around names and values, `export`,
/// quotes, and remarks behind `#` are no part of either.
struct AssignmentLines {
  struct Assignment {
    var name: String
    var value: String
    /// From 1.
    var line: Int
  }

  /// What is wrong, and in which line.
  struct Fault: Error {
    var line: Int
    var message: String
  }

  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var line = 1

  init(_ text: String) {
    // A file means the same whatever its lines end in.
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars.enumerated().compactMap { index, scalar in
      guard scalar == "\r" else { return scalar }
      return index + 1 < scalars.count && scalars[index + 1] == "\n" ? nil : "\n"
    }
  }

  mutating func assignments() throws(Fault) -> [Assignment] {
    var found: [Assignment] = []
    while true {
      skipBlanks()
      guard let next = peek else { return found }
      if next == "#" { skipToLineEnd() }
      if !takeLineEnd() { found.append(try assignment()) }
    }
  }

  private mutating func assignment() throws(Fault) -> Assignment {
    let line = line
    var name = take { $0 != "=" && $0 != "\n" }.trimmed
    guard peek == "=" else {
      throw Fault(line: line, message: "the line has no '='; write NAME=VALUE")
    }
    offset += 1
    if name.hasPrefix("export"), name.dropFirst(6).unicodeScalars.first.map(isBlank) == true {
      name = String(name.dropFirst(6)).trimmed
    }
    guard VariableName.isValid(name) else {
      throw Fault(
        line: line,
        message: "'\(name)' cannot be a name; names are letters, digits, '_', '-' and '.'")
    }
    skipBlanks()
    return Assignment(name: name, value: try value(), line: line)
  }

  /// With the end of its line.
  private mutating func value() throws(Fault) -> String {
    guard let quote = peek, quote == "\"" || quote == "'" || quote == "`" else {
      let text = plainValue()
      _ = takeLineEnd()
      return text
    }
    let value = try quoted(by: quote)
    skipBlanks()
    if peek == "#" { skipToLineEnd() }
    guard takeLineEnd() || peek == nil else {
      throw Fault(
        line: line, message: "there is text behind the quote that closes the value")
    }
    return value
  }

  /// Up to a remark, which a blank sets apart: in `a#b` there is none.
  private mutating func plainValue() -> String {
    var text = ""
    var isBehindBlank = true
    while let next = peek, next != "\n" {
      if next == "#", isBehindBlank {
        skipToLineEnd()
        break
      }
      text.unicodeScalars.append(next)
      isBehindBlank = isBlank(next)
      offset += 1
    }
    return text.trimmed
  }

  /// May go over several lines; a backslash says something within double quotes alone.
  private mutating func quoted(by quote: Unicode.Scalar) throws(Fault) -> String {
    let start = line
    offset += 1
    var text = ""
    while let next = peek, next != quote {
      offset += 1
      if next == "\n" { line += 1 }
      guard next == "\\", quote == "\"", let escaped = peek, let meant = Self.escapes[escaped]
      else {
        text.unicodeScalars.append(next)
        continue
      }
      text.unicodeScalars.append(meant)
      offset += 1
    }
    guard peek == quote else {
      throw Fault(line: start, message: "the quote that the value begins with is never closed")
    }
    offset += 1
    return text
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "r": "\r", "t": "\t", "\"": "\"", "\\": "\\", "$": "$",
  ]
}

extension AssignmentLines {
  private var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take(while isMeant: (Unicode.Scalar) -> Bool) -> String {
    var text = ""
    while let next = peek, isMeant(next) {
      text.unicodeScalars.append(next)
      offset += 1
    }
    return text
  }

  private mutating func skipBlanks() { _ = take(while: isBlank) }

  private mutating func skipToLineEnd() { _ = take { $0 != "\n" } }

  private mutating func takeLineEnd() -> Bool {
    guard peek == "\n" else { return false }
    offset += 1
    line += 1
    return true
  }
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar != "\n" && scalar.properties.isWhitespace
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
