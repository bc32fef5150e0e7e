import AssayText

/// Replaces secrets in everything that leaves, in whatever way they are written: as they are, with
/// any of their characters escaped (percent-encoding, JSON, XML and HTML, one in another), in base64
/// and inside longer base64 texts, as hexadecimal digits, wrapped over lines.
///
/// It stands in front of all reporters: they are given `RedactedText`, which only this file makes.
package struct Redactor: Sendable {
  /// What stands for a secret.
  package static let mask = "***"

  /// Whether the shell that commands are pasted into has a proxy in its environment.
  package var shellHasProxy = false

  /// Of the secrets, by number; empty for one that no variable holds.
  private(set) var names: [String]
  private var values: [String]
  /// What was given before the run.
  private var given: [String: String]
  private var known: Set<String>
  private var index: PatternIndex

  /// - Parameter secrets: values by name.
  /// - Throws: where a value is too short to be told from other text.
  package init(secrets: [String: String]) throws(SecretError) {
    let sorted = secrets.sorted { $0.key < $1.key }
    for (name, value) in sorted where value.unicodeScalars.count < SecretError.shortest {
      throw SecretError(name: name, length: value.unicodeScalars.count)
    }
    self.init(names: sorted.map(\.key), values: sorted.map(\.value))
  }

  private init(names: [String], values: [String]) {
    self.names = names
    self.values = values
    given = Dictionary(zip(names, values)) { first, _ in first }
    known = Set(values)
    index = PatternIndex(
      values.enumerated().flatMap { SecretPattern.all(of: $1, secret: $0) })
  }

  /// Hides one more from now on.
  ///
  /// - Parameter name: of the variable that holds it, if one does. Many may share it, for each scenario
  ///   has a value of its own, but none shares that of a secret that was given.
  mutating func learn(_ value: String, named name: String?) {
    guard known.insert(value).inserted else { return }
    let isTaken = name.map { given[$0] != nil } ?? false
    names.append((name ?? "") + (isTaken ? "_2" : ""))
    values.append(value)
    index.add(SecretPattern.all(of: value, secret: values.count - 1))
  }

  /// One that hides what any of them hides; of two secrets with one name, the later gets a number.
  package init(joining redactors: [Redactor]) {
    var values: [String: String] = [:]
    for (name, value) in redactors.flatMap(\.given) {
      var free = name
      var number = 2
      while let taken = values[free], taken != value {
        free = "\(name)_\(number)"
        number += 1
      }
      values[free] = value
    }
    let sorted = values.sorted { $0.key < $1.key }
    self.init(names: sorted.map(\.key), values: sorted.map(\.value))
    for redactor in redactors {
      for (name, value) in zip(redactor.names, redactor.values) {
        learn(value, named: name.isEmpty ? nil : name)
      }
    }
  }

  /// For a run without secrets.
  package static let none = Redactor(names: [], values: [])

  package func redact(_ text: String) -> RedactedText {
    guard !names.isEmpty else { return RedactedText(checked: text) }
    let bytes = Array(text.utf8)
    let matches = matches(in: bytes)
    guard !matches.isEmpty else { return RedactedText(checked: text) }
    return RedactedText(checked: String(decoding: masked(bytes, matches), as: UTF8.self))
  }

  /// Text of a message's bytes: those that are no UTF-8 are written as `\x..`.
  package func redact(lossy bytes: [UInt8]) -> RedactedText {
    RedactedText(checked: escapedText(of: masked(bytes, matches(in: bytes))))
  }

  /// A text in three parts, each redacted as a part of the whole: a secret that lies across two
  /// parts goes to the first of them.
  package func redact(
    _ bytes: [UInt8], marked: Range<Int>
  ) -> (before: RedactedText, marked: RedactedText, after: RedactedText) {
    let matches = matches(in: bytes)
    var parts: [[UInt8]] = [[], [], []]
    let ends = [marked.lowerBound, marked.upperBound, bytes.count]
    var offset = 0
    var number = 0
    for match in matches.map(\.range) + [bytes.count..<bytes.count] {
      while number < 3, ends[number] <= match.lowerBound {
        parts[number] += bytes[min(offset, ends[number])..<ends[number]]
        offset = max(offset, ends[number])
        number += 1
      }
      guard number < 3, !match.isEmpty else { break }
      parts[number] += bytes[offset..<match.lowerBound] + Self.mask.utf8
      offset = match.upperBound
    }
    let texts = parts.map { RedactedText(checked: String(decoding: $0, as: UTF8.self)) }
    return (texts[0], texts[1], texts[2])
  }

  private func masked(_ bytes: [UInt8], _ matches: [SecretMatch]) -> [UInt8] {
    guard !matches.isEmpty else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var offset = 0
    for match in matches {
      output += bytes[offset..<match.range.lowerBound] + Self.mask.utf8
      offset = match.range.upperBound
    }
    return output + bytes[offset...]
  }

  /// Where secrets stand, in order and without overlaps.
  func matches(in bytes: [UInt8]) -> [SecretMatch] {
    guard !names.isEmpty else { return [] }
    var found: [SecretMatch] = []
    var levels = [TextView(bytes)]
    for depth in 0...TextView.deepest {
      search(levels[depth], under: levels[..<depth], &found)
      if let joined = levels[depth].joined() { search(joined, under: levels[...depth], &found) }
      guard depth < TextView.deepest, let next = levels[depth].decoded() else { break }
      levels.append(next)
    }
    return found.merged()
  }

  /// - Parameter levels: what the view was made of, the text itself first.
  private func search(
    _ view: TextView, under levels: ArraySlice<TextView>, _ found: inout [SecretMatch]
  ) {
    view.bytes.withUnsafeBufferPointer { text in
      index.matches(in: text) { range, pattern in
        var range = pattern.form.widened(range, in: text)
        let isPlain = pattern.form == .plain && range.count == pattern.bytes.count
        range = view.source(of: range)
        for level in levels.reversed() { range = level.source(of: range) }
        found.append(
          SecretMatch(
            range: range,
            secret: isPlain && levels.isEmpty && !names[pattern.secret].isEmpty
              ? pattern.secret : nil))
      }
    }
  }
}

