import AssayJSON

/// What `now` and `clock` are asked for: a shift, a format, and a zone.
struct TimeArguments: Sendable {
  private var offset: TimeOffset?
  private var format = TimeStyle.format(.rfc3339)
  private var zone: ZoneOffset?

  /// The word before a zone.
  static let zoneWord = "zone"

  /// - Parameter values: in their order; the zone may stand on either side of the format.
  init(_ values: [PlaceholderValue], of function: PlaceholderFunction) throws(PlaceholderMistake) {
    var words = values.map { $0.stringValue ?? "" }[...]
    var hasFormat = false
    if let offset = words.first.flatMap(TimeOffset.init) {
      self.offset = offset
      words.removeFirst()
    }
    while let word = words.popFirst() {
      if word == Self.zoneWord, zone == nil, let name = words.popFirst() {
        zone = try ZoneOffset(name, of: function)
      } else if !hasFormat {
        format = try TimeStyle(word, of: function)
        hasFormat = true
      } else {
        throw function.mistake("takes one offset, then one format")
      }
    }
    if zone != nil, !format.takesZone {
      throw function.mistake("tells this format in one zone alone; take 'zone' away")
    }
  }

  func value(at milliseconds: Int) -> JSONNode {
    format.value(of: milliseconds + (offset?.seconds ?? 0) * 1000, zone ?? .utc)
  }

  /// Whether an argument can be one of these, where others of the same call are not known.
  static func check(
    _ value: PlaceholderValue, at index: Int, of function: PlaceholderFunction
  ) throws(PlaceholderMistake) {
    let word = value.stringValue ?? ""
    if index == 0, TimeOffset(word) != nil { return }
    if word == zoneWord || (try? ZoneOffset(word, of: function)) != nil { return }
    _ = try TimeStyle(word, of: function)
  }
}

/// One of the formats that have a name, or a pattern.
enum TimeStyle: Sendable {
  case format(TimeFormat)
  case pattern(TimePattern)

  init(_ word: String, of function: PlaceholderFunction) throws(PlaceholderMistake) {
    if let format = TimeFormat(rawValue: word) {
      self = .format(format)
    } else if word.contains("%") {
      self = .pattern(try TimePattern(word, of: function))
    } else {
      let known = TimeFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw function.mistake(
        "takes an offset such as -1h or +2d, and a format: \(known), or a pattern with '%'")
    }
  }

  fileprivate var takesZone: Bool {
    if case .format(let format) = self { format.takesZone } else { true }
  }

  func value(of milliseconds: Int, _ zone: ZoneOffset) -> JSONNode {
    switch self {
    case .format(let format): format.value(of: milliseconds, zone)
    case .pattern(let pattern): .string(pattern.text(of: ZonedTime(milliseconds, zone)))
    }
  }
}

/// How far a clock is ahead of UTC, as RFC 3339 writes it: `-05:00`, or `Z`.
struct ZoneOffset: Sendable {
  let seconds: Int

  static let utc = ZoneOffset(seconds: 0)

  private init(seconds: Int) { self.seconds = seconds }

  init(_ text: String, of function: PlaceholderFunction) throws(PlaceholderMistake) {
    if text == "Z" {
      self = .utc
      return
    }
    let bytes = Array(text.utf8)
    let digits = [1, 2, 4, 5].compactMap { index -> Int? in
      guard bytes.count == 6, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[index] else {
        return nil
      }
      return Int(bytes[index] - UInt8(ascii: "0"))
    }
    guard digits.count == 4, text.hasPrefix("+") || text.hasPrefix("-"),
      bytes[3] == UInt8(ascii: ":"), digits[0] * 10 + digits[1] < 24, digits[2] < 6
    else { throw function.mistake("takes a zone as RFC 3339 has it: \"-05:00\" or \"Z\"") }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    seconds = (text.hasPrefix("-") ? -60 : 60) * minutes
  }

  /// `+hh:mm`, with any separator.
  func text(separator: String) -> String {
    let minutes = abs(seconds) / 60
    return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + separator + padded(minutes % 60, 2)
  }
}
