import AssayJSON
import AssaySuite

/// What the list of known failures says of one of them.
package struct KnownFailureRemarks: Sendable {
  package private(set) var because: String?
  package private(set) var issue: String?
  /// The last day on which the failure is passed over.
  package private(set) var until: CalendarDay?
  /// Whether it may pass as well.
  package private(set) var isFlaky = false

  /// Takes one line, without blanks at its ends.
  ///
  /// - Returns: what is wrong with it; nil where nothing is.
  mutating func add(_ line: String) -> String? {
    let parts = line.split(separator: " ", maxSplits: 1)
    let value = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    switch parts.first {
    case "because":
      if because != nil { return "a second reason" }
      guard !value.isEmpty else { return "a reason must follow: because TEXT" }
      because = value
    case "issue":
      if issue != nil { return "a second issue" }
      guard value.hasPrefix("https://") || value.hasPrefix("http://"), !value.contains(" ") else {
        return "the address of an issue must follow: issue https://…"
      }
      issue = value
    case "until":
      if until != nil { return "a second day" }
      guard let day = CalendarDay(value) else {
        return "a day of the calendar must follow: until 2027-01-31"
      }
      until = day
    case "flaky":
      guard value.isEmpty else { return "nothing follows 'flaky'" }
      isFlaky = true
    default:
      return "a line that is set in says one of: because TEXT, issue URL, until YYYY-MM-DD, flaky"
    }
    return nil
  }
}

/// A day of the Gregorian calendar, in UTC.
package struct CalendarDay: Sendable, CustomStringConvertible {
  package let description: String
  /// Since 1970-01-01.
  private let number: Int

  /// - Parameter text: `2027-01-31`, nothing else.
  init?(_ text: String) {
    guard JSONFormat.date.matches(text) else { return nil }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    description = text
    number = CivilTime.daysSince1970(year: parts[0], month: parts[1], day: parts[2])
  }

  /// - Parameter time: seconds since 1970.
  func isOver(at time: Int) -> Bool { time >= (number + 1) * 86_400 }
}

/// A line of a list of known failures that says nothing which can be understood.
package struct KnownFailuresError: Error, CustomStringConvertible {
  package let description: String

  init(place: Place, text: String, problem: String) {
    description = "\(place.description): '\(text)': \(problem)"
  }
}
