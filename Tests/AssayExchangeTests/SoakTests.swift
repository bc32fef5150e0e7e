import AssayExchange
import BlockingTests
import Foundation
import LoopbackServers
import Synchronization
import Testing

private let soakCount =
  ProcessInfo.processInfo.environment["ASSAY_SOAK"].flatMap { Int($0) } ?? 0

/// `ASSAY_SOAK=100000 swift test --filter SoakTests` makes so many exchanges with a server that does
/// something hostile on each of its connections, and prints what they took.
@Suite("A soak", .prompt, .enabled(if: soakCount > 0, "ASSAY_SOAK says how many exchanges"))
struct SoakTests {
  @Test("of exchanges with hostile behaviours takes no more memory or descriptors as it goes on")
  func soak() async throws {
    let random = Mutex(SeededNumbers(state: 1))
    let server = try HostileServer(afterAnswers: 2) { _ in
      random.withLock { HostileBehaviour.all.randomElement(using: &$0) ?? HostileBehaviour.all[0] }
    }
    defer { server.stop() }
    let endings = Endings()
    try await withLoop { loop in
      try await exchange(soakCount / 5, server.url, loop, endings)
      let early = try Usage()
      try await exchange(soakCount * 4 / 5, server.url, loop, endings)
      let late = try Usage()
      print(
        "\(soakCount) exchanges over \(server.connectionCount) connections: after a fifth \(early), "
          + "at the end \(late); \(endings)")
      #expect(late.kibibytes < early.kibibytes + 16_384)
      #expect(late.descriptors < early.descriptors + 64)
    }
  }

  /// In 32 scenarios at a time, each over a lane of its own.
  private func exchange(
    _ count: Int, _ url: String, _ loop: CurlLoop, _ endings: Endings
  ) async throws {
    await withTaskGroup { group in
      for _ in 0..<32 {
        group.addTask(executorPreference: loop) {
          for _ in 0..<count / 32 / 4 {
            let lane = loop.lane()
            for _ in 0..<4 {
              do throws(TransportError) {
                _ = try await lane.get(url) { options in
                  options.timeout = .milliseconds(500)
                  options.maxBodySize = 1 << 20
                }
                endings.add("answer")
              } catch {
                endings.add(error.kind.rawValue)
              }
            }
          }
        }
      }
    }
  }

  /// How often exchanges ended in which way.
  private final class Endings: Sendable, CustomStringConvertible {
    private let counts = Mutex<[String: Int]>([:])

    func add(_ ending: String) { counts.withLock { $0[ending, default: 0] += 1 } }

    var description: String {
      counts.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } }
        .joined(separator: ", ")
    }
  }

  /// Of this process, the server's threads included.
  private struct Usage: CustomStringConvertible {
    let kibibytes: Int
    let descriptors: Int

    init() throws {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
      kibibytes = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
      descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    var description: String { "\(kibibytes / 1024) MiB, \(descriptors) descriptors" }
  }
}

/// The same numbers in each run (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
