import AssayRun
import BlockingTests
import Foundation
import LoopbackServers
import Synchronization
import Testing

@Suite("Requests at once", .prompt)
struct RaceTests {
  /// Gives each number an id of its own the first time it comes, but leaves a gap between looking
  /// for the number and keeping it.
  private final class RacyRegister: Sendable {
    private let ids = Mutex<[String: Int]>([:])
    private let last = Counter()

    func id(of number: String) -> Int {
      if let id = ids.withLock({ $0[number] }) { return id }
      usleep(300)
      let id = last.next()
      ids.withLock { $0[number] = id }
      return id
    }
  }

  /// Whether eight equal requests at once, the first ones of a run, show that the register is racy.
  private func catchesRace(_ number: Int) async throws -> Bool {
    let register = RacyRegister()
    var isCaught = false
    let answer: @Sendable (ReceivedRequest) -> AnsweringServer.Reply = { request in
      .json(200, "{\"id\": \(register.id(of: request.content))}")
    }
    try await withServer(answer) { server in
      let step =
        #"{"concurrently": 8, "request": {"method": "POST", "path": "/", "text": "\#(number)"}, "#
        + #""expect": {"status": 200}, "together": [{"path": "$[*].json.id", "distinct": 1}]}"#
      let ran = try await run(try suite(scenarios: scenario("race", [step])), at: server.url)
      isCaught = ran.verdicts == ["failed"]
      #expect(server.requests.count == 8)
    }
    return isCaught
  }

  @Test("show a race between looking and keeping, nearly always")
  func raceIsCaught() async throws {
    var caught = 0
    for number in 0..<20 where try await catchesRace(number) { caught += 1 }
    // 600 of 600 when it was measured; a core that is busy may read the requests one by one.
    #expect(caught >= 12)
  }
}
