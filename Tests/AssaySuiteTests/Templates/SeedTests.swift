import AssayJSON
import AssaySuite
import Testing

@Suite("Generated values")
struct SeedTests {
  private static let part =
    #"["{{uuid}}", "{{digits 12}}", "{{letters 12}}", "{{integer 0 1000000}}"]"#

  private func values(seed: UInt64, identity: String) throws -> JSONNode {
    let file = try load(Frame.text.file(around: Self.part))
    let step = try #require(file.scenarios.first?.steps.first)
    var scope = Scope(seed: seed, identity: identity, now: 0)
    return try #require(try step.request.resolved(in: &scope).json)
  }

  @Test("are the same for one seed and scenario on every machine")
  func sameSeed() throws {
    #expect(try values(seed: 7, identity: "a") == values(seed: 7, identity: "a"))
    // Recorded once: a change here breaks every repeated run of users.
    let recorded =
      #"["8ab41768-18fd-44dd-8e1c-51e48ab38e2c","241744514118","inlmxqvhyqyc",495961]"#
    let made = try values(seed: 7, identity: "a").description
    #expect(made == recorded)
  }

  @Test("differ between neighbouring seeds, and between scenarios")
  func otherSeed() throws {
    var seen: Set<JSONNode> = []
    for seed in UInt64(0)..<50 {
      for identity in ["", "a", "b", "ab"] {
        let list = try #require(try values(seed: seed, identity: identity).arrayValue)
        for value in list.prefix(3) { #expect(seen.insert(value).inserted) }
      }
    }
    #expect(seen.count == 600)
  }

  @Test("spread over the whole of their range")
  func spread() throws {
    let file = try load(Frame.text.file(around: #""{{integer 1 6}}""#))
    let step = try #require(file.scenarios.first?.steps.first)
    var scope = Scope(seed: 1, identity: "dice", now: 0)
    var counts: [Int: Int] = [:]
    for _ in 0..<600 {
      let value = try step.request.resolved(in: &scope).json?.numberValue?.intValue
      counts[try #require(value), default: 0] += 1
    }
    #expect(counts.keys.sorted() == [1, 2, 3, 4, 5, 6])
    #expect(counts.values.allSatisfy { 60...140 ~= $0 })
  }
}
