/// Tokens for companies that live as long as the process.
enum RandomToken {
  /// 64 hexadecimal digits from the system's generator.
  static func make() -> String {
    (0..<4).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
