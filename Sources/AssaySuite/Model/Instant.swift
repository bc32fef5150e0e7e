package import AssayJSON

/// A point in time as an answer or a scenario writes it, whatever its offset.
package struct Instant: Sendable, Hashable {
  /// Since 1970, UTC.
  package let seconds: Int
  /// Of the second, 0 to 999,999,999.
  package let nanoseconds: Int
  /// How many digits of the second's fraction were written, up to nine.
  package let fractionDigits: Int
  /// For messages.
  package let written: String

  init(_ written: String, seconds: Int, nanoseconds: Int = 0, fractionDigits: Int = 0) {
    self.written = written
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.fractionDigits = fractionDigits
  }

  /// A text as in RFC 3339, section 5.6, or RFC 9110, section 5.6.7; a number as Unix seconds. Nil
  /// for anything else.
  package init?(_ node: JSONNode) {
    if let text = node.stringValue {
      self.init(text)
    } else if let number = node.numberValue {
      self.init(number)
    } else {
      return nil
    }
  }

  package init?(_ text: String) {
    if JSONFormat.dateTime.matches(text) {
      self.init(dateTime: text)
    } else {
      self.init(httpDate: text)
    }
  }

  private init?(_ number: JSONNumber) {
    let parts = number.text.split(separator: ".", maxSplits: 1)
    guard !number.text.contains(where: { $0 == "e" || $0 == "E" }), let whole = parts.first,
      let seconds = Int(whole), abs(seconds) < 1 << 48
    else { return nil }
    guard parts.count == 2 else {
      self.init(number.text, seconds: seconds)
      return
    }
    let (nanoseconds, digits) = fraction(parts[1].utf8)
    // What is below zero counts downward.
    if whole.hasPrefix("-"), nanoseconds > 0 {
      self.init(
        number.text, seconds: seconds - 1, nanoseconds: 1_000_000_000 - nanoseconds,
        fractionDigits: digits)
    } else {
      self.init(
        number.text, seconds: seconds, nanoseconds: nanoseconds, fractionDigits: digits)
    }
  }

  /// - Parameter text: a `date-time`, which has been checked.
  private init?(dateTime text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    let time = number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
    var rest = bytes[19...]
    var (nanoseconds, digits) = (0, 0)
    if rest.first == UInt8(ascii: ".") {
      let written = rest.dropFirst().prefix { 0x30...0x39 ~= $0 }
      (nanoseconds, digits) = fraction(written)
      rest = rest.dropFirst(written.count + 1)
    }
    var offset = 0
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      let start = rest.startIndex
      offset = number(start + 1..<start + 3) * 3600 + number(start + 4..<start + 6) * 60
      if sign == UInt8(ascii: "-") { offset = -offset }
    }
    let days = CivilTime.daysSince1970(
      year: number(0..<4), month: number(5..<7), day: number(8..<10))
    self.init(
      text, seconds: days * 86_400 + time - offset, nanoseconds: nanoseconds,
      fractionDigits: digits)
  }

  /// `HTTP-date` in its three forms.
  private init?(httpDate text: String) {
    let words = text.split { $0 == " " || $0 == "-" || $0 == "," }.map(String.init)
    let isAsctime = words.count == 5 && !text.contains(",")
    guard isAsctime || words.count == 6 && words[5] == "GMT" else { return nil }
    let (dayWord, monthWord) = isAsctime ? (words[2], words[1]) : (words[1], words[2])
    let (yearWord, timeWord) = isAsctime ? (words[4], words[3]) : (words[3], words[4])
    let clock = timeWord.split(separator: ":").map(String.init)
    guard CivilTime.weekdays.contains(String(words[0].prefix(3))), isAsctime || text.contains(","),
      let month = CivilTime.months.firstIndex(of: monthWord),
      let day = wholeNumber(dayWord, 1...31),
      var year = wholeNumber(yearWord, 0...9999), clock.count == 3,
      let hour = wholeNumber(clock[0], 0...23), let minute = wholeNumber(clock[1], 0...59),
      let second = wholeNumber(clock[2], 0...60)
    else { return nil }
    // RFC 850 has two digits of the year; what seems more than 50 years ahead was in the past.
    if yearWord.count == 2 { year += year < 77 ? 2000 : 1900 }
    let date = "\(padded(year, 4))-\(padded(month + 1, 2))-\(padded(day, 2))"
    guard JSONFormat.date.matches(date) else { return nil }
    self.init(
      text,
      seconds: CivilTime.daysSince1970(year: year, month: month + 1, day: day) * 86_400 + hour
        * 3600
        + minute * 60 + second)
  }
}

extension Instant {
  /// The time from the other to this one, both without what is finer than the coarser of the two.
  package func distance(from other: Instant) -> Duration {
    let digits = min(fractionDigits, other.fractionDigits)
    let unit = (digits..<9).reduce(1) { size, _ in size * 10 }
    let difference = nanoseconds / unit * unit - other.nanoseconds / unit * unit
    return .seconds(seconds - other.seconds) + .nanoseconds(difference)
  }
}

private func fraction(_ digits: some Sequence<UInt8>) -> (nanoseconds: Int, digits: Int) {
  var (value, count) = (0, 0)
  for digit in digits.prefix(9) {
    value = value * 10 + Int(digit) - 0x30
    count += 1
  }
  for _ in count..<9 { value *= 10 }
  return (value, count)
}

private func wholeNumber(_ text: String, _ range: ClosedRange<Int>) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text) else {
    return nil
  }
  return range.contains(number) ? number : nil
}
