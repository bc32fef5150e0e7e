import Foundation
import Synchronization

/// A server on loopback that answers each request with what a test's closure says.
package final class AnsweringServer: Sendable {
  package struct Reply: Sendable {
    package var bytes: [UInt8]
    /// In seconds.
    package var delay: Double
    /// Whether the connection is closed behind it.
    package var isLast: Bool

    package init(bytes: [UInt8], delay: Double = 0, isLast: Bool = false) {
      self.bytes = bytes
      self.delay = delay
      self.isLast = isLast
    }

    /// No answer ever, though the connection stays open.
    package static let nothing = raw("")

    /// What goes on the wire.
    package static func raw(_ text: String) -> Reply { Reply(bytes: Array(text.utf8)) }

    package static func json(_ status: Int, _ content: String, _ fields: String = "") -> Reply {
      raw(
        "HTTP/1.1 \(status) Status\r\nContent-Type: application/json\r\n\(fields)"
          + "Content-Length: \(content.utf8.count)\r\n\r\n\(content)")
    }
  }

  private let server: LoopbackServer
  private let traffic: Traffic

  private final class Traffic: Sendable {
    struct State {
      var requests: [ReceivedRequest] = []
      var underWay = 0
      var mostUnderWay = 0
    }

    let state = Mutex(State())
  }

  package init(_ respond: @escaping @Sendable (ReceivedRequest) -> Reply) throws {
    let traffic = Traffic()
    self.traffic = traffic
    server = try LoopbackServer { connection in
      var reader = RequestReader(connection)
      while let request = reader.next() {
        traffic.state.withLock { state in
          state.requests.append(request)
          state.underWay += 1
          state.mostUnderWay = max(state.mostUnderWay, state.underWay)
        }
        let reply = respond(request)
        if reply.delay > 0 { Thread.sleep(forTimeInterval: reply.delay) }
        traffic.state.withLock { $0.underWay -= 1 }
        guard connection.send(reply.bytes), !reply.isLast else { break }
      }
    }
  }

  package var port: UInt16 { server.port }

  package var url: String { server.url }

  /// In the order in which they came.
  package var requests: [ReceivedRequest] { traffic.state.withLock { $0.requests } }

  package var targets: [String] { requests.map(\.target) }

  package var connectionCount: Int { server.connectionCount }

  /// How many requests were answered at the same time at most.
  package var mostUnderWay: Int { traffic.state.withLock { $0.mostUnderWay } }

  package func stop() { server.stop() }
}
