import Foundation
import Synchronization

/// One accepted connection; the thread that serves it alone reads, writes and closes it.
package final class ServedConnection: Sendable {
  /// Which of the server's connections it is, from 0.
  package let number: Int
  private let descriptor: Int32
  /// Nil once it is closed, for then the number may be a socket of somebody else.
  private let socket: Mutex<Int32?>

  init(_ socket: Int32, number: Int) {
    self.number = number
    descriptor = socket
    self.socket = Mutex(socket)
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// One to a port of 127.0.0.1.
  package convenience init(connectedTo port: UInt16) throws {
    self.init(try connectToLoopback(port), number: 0)
  }

  /// What has come; empty at the end of the stream, nil where the connection is broken.
  package func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var count: Int
    repeat { count = recv(descriptor, &buffer, buffer.count, 0) } while count < 0 && errno == EINTR
    return count < 0 ? nil : Array(buffer[..<count])
  }

  /// False where the client has gone away.
  package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { rest in
        Foundation.send(descriptor, rest.baseAddress, rest.count, withoutSignal)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Makes closing it send RST instead of FIN.
  package func resetWhenClosed() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  /// Wakes the serving thread out of whatever it waits for.
  package func hangUp() {
    socket.withLock { socket in
      if let socket { _ = shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  package func close() {
    socket.withLock { socket in
      guard socket != nil else { return }
      socket = nil
      _ = Foundation.close(descriptor)
    }
  }
}

#if canImport(Glibc)
  /// A client that has gone away must not end the process.
  private let withoutSignal = Int32(MSG_NOSIGNAL)
#else
  private let withoutSignal: Int32 = 0
#endif
