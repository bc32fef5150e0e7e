/// The values of the keyword `format` (JSON Schema 2020-12 validation, section 7.3).
package enum JSONFormat: String, Sendable, Hashable, CaseIterable {
  case dateTime = "date-time"
  case date
  case time
  case duration
  case email
  case uuid

  func matches(_ text: String) -> Bool {
    switch self {
    case .dateTime: isDateTime(text)
    case .date: isDate(text)
    case .time: isTime(text)
    case .duration: isDuration(text)
    case .email: isEmailAddress(text)
    case .uuid: isUUID(text)
    }
  }

  /// What a sentence calls a text of the format.
  var noun: String {
    switch self {
    case .dateTime: "a date and time of RFC 3339"
    case .date: "a date (YYYY-MM-DD)"
    case .time: "a time of day with its offset (RFC 3339)"
    case .duration: "a duration such as P1DT12H (RFC 3339)"
    case .email: "an e-mail address"
    case .uuid: "a UUID"
    }
  }
}
