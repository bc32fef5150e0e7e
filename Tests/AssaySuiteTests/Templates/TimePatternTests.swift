import AssayJSON
import AssaySuite
import Testing

@Suite("Times in placeholders")
struct TimePatternTests {
  private static let all =
    "%Y %C %y %m %d %e %j %a %A %b %B %u %w %U %W %V %G %g %H %k "
    + "%I %l %M %S %p %P %s %F %D %T %R %r %c %x %X %% %h"

  /// What `date -u` prints in the C locale.
  @Test(
    "follow strftime's patterns",
    arguments: [
      (
        0,
        "1970 19 70 01 01  1 001 Thu Thursday Jan January 4 4 00 00 0"
          + "1 1970 70 00  0 12 12 00 00 AM am 0 1970-01-01 01/01/70 00:00:00 00:00 12:00:00 AM Thu Jan  1 00:00:00 1970 01/01/70 00:00:00 % Jan"
      ),
      (
        -1,
        "1969 19 69 12 31 31 365 Wed Wednesday Dec December 3 3 52 52"
          + " 01 1970 70 23 23 11 11 59 59 PM pm -1 1969-12-31 12/31/69 23:59:59 23:59 11:59:59 PM Wed Dec 31 23:59:59 1969 12/31/69 23:59:59 % Dec"
      ),
      (
        951_782_399,
        "2000 20 00 02 28 28 059 Mon Monday Feb February 1 1 09 09 09"
          + " 2000 00 23 23 11 11 59 59 PM pm 951782399 2000-02-28 02/28/00 23:59:59 23:59 11:59:59 PM Mon Feb 28 23:59:59 2000 02/28/00 23:59:59 % Feb"
      ),
      (
        1_609_459_199,
        "2020 20 20 12 31 31 366 Thu Thursday Dec December 4 4 52 52 "
          + "53 2020 20 23 23 11 11 59 59 PM pm 1609459199 2020-12-31 12/31/20 23:59:59 23:59 11:59:59 PM Thu Dec 31 23:59:59 2020 12/31/20 23:59:59 % Dec"
      ),
      (
        1_609_459_200,
        "2021 20 21 01 01  1 001 Fri Friday Jan January 5 5 00 00 53 "
          + "2020 20 00  0 12 12 00 00 AM am 1609459200 2021-01-01 01/01/21 00:00:00 00:00 12:00:00 AM Fri Jan  1 00:00:00 2021 01/01/21 00:00:00 % Jan"
      ),
      (
        1_230_768_000,
        "2009 20 09 01 01  1 001 Thu Thursday Jan January 4 4 00 00 0"
          + "1 2009 09 00  0 12 12 00 00 AM am 1230768000 2009-01-01 01/01/09 00:00:00 00:00 12:00:00 AM Thu Jan  1 00:00:00 2009 01/01/09 00:00:00 % Jan"
      ),
      (
        1_356_912_000,
        "2012 20 12 12 31 31 366 Mon Monday Dec December 1 1 53 53 01"
          + " 2013 13 00  0 12 12 00 00 AM am 1356912000 2012-12-31 12/31/12 00:00:00 00:00 12:00:00 AM Mon Dec 31 00:00:00 2012 12/31/12 00:00:00 % Dec"
      ),
      (
        1_483_228_799,
        "2016 20 16 12 31 31 366 Sat Saturday Dec December 6 6 52 52 "
          + "52 2016 16 23 23 11 11 59 59 PM pm 1483228799 2016-12-31 12/31/16 23:59:59 23:59 11:59:59 PM Sat Dec 31 23:59:59 2016 12/31/16 23:59:59 % Dec"
      ),
      (
        1_780_000_000,
        "2026 20 26 05 28 28 148 Thu Thursday May May 4 4 21 21 22 20"
          + "26 26 20 20 08  8 26 40 PM pm 1780000000 2026-05-28 05/28/26 20:26:40 20:26 08:26:40 PM Thu May 28 20:26:40 2026 05/28/26 20:26:40 % May"
      ),
      (
        4_102_444_800,
        "2100 21 00 01 01  1 001 Fri Friday Jan January 5 5 00 00 53 "
          + "2099 99 00  0 12 12 00 00 AM am 4102444800 2100-01-01 01/01/00 00:00:00 00:00 12:00:00 AM Fri Jan  1 00:00:00 2100 01/01/00 00:00:00 % Jan"
      ),
      (
        1_704_067_199,
        "2023 20 23 12 31 31 365 Sun Sunday Dec December 7 0 53 52 52"
          + " 2023 23 23 23 11 11 59 59 PM pm 1704067199 2023-12-31 12/31/23 23:59:59 23:59 11:59:59 PM Sun Dec 31 23:59:59 2023 12/31/23 23:59:59 % Dec"
      ),
    ])
  func pattern(_ time: Int, _ expected: String) throws {
    #expect(try sent("\"{{now \\\"\(Self.all)\\\"}}\"", now: time).stringValue == expected)
  }

  @Test(
    "have zones, milliseconds and offsets",
    arguments: [
      (#"now "%Y-%m-%d %H:%M""#, "2026-05-28 20:26"),
      (#"now "%-d.%-m.%y %-I%P" zone "-05:00""#, "28.5.26 3pm"),
      (#"now zone "-05:00" "%H:%M %z %:z %Z""#, "15:26 -0500 -05:00 -05:00"),
      (#"now +1d zone "+05:30" "%FT%T.%L%:z""#, "2026-05-30T01:56:40.000+05:30"),
      (#"now rfc3339 zone "+05:30""#, "2026-05-29T01:56:40+05:30"),
      (#"now zone -05:00"#, "2026-05-28T15:26:40-05:00"),
      (#"now zone "Z""#, "2026-05-28T20:26:40Z"),
      (#"now zone "+14:00" date"#, "2026-05-29"), (#"now zone where time"#, "17:26:40"),
      (#"now rfc3339-ms"#, "2026-05-28T20:26:40.000Z"),
      (#"clock rfc3339-ms"#, "1970-01-01T00:00:01.234Z"),
      (#"clock"#, "1970-01-01T00:00:01Z"), (#"clock -1h time"#, "23:00:01"),
      (#"clock "%s %L%n%Z%t""#, "1 234\nUTC\t"), (#"clock unix-ms"#, "1234"),
      (#"clock -2s "%FT%T.%L""#, "1969-12-31T23:59:59.234"),
      (#"clock +1s rfc3339-ms zone "+01:00""#, "1970-01-01T01:00:02.234+01:00"),
      (#"concat (now "%Y%m%d") "T" (clock "%S")"#, "20260528T01"),
    ])
  func zones(_ placeholder: String, _ expected: String) throws {
    let escaped = placeholder.replacing("\"", with: "\\\"")
    let value = try sent(
      "\"{{\(escaped)}}\"", given: #"{"where": "-03:00"}"#, now: 1_780_000_000, clock: 1234)
    #expect(value.stringValue ?? value.description == expected)
  }
}