/// A text without secrets, which may be cut and shown as it is.
package struct RedactedText: Sendable, Hashable, CustomStringConvertible {
  package let text: String

  /// Only the redactor, after it has looked, may say that a text is free of secrets.
  fileprivate init(checked text: String) { self.text = text }

  /// A text of a record, which was redacted before it was written there.
  init(recorded text: String) { self.text = text }

  /// A text of this program.
  package init(_ literal: StaticString) { text = literal.description }

  package var description: String { text }
}

/// A place in a text that gives a secret away.
struct SecretMatch: Sendable {
  var range: Range<Int>
  /// The secret that stands there as it is; nil where it is written otherwise.
  var secret: Int?
}

extension [SecretMatch] {
  /// In order, those that overlap made one.
  fileprivate func merged() -> [SecretMatch] {
    guard count > 1 else { return self }
    // Of those that begin together the longest comes first.
    let sorted = sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var result = [sorted[0]]
    for match in sorted.dropFirst() {
      let last = result[result.count - 1]
      if match.range.lowerBound >= last.range.upperBound {
        result.append(match)
      } else if match.range == last.range {
        result[result.count - 1].secret = last.secret ?? match.secret
      } else if match.range.upperBound > last.range.upperBound {
        let whole = last.range.lowerBound..<match.range.upperBound
        result[result.count - 1] = SecretMatch(range: whole, secret: nil)
      }
    }
    return result
  }
}

extension SecretPattern.Form {
  /// With the base64 digits beside it that hold a few bits of the secret, and the padding.
  fileprivate func widened(
    _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    guard case .base64(let sharesFirst, let sharesLast) = self else { return range }
    var lower = range.lowerBound
    var upper = range.upperBound
    if sharesFirst, lower > 0, isBase64Digit(text[lower - 1]) { lower -= 1 }
    if sharesLast, upper < text.count, isBase64Digit(text[upper]) { upper += 1 }
    while upper < text.count, upper - range.upperBound < 3, text[upper] == UInt8(ascii: "=") {
      upper += 1
    }
    return lower..<upper
  }
}

private func isBase64Digit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"),
    UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}
