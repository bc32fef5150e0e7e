import Foundation
import Synchronization

/// A server on loopback that answers each request with what a test's closure says.
///
/// Everything is bounded: sockets time out after five minutes, and `stop` ends what still waits.
final class AnsweringServer: Sendable {
  struct Received: Sendable, Hashable {
    var method: String
    var target: String
    /// Request line and fields.
    var head: String
    var content: String
    /// Which of the server's connections it came over, from 0.
    var connection: Int
  }

  struct Reply: Sendable {
    var bytes: [UInt8]
    var delay = 0.0
    /// Whether the connection is closed behind it.
    var isLast = false
    /// Whether nothing more comes though the connection stays open.
    var holds = false

    static func raw(_ text: String) -> Reply { Reply(bytes: Array(text.utf8)) }

    static func json(_ status: Int, _ content: String, _ fields: String = "") -> Reply {
      raw(
        "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\n\(fields)"
          + "Content-Length: \(content.utf8.count)\r\n\r\n\(content)")
    }
  }

  private struct State {
    var requests: [Received] = []
    var connectionCount = 0
    var sockets: Set<Int32> = []
    var underWay = 0
    var mostUnderWay = 0
  }

  let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())
  private let respond: @Sendable (Received) -> Reply

  init(_ respond: @escaping @Sendable (Received) -> Reply) throws {
    self.respond = respond
    (listener, port) = try listenOnLoopback()
    Thread.detachNewThread { [self] in
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0, errno == EINTR { continue }
        guard socket >= 0 else { break }
        let number = state.withLock { state in
          state.sockets.insert(socket)
          state.connectionCount += 1
          return state.connectionCount - 1
        }
        Thread.detachNewThread { [self] in serve(socket, number) }
      }
      close(listener)
    }
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// In the order in which they came.
  var requests: [Received] { state.withLock { $0.requests } }

  var targets: [String] { requests.map(\.target) }

  var connectionCount: Int { state.withLock { $0.connectionCount } }

  /// How many requests were answered at the same time at most.
  var mostUnderWay: Int { state.withLock { $0.mostUnderWay } }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    state.withLock { state in
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  private func serve(_ socket: Int32, _ number: Int) {
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var reader = RequestReader(socket: socket, connection: number)
    while let request = reader.next() {
      state.withLock { state in
        state.requests.append(request)
        state.underWay += 1
        state.mostUnderWay = max(state.mostUnderWay, state.underWay)
      }
      let reply = respond(request)
      if reply.delay > 0 { Thread.sleep(forTimeInterval: reply.delay) }
      state.withLock { $0.underWay -= 1 }
      guard send(reply.bytes, over: socket), !reply.isLast else { break }
      if reply.holds { _ = reader.next() }
    }
    state.withLock { state in
      state.sockets.remove(socket)
      close(socket)
    }
  }

  private func send(_ bytes: [UInt8], over socket: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        Foundation.send(socket, bytes.baseAddress, bytes.count, withoutSignal)
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// Reads requests with `Content-Length` off a socket.
private struct RequestReader {
  let socket: Int32
  let connection: Int
  private var buffer: [UInt8] = []

  init(socket: Int32, connection: Int) {
    self.socket = socket
    self.connection = connection
  }

  mutating func next() -> AnsweringServer.Received? {
    var end: Int?
    while true {
      end = buffer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
      if end != nil { break }
      guard fill() else { return nil }
    }
    guard let end else { return nil }
    let head = String(decoding: buffer[..<end], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    let length =
      lines.lazy.compactMap { line -> Int? in
        guard line.lowercased().hasPrefix("content-length:") else { return nil }
        return Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces))
      }.first ?? 0
    while buffer.count < end + length { guard fill() else { return nil } }
    let content = String(decoding: buffer[end..<end + length], as: UTF8.self)
    buffer.removeFirst(end + length)
    let parts = lines.first?.split(separator: " ").map(String.init) ?? []
    guard parts.count == 3 else { return nil }
    return AnsweringServer.Received(
      method: parts[0], target: parts[1], head: head, content: content, connection: connection)
  }

  private mutating func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    buffer += chunk[..<count]
    return true
  }
}

/// Counts from 0, from any thread.
final class Counter: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}
