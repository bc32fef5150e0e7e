/// Why bytes are not a JSON text of RFC 8259, and at which byte.
struct JSONTextError: Error, Equatable, CustomStringConvertible {
  enum Reason: Equatable {
    case expected(String)
    case controlCharacter
    case unknownEscape
    case notUTF8
    /// An escaped surrogate without its other half: grammatical (section 8.2), but no Unicode text.
    case unpairedSurrogate
  }

  let reason: Reason
  let offset: Int

  var description: String {
    switch reason {
    case .expected(let what): "\(what) expected at byte \(offset)"
    case .controlCharacter: "a control character stands unescaped at byte \(offset)"
    case .unknownEscape: "no such escape as the one at byte \(offset)"
    case .notUTF8: "the string at byte \(offset) is not UTF-8"
    case .unpairedSurrogate: "the surrogate at byte \(offset) has no other half"
    }
  }
}
