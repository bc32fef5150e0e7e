import Foundation
import Synchronization

/// One accepted connection; the thread that plays its script closes the socket.
final class ScriptedConnection: Sendable {
  private let socket: Mutex<Int32?>
  private let descriptor: Int32

  init(_ socket: Int32) {
    descriptor = socket
    self.socket = Mutex(socket)
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// Wakes the playing thread out of whatever it waits for.
  func hangUp() {
    socket.withLock { socket in
      if let socket { _ = shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  func play(_ script: [ScriptedServer.Step], for server: ScriptedServer) {
    defer {
      socket.withLock { socket in
        socket = nil
        close(descriptor)
      }
    }
    for step in script {
      guard play(step, for: server) else { return }
    }
  }

  /// Plays one step; `false` when the connection is over.
  private func play(_ step: ScriptedServer.Step, for server: ScriptedServer) -> Bool {
    switch step {
    case .receive:
      guard let request = readRequest() else { return false }
      server.record(request)
      return true
    case .send(let bytes):
      return send(bytes)
    case .awaitRequests(let count):
      server.awaitRequests(count)
      return true
    case .flood(let bytes):
      let chunk = Array(repeatElement(bytes, count: max(1, 65_536 / bytes.count)).joined())
      return (0..<1024).allSatisfy { _ in send(chunk) }
    case .drip(let bytes, let pause):
      let microseconds = UInt32(pause / .microseconds(1))
      return bytes.allSatisfy { byte in
        usleep(microseconds)
        return send([byte])
      }
    case .hold:
      while let bytes = read(), !bytes.isEmpty {}
      return false
    case .reset:
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
      return false
    }
  }

  private func readRequest() -> String? {
    var bytes: [UInt8] = []
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let head = text[..<end.lowerBound].lowercased()
        let length =
          head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
        if text[end.upperBound...].utf8.count >= length { return text }
      }
      guard let more = read(), !more.isEmpty else { return nil }
      bytes += more
    }
  }

  private func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var count: Int
    repeat { count = recv(descriptor, &buffer, buffer.count, 0) } while count < 0 && errno == EINTR
    return count < 0 ? nil : Array(buffer[..<count])
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { rest in
        Foundation.send(descriptor, rest.baseAddress, rest.count, noSignal)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}

#if canImport(Glibc)
  let noSignal = Int32(MSG_NOSIGNAL)
#else
  let noSignal: Int32 = 0
#endif
