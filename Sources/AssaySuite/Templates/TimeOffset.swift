/// A shift of the clock such as `-1h`, `+2d`, `+90s`.
struct TimeOffset: Sendable {
  let seconds: Int

  init?(_ text: String) {
    guard let sign = text.first, sign == "+" || sign == "-", let unit = text.last,
      let amount = Int(text.dropFirst().dropLast()), amount >= 0,
      let size = ["s": 1, "m": 60, "h": 3600, "d": 86_400][unit]
    else { return nil }
    let (product, overflow) = amount.multipliedReportingOverflow(by: size)
    guard !overflow, product < 10_000_000_000 else { return nil }
    seconds = sign == "-" ? -product : product
  }
}

/// Seconds since 1970 written as RFC 3339 in UTC.
func timestamp(_ secondsSince1970: Int) -> String {
  let days = Int((Double(secondsSince1970) / 86_400).rounded(.down))
  let second = secondsSince1970 - days * 86_400
  // Civil date from days: years begin in March, so that the leap day comes last.
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthIndex = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
  let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
  return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    + "T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
}
