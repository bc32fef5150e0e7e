/// A time by calendar and clock, in UTC.
package struct CivilTime: Sendable {
  let year: Int
  let month: Int
  let day: Int
  /// From Sunday, which is 0.
  let weekday: Int
  let second: Int

  package init(secondsSince1970: Int) {
    let days = Int((Double(secondsSince1970) / 86_400).rounded(.down))
    second = secondsSince1970 - days * 86_400
    // The first of January 1970 was a Thursday.
    weekday = ((days + 4) % 7 + 7) % 7
    // Civil date from days: years begin in March, so that the leap day comes last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-23`
  package var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// `18:05:00`
  package var timeOfDay: String {
    "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }

  var imfFixdate: String {
    "\(Self.weekdays[weekday]), \(padded(day, 2)) \(Self.months[month - 1]) \(padded(year, 4)) "
      + "\(timeOfDay) GMT"
  }

  /// As HTTP writes them (RFC 9110, section 5.6.7), from Sunday on.
  static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days from the first of January 1970 to a date: years are counted from March, so that the leap day
  /// comes last.
  package static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// The number in so many places at least.
func padded(_ number: Int, _ width: Int, _ filling: String = "0") -> String {
  let text = String(number)
  return String(repeating: filling, count: max(0, width - text.count)) + text
}
