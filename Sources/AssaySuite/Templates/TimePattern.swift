import AssayJSON

/// A time by calendar and clock in some zone.
struct ZonedTime: Sendable {
  let civil: CivilTime
  let millisecond: Int
  let secondsSince1970: Int
  let zone: ZoneOffset

  init(_ milliseconds: Int, _ zone: ZoneOffset) {
    let part = milliseconds % 1000
    millisecond = part < 0 ? part + 1000 : part
    secondsSince1970 = (milliseconds - millisecond) / 1000
    civil = CivilTime(secondsSince1970: secondsSince1970 + zone.seconds)
    self.zone = zone
  }

  /// From the first of January, which is 0.
  var dayOfYear: Int {
    let isLeap = civil.year % 4 == 0 && (civil.year % 100 != 0 || civil.year % 400 == 0)
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][civil.month - 1]
    return before + civil.day - 1 + (isLeap && civil.month > 2 ? 1 : 0)
  }

  /// The year and week of ISO 8601: weeks begin on Monday, and belong to the year of their Thursday.
  var week: (year: Int, number: Int) {
    let thursday = CivilTime(
      secondsSince1970: secondsSince1970 + zone.seconds + (3 - (civil.weekday + 6) % 7) * 86_400)
    let moved = ZonedTime(civil: thursday)
    return (thursday.year, moved.dayOfYear / 7 + 1)
  }

  private init(civil: CivilTime) {
    self.civil = civil
    millisecond = 0
    secondsSince1970 = 0
    zone = .utc
  }
}

/// A time's form as `strftime` has it in the C locale (POSIX), with `%L` for milliseconds and `%:z` for
/// the offset; a `-` behind the `%` takes the zeros and blanks away that fill a number.
struct TimePattern: Sendable {
  private enum Part: Sendable {
    case literal(String)
    case conversion(Character, isBare: Bool)
  }

  private let parts: [Part]

  init(_ text: String, of function: PlaceholderFunction) throws(PlaceholderMistake) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let percent = rest.firstIndex(of: "%") {
      if percent > rest.startIndex { parts.append(.literal(String(rest[..<percent]))) }
      rest = rest[percent...].dropFirst()
      let isBare = rest.first == "-"
      if isBare { rest.removeFirst() }
      if rest.hasPrefix(":z") {
        parts.append(.conversion(":", isBare: false))
        rest.removeFirst(2)
        continue
      }
      guard let letter = rest.popFirst(), letter != ":",
        Self.text(letter, ZonedTime(0, .utc)) != nil
      else {
        let name = rest.base[percent..<rest.startIndex]
        throw function.mistake("knows no conversion '\(name)' in a pattern; they are strftime's")
      }
      parts.append(.conversion(letter, isBare: isBare))
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  func text(of time: ZonedTime) -> String {
    var output = ""
    for part in parts {
      switch part {
      case .literal(let text): output += text
      case .conversion(let letter, let isBare):
        let text = Self.text(letter, time) ?? ""
        let bare = text.dropLast(1).drop { $0 == "0" || $0 == " " } + text.suffix(1)
        output += isBare ? bare : text[...]
      }
    }
    return output
  }

  private static let days = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Nil where there is no such conversion.
  private static func text(_ letter: Character, _ time: ZonedTime) -> String? {
    date(letter, time) ?? clock(letter, time) ?? combined(letter, time)
  }

  private static func date(_ letter: Character, _ time: ZonedTime) -> String? {
    let civil = time.civil
    return switch letter {
    case "Y": padded(civil.year, 4)
    case "C": padded(civil.year / 100, 2)
    case "y": padded(civil.year % 100, 2)
    case "m": padded(civil.month, 2)
    case "d": padded(civil.day, 2)
    case "e": padded(civil.day, 2, " ")
    case "j": padded(time.dayOfYear + 1, 3)
    case "a": String(days[civil.weekday].prefix(3))
    case "A": days[civil.weekday]
    case "b", "h": String(months[civil.month - 1].prefix(3))
    case "B": months[civil.month - 1]
    case "u": String((civil.weekday + 6) % 7 + 1)
    case "w": String(civil.weekday)
    case "U": padded((time.dayOfYear + 7 - civil.weekday) / 7, 2)
    case "W": padded((time.dayOfYear + 7 - (civil.weekday + 6) % 7) / 7, 2)
    case "V": padded(time.week.number, 2)
    case "G": padded(time.week.year, 4)
    case "g": padded(time.week.year % 100, 2)
    default: nil
    }
  }

  private static func clock(_ letter: Character, _ time: ZonedTime) -> String? {
    let second = time.civil.second
    let hour = second / 3600
    return switch letter {
    case "H": padded(hour, 2)
    case "k": padded(hour, 2, " ")
    case "I": padded((hour + 11) % 12 + 1, 2)
    case "l": padded((hour + 11) % 12 + 1, 2, " ")
    case "M": padded(second / 60 % 60, 2)
    case "S": padded(second % 60, 2)
    case "L": padded(time.millisecond, 3)
    case "p": hour < 12 ? "AM" : "PM"
    case "P": hour < 12 ? "am" : "pm"
    case "s": String(time.secondsSince1970)
    case "z": time.zone.text(separator: "")
    case ":": time.zone.text(separator: ":")
    case "Z": time.zone.seconds == 0 ? "UTC" : time.zone.text(separator: ":")
    default: nil
    }
  }

  /// Those that stand for several.
  private static func combined(_ letter: Character, _ time: ZonedTime) -> String? {
    func joined(_ letters: String, _ separator: String) -> String {
      letters.map { text($0, time) ?? "" }.joined(separator: separator)
    }
    return switch letter {
    case "F": joined("Ymd", "-")
    case "D", "x": joined("mdy", "/")
    case "T", "X": joined("HMS", ":")
    case "R": joined("HM", ":")
    case "r": joined("IMS", ":") + " " + joined("p", "")
    case "c": joined("abeTY", " ")
    case "n": "\n"
    case "t": "\t"
    case "%": "%"
    default: nil
    }
  }
}
