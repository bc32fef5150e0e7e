import AssayJSON
import Testing

@Suite("What is wrong with an I-Regexp")
struct IRegexpErrorTests {
  @Test(
    "A text that is no I-Regexp is refused at the place of the mistake",
    arguments: [
      ("é«(»a", .unclosedGroup), ("a«)»", .unopenedGroup), ("«*»a", .nothingToRepeat),
      ("a|«+»", .nothingToRepeat), ("a*«*»", .nothingToRepeat), ("a«]»", .unescaped("]")),
      ("«{»1}", .unescaped("{")), ("a{«}»", .invalidRepetition), ("a{1}«{»2}", .unescaped("{")),
      ("a{1,«x»}", .invalidRepetition), ("a«{3,2}»", .reversedRepetition),
      ("é«\\d»", .invalidEscape), ("«\\»", .invalidEscape), ("«\\p»L", .invalidEscape),
      ("«\\p{L»", .invalidEscape), ("«\\p{Xx}»", .unknownCategory("Xx")),
      ("[«\\P{Cs}»]", .unknownCategory("Cs")), ("a«[»b", .unclosedClass), ("«[]»", .emptyClass),
      ("«[^]»", .emptyClass), ("[a-c«-»e]", .misplacedHyphen), ("[«z-a»]", .reversedRange),
      ("[a«[»]", .unescaped("[")), ("a{«99999»}", .tooLarge(10_000)),
      ("«(a{100}){101}»", .tooLarge(10_000)), ("«(((){100}){100}){100}»", .tooLarge(10_000)),
    ] as [(String, IRegexpError.Reason)])
  func refusals(source: String, reason: IRegexpError.Reason) throws {
    let marked = MarkedText(source)
    let error = try #require(throws: IRegexpError.self) { try IRegexp(marked.text) }
    #expect(error.reason == reason)
    #expect(error.offsets == marked.marked)
  }

  @Test("Groups nested too deep are refused")
  func nesting() throws {
    let depth = 100_000
    let pattern =
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    let error = try #require(throws: IRegexpError.self) { try IRegexp(pattern) }
    #expect(error.reason == .tooDeep(100))
  }
}
