import AssayExchange
import BlockingTests
import Foundation
import LoopbackServers
import Testing

@Suite("The budget for contents", .prompt)
struct BudgetTests {
  @Test("lets each transfer come to its own end, however many there are", arguments: [2, 12])
  func wholeContents(_ count: Int) async throws {
    let content = [UInt8](repeating: 0x61, count: 8 << 20)
    let server = try ScriptedServer([[.receive, answer(content), .hold]])
    defer { server.stop() }
    try await withLoop { loop in
      let url = server.url()
      let sizes = try await sizes(of: count, url, loop)
      #expect(sizes == Array(repeating: 8 << 20, count: count))
    }
  }

  @Test("ends endless contents at the limit of each, with the same error for all")
  func endless() async throws {
    let server = try ScriptedServer([
      [.receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .flood("x"), .hold]
    ])
    defer { server.stop() }
    try await withLoop { loop in
      let url = server.url()
      let kinds = await withTaskGroup(of: TransportError.Kind?.self) { group in
        for _ in 0..<16 {
          group.addTask {
            do throws(TransportError) {
              _ = try await loop.lane().get(url) { $0.timeout = .seconds(120) }
              return nil
            } catch {
              return error.kind
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(kinds == Array(repeating: .tooLarge, count: 16))
    }
  }

  @Test("does not let what waits for another run out of time")
  func pausedClock() async throws {
    let content = [UInt8](repeating: 0x61, count: 8 << 20)
    let head = "HTTP/1.1 200 OK\r\nContent-Length: \(16 << 20)\r\n\r\n"
    // The first four fill the budget and then wait for six seconds, longer than the last has.
    let slow: [ScriptedServer.Step] = [
      .receive, .send(Array(head.utf8) + content + [UInt8](repeating: 0x61, count: 1 << 19)),
      .drip([UInt8](repeating: 0x61, count: 60), every: .milliseconds(100)),
      .send([UInt8](repeating: 0x61, count: (16 << 20) - (8 << 20) - (1 << 19) - 60)), .hold,
    ]
    let server = try ScriptedServer([
      slow, slow, slow, slow, [.receive, .awaitRequests(5), answer(content), .hold],
    ])
    defer { server.stop() }
    try await withLoop { loop in
      let url = server.url()
      async let first = sizes(of: 4, url, loop)
      while server.connectionCount < 4 { try await Task.sleep(for: .milliseconds(1)) }
      try await Task.sleep(for: .milliseconds(300))
      let last = try await loop.lane().get(url) { $0.timeout = .seconds(4) }
      #expect(last.response.body.count == 8 << 20)
      #expect(try await first == Array(repeating: 16 << 20, count: 4))
    }
  }

  private func sizes(of count: Int, _ url: String, _ loop: CurlLoop) async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<count {
        group.addTask {
          try await loop.lane().get(url) { $0.timeout = .seconds(120) }.response.body.count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
