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
