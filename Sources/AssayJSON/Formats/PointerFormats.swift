/// `relative-json-pointer = origin-specification ( json-pointer / "#" )`, where an origin is a
/// number of levels and maybe a step among neighbours (draft-bhutton-relative-json-pointer-00,
/// section 3).
func isRelativeJSONPointer(_ text: String) -> Bool {
  var scanner = FormatScanner(text)
  guard scanner.wholeNumber() != nil else { return false }
  if scanner.take("+") || scanner.take("-") {
    guard let number = scanner.wholeNumber(), number != [UInt8(ascii: "0")] else { return false }
  }
  if scanner.take("#") { return scanner.isAtEnd }
  return (try? JSONPointer(String(decoding: scanner.rest, as: UTF8.self))) != nil
}

extension FormatScanner {
  /// Digits without leading zeros.
  fileprivate mutating func wholeNumber() -> ArraySlice<UInt8>? {
    let digits = takeWhile(\.isDigit)
    guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else {
      return nil
    }
    return digits
  }
}
