import AssayJSON

/// How a time is written that has a name for it.
enum TimeFormat: String, Sendable, CaseIterable {
  /// RFC 3339: `2026-11-23T18:05:00Z`.
  case rfc3339
  /// The same with milliseconds: `2026-11-23T18:05:00.000Z`.
  case rfc3339Milliseconds = "rfc3339-ms"
  /// `2026-11-23`
  case date
  /// `18:05:00`
  case time
  /// Seconds since 1970, as a number.
  case unix
  /// Milliseconds since 1970, as a number.
  case unixMilliseconds = "unix-ms"
  /// As HTTP has it (RFC 9110, section 5.6.7): `Mon, 23 Nov 2026 18:05:00 GMT`.
  case http

  /// Whether it differs from zone to zone; HTTP tells all times in one, and so do numbers.
  var takesZone: Bool {
    switch self {
    case .rfc3339, .rfc3339Milliseconds, .date, .time: true
    case .unix, .unixMilliseconds, .http: false
    }
  }

  /// Whether its name is never a variable's where a format may stand; later ones are names first.
  var isReserved: Bool { self != .rfc3339Milliseconds }

  func value(of milliseconds: Int, _ zone: ZoneOffset) -> JSONNode {
    let time = ZonedTime(milliseconds, zone)
    let offset = zone.seconds == 0 ? "Z" : zone.text(separator: ":")
    let start = "\(time.civil.date)T\(time.civil.timeOfDay)"
    switch self {
    case .rfc3339: return .string(start + offset)
    case .rfc3339Milliseconds: return .string("\(start).\(padded(time.millisecond, 3))\(offset)")
    case .date: return .string(time.civil.date)
    case .time: return .string(time.civil.timeOfDay)
    case .unix: return .number(time.secondsSince1970)
    case .unixMilliseconds: return .number(milliseconds)
    case .http: return .string(time.civil.imfFixdate)
    }
  }
}
