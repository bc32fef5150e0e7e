import Foundation
import Synchronization

/// Accepts connections on a free port of 127.0.0.1, or at a path on a Unix socket, and serves each on
/// a thread of its own.
///
/// Everything is bounded: sockets time out after five minutes (a busy machine may keep a test waiting
/// for long), and `stop` ends what still waits.
package final class LoopbackServer: Sendable {
  /// Zero on a Unix socket.
  package let port: UInt16
  private let listener: Int32
  private let path: String?
  private let state = Mutex(State())

  private struct State {
    /// Those that are being served, by number.
    var connections: [Int: ServedConnection] = [:]
    var count = 0
    var isStopped = false
  }

  /// - Parameter serve: is called with a connection that is closed when it returns.
  package init(
    at path: String? = nil, serve: @escaping @Sendable (ServedConnection) -> Void
  ) throws {
    self.path = path
    (listener, port) = try path.map { (try listen(at: $0), 0) } ?? listenOnLoopback()
    Thread.detachNewThread { [self] in acceptAll(serve) }
  }

  package var url: String { "http://127.0.0.1:\(port)" }

  package var connectionCount: Int { state.withLock { $0.count } }

  package func stop() {
    let connections = state.withLock { state in
      state.isStopped = true
      return state.connections
    }
    shutdown(listener, Int32(SHUT_RDWR))
    for connection in connections.values { connection.hangUp() }
    if let path { unlink(path) }
  }

  private func acceptAll(_ serve: @escaping @Sendable (ServedConnection) -> Void) {
    while true {
      let socket = accept(listener, nil, nil)
      // A child process that ends interrupts the system calls of some other thread.
      if socket < 0, errno == EINTR { continue }
      guard socket >= 0 else { break }
      let connection: ServedConnection? = state.withLock { state in
        guard !state.isStopped else { return nil }
        let connection = ServedConnection(socket, number: state.count)
        state.connections[state.count] = connection
        state.count += 1
        return connection
      }
      guard let connection else {
        close(socket)
        break
      }
      Thread.detachNewThread { [self] in
        serve(connection)
        connection.close()
        _ = state.withLock { $0.connections.removeValue(forKey: connection.number) }
      }
    }
    close(listener)
  }
}
