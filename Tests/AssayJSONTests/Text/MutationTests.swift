import AssayJSON
import Foundation
import Testing

@Suite("Texts that were tampered with")
struct MutationTests {
  static let seeds: [[UInt8]] =
    [
      #"{"name": "João \"J\"", "vatNumber": "PT543219876", "address": null, "tags": ["a", "b"]}"#,
      #"[0, -0.0, 1.5e-3, 10E+2, 123456789012345678901234567890, true, false, null]"#,
      #"{"a": {"b": [[[{"c": "\u00e9\ud83d\ude00\n"}]]]}, "a": [], "": {}}"#,
      "  [\r\n\t\"客戶\", \"👩‍👩‍👧\", \"e\u{301}\"\r\n]\n", #""\\\/\b\f\n\r\t\u0000""#,
    ].map { Array($0.utf8) } + suiteFiles

  /// The short ones; those beyond are long for the sake of being long.
  private static let suiteFiles: [[UInt8]] = {
    guard let folder = Suites.url(ParsingSuiteTests.path) else { return [] }
    return ParsingSuiteTests.names.compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
    }.filter { $0.count < 4096 }
  }()

  @Test("Whatever a text has become, it is read exactly or refused at a place in it")
  func mutations() {
    var mutator = Mutator(seed: 0x5EED_1E55)
    var accepted = 0
    let count = 4000
    for _ in 0..<count where isReadExactly(mutator.mutated(Self.seeds)) { accepted += 1 }
    // Otherwise the mutations are too tame or too wild to show anything.
    #expect(count / 20..<count / 2 ~= accepted, "\(accepted)")
  }

  /// Whether it is read; where it is not, the refusal has been looked at.
  private func isReadExactly(_ bytes: [UInt8]) -> Bool {
    do {
      let document = try JSONDocument.parse(bytes)
      for layout in [JSONWriter.Layout.compact, .indented] {
        let written = JSONWriter(layout).bytes(document.root)
        #expect((try? JSONDocument.parse(written))?.root == document.root, "\(bytes)")
      }
      #expect(document.root.range.offsets.upperBound <= bytes.count)
      return true
    } catch {
      let source = SourceText(name: "f", bytes: bytes)
      let text = DiagnosticRenderer().text(error.diagnostic(in: source))
      #expect(error.range.offsets.upperBound <= bytes.count, "\(bytes)")
      #expect(text.hasPrefix("f:") && text.hasSuffix("\n"))
      #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A }, "\(bytes)")
      return false
    }
  }
}

/// Makes texts from others by small changes, the same ones each time.
private struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func mutated(_ seeds: [[UInt8]]) -> [UInt8] {
    var bytes = seeds[below(seeds.count)]
    for _ in 0...below(2) {
      let start = below(bytes.count + 1)
      let end = min(start + below(8), bytes.count)
      switch below(6) {
      case 0: bytes.replaceSubrange(start..<end, with: [])
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count + 1))
      case 2: bytes.insert(Self.telling[below(Self.telling.count)], at: start)
      case 3: bytes.insert(UInt8(below(256)), at: start)
      case 4 where start < bytes.count: bytes[start] ^= 1 << below(8)
      default: bytes.replaceSubrange(start..., with: seeds[below(seeds.count)].suffix(below(40)))
      }
    }
    return bytes
  }

  /// Bytes that mean something in JSON.
  private static let telling =
    Array(#"{}[]":,\/ux0123456789-+.eEtrfn' #"#.utf8) + [0x0A, 0x0D, 0x09]

  private mutating func below(_ count: Int) -> Int {
    // SplitMix64, from Steele, Lea and Flood, "Fast splittable pseudorandom number generators".
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ value >> 31) % UInt64(count))
  }
}
