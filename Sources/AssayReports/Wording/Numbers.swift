/// Decimal fractions without a locale: a point, and as many digits as asked for.
func decimal(_ duration: Duration, per unit: Int64, digits: Int) -> String {
  let (seconds, attoseconds) = duration.components
  // Nanoseconds of 292 years fit.
  let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
  let nanoseconds = overflow ? Int64.max : whole + attoseconds / 1_000_000_000
  guard nanoseconds > 0 else {
    return digits == 0 ? "0" : "0." + String(repeating: "0", count: digits)
  }
  var scale: Int64 = 1
  for _ in 0..<digits { scale *= 10 }
  let step = max(1, unit / scale)
  let rounded = nanoseconds / step + (nanoseconds % step * 2 >= step ? 1 : 0)
  guard digits > 0 else { return String(rounded) }
  // A 1 before the fraction keeps its zeros.
  return String(rounded / scale) + "." + String(rounded % scale + scale).dropFirst()
}

/// Seconds with three decimals, as in `0.105`: what JUnit's readers take.
func seconds(_ duration: Duration) -> String { decimal(duration, per: 1_000_000_000, digits: 3) }

/// A time as a person reads it: `0.35 ms`, `12.5 ms`, `3.20 s`.
package func readable(_ duration: Duration) -> String {
  if duration < .milliseconds(1) { return decimal(duration, per: 1_000_000, digits: 2) + " ms" }
  if duration < .seconds(1) { return decimal(duration, per: 1_000_000, digits: 1) + " ms" }
  return decimal(duration, per: 1_000_000_000, digits: 2) + " s"
}
