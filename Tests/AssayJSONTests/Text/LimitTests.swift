import AssayJSON
import Testing

@Suite("What a parser takes before it refuses")
struct LimitTests {
  private func reason(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> JSONSyntaxError? {
    do {
      _ = try JSONDocument.parse(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func nested(_ opening: String, _ closing: String, _ depth: Int) -> [UInt8] {
    Array(
      (String(repeating: opening, count: depth) + "1"
        + String(repeating: closing, count: depth)).utf8)
  }

  @Test(
    "Values may be nested to the limit and no deeper", arguments: [("[", "]"), (#"{"a":"#, "}")])
  func depth(opening: String, closing: String) {
    #expect(reason(nested(opening, closing, 512)) == nil)
    let error = reason(nested(opening, closing, 513))
    #expect(error?.reason == .tooDeep(512))
    #expect(error?.range.offsets.lowerBound == 512 * opening.utf8.count)
    var limits = JSONLimits()
    limits.depth = 2
    #expect(reason(nested(opening, closing, 2), limits) == nil)
    #expect(reason(nested(opening, closing, 3), limits)?.reason == .tooDeep(2))
    limits.depth = 0
    #expect(reason(Array("1".utf8), limits) == nil)
    #expect(reason(nested(opening, closing, 1), limits)?.reason == .tooDeep(0))
  }

  @Test(
    "A hundred thousand brackets are refused, not followed", arguments: ["[", #"{"a":"#, "[[{"])
  func manyBrackets(opening: String) {
    let bytes = Array(String(repeating: opening, count: 100_000).utf8)
    #expect(reason(bytes) != nil)
  }

  @Test("Values side by side are not nested")
  func siblings() throws {
    let text = "[" + String(repeating: "[[]],{},", count: 10_000) + "1]"
    #expect(try json(text).arrayValue?.count == 20_001)
  }

  @Test("A text may be as long as the limit and no longer")
  func size() {
    var limits = JSONLimits()
    limits.size = 4
    #expect(reason(Array("true".utf8), limits) == nil)
    #expect(reason(Array("true ".utf8), limits)?.reason == .tooLarge(4))
  }

  @Test(
    "A text in another encoding is told from one with a fault",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x31], .byteOrderMark), ([0xEF, 0xBB, 0xBF], .byteOrderMark),
      ([0xFF, 0xFE, 0x31, 0x00], .utf16), ([0xFE, 0xFF, 0x00, 0x31], .utf16),
      ([0x5B, 0x00, 0x5D, 0x00], .utf16), ([0x00, 0x5B, 0x00, 0x5D], .utf16),
      ([0x5B, 0x00, 0x5D], .expectedValue), ([0x00], .expectedValue), ([], .empty),
      ([0x20, 0x0A], .empty),
    ] as [([UInt8], JSONSyntaxError.Reason)])
  func encodings(bytes: [UInt8], expected: JSONSyntaxError.Reason) {
    #expect(reason(bytes)?.reason == expected)
  }
}
