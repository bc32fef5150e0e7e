/// The encoding of Unicode in letters, digits and hyphens (RFC 3492), with the parameters of its
/// section 5.
enum Punycode {
  private static let base = 36
  private static let minimumThreshold = 1
  private static let maximumThreshold = 26

  /// Section 6.2; nil for what is no encoding.
  static func decode(_ input: [UInt8]) -> [Unicode.Scalar]? {
    let hyphen = input.lastIndex(of: UInt8(ascii: "-"))
    var output = (hyphen.map { input[..<$0] } ?? []).map { Unicode.Scalar($0) }
    guard output.allSatisfy(\.isASCII) else { return nil }
    var rest = input[(hyphen.map { $0 + 1 } ?? 0)...]
    var code = 128
    var index = 0
    var bias = 72
    while !rest.isEmpty {
      let before = index
      var weight = 1
      for k in stride(from: base, to: .max, by: base) {
        guard let byte = rest.popFirst(), let digit = digit(byte) else { return nil }
        index += digit * weight
        // Far beyond any code point in any place of a label.
        guard index < 1 << 40 else { return nil }
        let threshold = threshold(k, bias)
        if digit < threshold { break }
        weight *= base - threshold
      }
      let count = output.count + 1
      bias = adapt(index - before, count: count, isFirst: before == 0)
      code += index / count
      index %= count
      guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else {
        return nil
      }
      output.insert(scalar, at: index)
      index += 1
    }
    return output
  }

  /// Section 6.3, in lower case; nil where the numbers grow beyond any label.
  static func encode(_ input: [Unicode.Scalar]) -> [UInt8]? {
    guard input.count <= 255 else { return nil }
    var output = input.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var code = 128
    var delta = 0
    var bias = 72
    var handled = basicCount
    while handled < input.count {
      guard let next = input.map({ Int($0.value) }).filter({ $0 >= code }).min() else { break }
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in input {
        if Int(scalar.value) < code { delta += 1 }
        guard Int(scalar.value) == code else { continue }
        appendNumber(delta, bias, to: &output)
        bias = adapt(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return output
  }

  private static func appendNumber(_ number: Int, _ bias: Int, to output: inout [UInt8]) {
    var rest = number
    for k in stride(from: base, to: .max, by: base) {
      let threshold = threshold(k, bias)
      if rest < threshold { break }
      output.append(character(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
    }
    output.append(character(rest))
  }

  private static func threshold(_ k: Int, _ bias: Int) -> Int {
    min(max(k - bias, minimumThreshold), maximumThreshold)
  }

  /// Section 6.1.
  private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > (base - minimumThreshold) * maximumThreshold / 2 {
      delta /= base - minimumThreshold
      k += base
    }
    return k + (base - minimumThreshold + 1) * delta / (delta + 38)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }

  private static func character(_ digit: Int) -> UInt8 {
    UInt8(digit < 26 ? digit + Int(UInt8(ascii: "a")) : digit - 26 + Int(UInt8(ascii: "0")))
  }
}
