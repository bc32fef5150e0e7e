import AssayExchange
import Foundation
import LoopbackServers
import Synchronization

/// A server that plays bytes: each connection runs the script of its number, later ones the last.
final class ScriptedServer: Sendable {
  enum Step: Sendable {
    /// Reads one request: its head, and as much content as `Content-Length` says.
    case receive
    /// Reads what comes, at least a byte.
    case awaitBytes
    case send([UInt8])
    /// Waits until that many requests have come, over all connections.
    case awaitRequests(Int)
    /// Sends the bytes over and over until the client has had enough, or 64 MiB are out.
    case flood([UInt8])
    /// Sends the bytes one at a time.
    case drip([UInt8], every: Duration)
    /// Waits until the client goes away.
    case hold
    /// Ends the connection with RST instead of FIN.
    case reset

    static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
    static func flood(_ text: String) -> Step { .flood(Array(text.utf8)) }
  }

  private let server: LoopbackServer
  private let received: Received

  /// Listens on a free port, or at a path on a Unix socket.
  init(_ scripts: [[Step]], at path: String? = nil) throws {
    let received = Received()
    self.received = received
    server = try LoopbackServer(at: path) { connection in
      var reader = RequestReader(connection)
      for step in scripts[min(connection.number, scripts.count - 1)] {
        guard step.play(on: connection, &reader, received) else { return }
      }
    }
  }

  func url(_ path: String = "/") -> String { server.url + path }

  var port: UInt16 { server.port }

  /// The requests of all connections as they came, head and content.
  var requests: [String] { received.requests }

  var connectionCount: Int { server.connectionCount }

  func stop() { server.stop() }

  /// What has come over all connections.
  fileprivate final class Received: Sendable {
    private let texts = Mutex<[String]>([])
    private let requestHasCome = NSCondition()

    var requests: [String] { texts.withLock { $0 } }

    func record(_ request: ReceivedRequest) {
      requestHasCome.lock()
      texts.withLock { $0.append(request.text) }
      requestHasCome.broadcast()
      requestHasCome.unlock()
    }

    func awaitRequests(_ count: Int) {
      let deadline = Date(timeIntervalSinceNow: 10)
      requestHasCome.lock()
      while texts.withLock({ $0.count }) < count {
        guard requestHasCome.wait(until: deadline) else { break }
      }
      requestHasCome.unlock()
    }
  }
}

extension ScriptedServer.Step {
  /// `false` when the connection is over.
  fileprivate func play(
    on connection: ServedConnection, _ reader: inout RequestReader,
    _ received: ScriptedServer.Received
  ) -> Bool {
    switch self {
    case .receive:
      guard let request = reader.next() else { return false }
      received.record(request)
      return true
    case .awaitBytes:
      return connection.read()?.isEmpty == false
    case .send(let bytes):
      return connection.send(bytes)
    case .awaitRequests(let count):
      received.awaitRequests(count)
      return true
    case .flood(let bytes):
      return connection.flood(bytes)
    case .drip(let bytes, let pause):
      return connection.drip(bytes, every: pause)
    case .hold:
      connection.hold()
      return false
    case .reset:
      connection.resetWhenClosed()
      return false
    }
  }
}

/// Runs the body against a server and a lane of a loop of its own; ends both whatever happens.
func withServer(
  _ scripts: [ScriptedServer.Step]...,
  body: (ScriptedServer, Lane) async throws -> Void
) async throws {
  let server = try ScriptedServer(scripts)
  defer { server.stop() }
  try await withLoop { loop in try await body(server, loop.lane()) }
}

func withLoop(_ body: (CurlLoop) async throws -> Void) async throws {
  let loop = try CurlLoop()
  defer { loop.shutdown() }
  try await body(loop)
}
