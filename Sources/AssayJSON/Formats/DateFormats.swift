// Formats of RFC 3339: date-time, date, time (section 5.6) and duration (appendix A).

func isDateTime(_ text: String) -> Bool {
  var scanner = FormatScanner(text)
  return scanner.fullDate() && scanner.takeLetter("t") && scanner.fullTime() && scanner.isAtEnd
}

func isDate(_ text: String) -> Bool {
  var scanner = FormatScanner(text)
  return scanner.fullDate() && scanner.isAtEnd
}

func isTime(_ text: String) -> Bool {
  var scanner = FormatScanner(text)
  return scanner.fullTime() && scanner.isAtEnd
}

func isDuration(_ text: String) -> Bool {
  var scanner = FormatScanner(text)
  return scanner.duration() && scanner.isAtEnd
}

extension FormatScanner {
  /// `full-date = date-fullyear "-" date-month "-" date-mday`.
  fileprivate mutating func fullDate() -> Bool {
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
      1...12 ~= month
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...lengths[month - 1] ~= day
  }

  /// `full-time = partial-time time-offset`; a leap second only where UTC has one (section 5.7).
  fileprivate mutating func fullTime() -> Bool {
    guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60,
      take(":"), let second = digits(2), second <= 60
    else { return false }
    if take("."), takeWhile(\.isDigit).isEmpty { return false }
    guard let offset = timeOffset() else { return false }
    return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 == 1439
  }

  /// `time-offset = "Z" / time-numoffset`, in minutes.
  private mutating func timeOffset() -> Int? {
    if takeLetter("z") { return 0 }
    let isWest = peek == UInt8(ascii: "-")
    guard take("+") || take("-"), let hours = digits(2), hours < 24, take(":"),
      let minutes = digits(2), minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (isWest ? -1 : 1)
  }

  /// `duration = "P" (dur-date / dur-time / dur-week)`.
  fileprivate mutating func duration() -> Bool {
    guard take("P") else { return false }
    if take("T") { return units("HMS") }
    let start = offset
    takeWhile(\.isDigit)
    if offset > start, take("W") { return true }
    offset = start
    return units("YMD") && (!take("T") || units("HMS"))
  }

  /// One or more of the units, without a gap between them.
  private mutating func units(_ units: String) -> Bool {
    var left = units.unicodeScalars[...]
    var count = 0
    while let byte = peek, byte.isDigit {
      takeWhile(\.isDigit)
      // The first may be any; each further one must be the next.
      let candidates = count == 0 ? left : left.prefix(1)
      guard let unit = candidates.firstIndex(where: { peek == UInt8(ascii: $0) }) else {
        return false
      }
      offset += 1
      left = left[left.index(after: unit)...]
      count += 1
    }
    return count > 0
  }
}
