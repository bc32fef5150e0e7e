import AssayExchange
import Foundation
import Synchronization

/// A server that plays bytes: each connection runs the script of its number, later ones the last.
///
/// Everything is bounded: sockets time out after five minutes (a busy machine may
/// keep a test waiting for long), and `stop` ends what still waits.
final class ScriptedServer: Sendable {
  enum Step: Sendable {
    /// Reads one request: its head, and as much content as `Content-Length` says.
    case receive
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

  let port: UInt16
  private let listener: Int32
  private let path: String?
  private let scripts: [[Step]]
  private let state = Mutex(State())
  private let requestHasCome = NSCondition()

  private struct State {
    var connections: [ScriptedConnection] = []
    var requests: [String] = []
    var isStopped = false
  }

  /// Listens on a free port, or at a path on a Unix socket.
  init(_ scripts: [[Step]], at path: String? = nil) throws {
    self.scripts = scripts
    self.path = path
    (listener, port) = try path.map { (try listen(at: $0), 0) } ?? listenOnLoopback()
    Thread.detachNewThread { [self] in acceptAll() }
  }

  func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  func record(_ request: String) {
    requestHasCome.lock()
    state.withLock { $0.requests.append(request) }
    requestHasCome.broadcast()
    requestHasCome.unlock()
  }

  func awaitRequests(_ count: Int) {
    let deadline = Date(timeIntervalSinceNow: 10)
    requestHasCome.lock()
    while state.withLock({ $0.requests.count }) < count {
      guard requestHasCome.wait(until: deadline) else { break }
    }
    requestHasCome.unlock()
  }

  /// The requests of all connections as they came, head and content.
  var requests: [String] { state.withLock { $0.requests } }

  var connectionCount: Int { state.withLock { $0.connections.count } }

  func stop() {
    let connections = state.withLock { state in
      state.isStopped = true
      return state.connections
    }
    shutdown(listener, Int32(SHUT_RDWR))
    for connection in connections { connection.hangUp() }
    if let path { unlink(path) }
  }

  private func acceptAll() {
    while true {
      let socket = accept(listener, nil, nil)
      // A child process that ends interrupts the system calls of some other thread.
      if socket < 0, errno == EINTR { continue }
      guard socket >= 0 else { break }
      let connection = ScriptedConnection(socket)
      let script: [Step]? = state.withLock { state in
        guard !state.isStopped else { return nil }
        state.connections.append(connection)
        return scripts[min(state.connections.count, scripts.count) - 1]
      }
      guard let script else { break }
      Thread.detachNewThread { [self] in
        connection.play(script, for: self)
      }
    }
    close(listener)
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
