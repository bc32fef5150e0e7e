import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A TCP connection to a server on the loopback, for bytes that no HTTP library would send.
///
/// Its calls block, so they belong on a thread of their own: see `onThread`.
struct WireConnection: ~Copyable {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init(port: Int) throws {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    descriptor = socket(AF_INET, kind, 0)
    // A server that never answers fails the test instead of hanging it.
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    // All properties are set, so `deinit` closes the socket also when this throws.
    guard status == 0 else { throw WireError.notConnected(errno) }
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      // A child process that ends interrupts the system calls of some other thread.
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw WireError.cannotSend(errno) }
      sent += count
    }
  }

  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func finishSending() {
    #if canImport(Glibc)
      shutdown(descriptor, Int32(SHUT_WR))
    #else
      shutdown(descriptor, SHUT_WR)
    #endif
  }

  /// The next bytes; none at the end of the connection.
  private func receive() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var count: Int
    repeat { count = read(descriptor, &buffer, buffer.count) } while count < 0 && errno == EINTR
    guard count >= 0 else { throw WireError.cannotReceive(errno) }
    return Array(buffer[..<count])
  }

  /// Waits for the server to close or reset the connection; false if it sends something instead.
  func isClosed() throws -> Bool {
    do {
      return try received.isEmpty && receive().isEmpty
    } catch WireError.cannotReceive(ECONNRESET) {
      return true
    }
  }

  /// Reads one response; one to a HEAD request has no content.
  mutating func reply(isHead: Bool = false) throws -> Reply {
    let separator = Array("\r\n\r\n".utf8)
    while true {
      if let end = received.firstRange(of: separator) {
        let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        var reply = Reply(statusLine: lines[0], fieldLines: lines.dropFirst())
        received.removeSubrange(..<end.upperBound)
        if reply.status == 100 || isHead { return reply }
        if reply["transfer-encoding"] == "chunked" {
          reply.content = try chunks()
          return reply
        }
        let length = Int(reply["content-length"] ?? "") ?? 0
        while received.count < length { try receiveMore() }
        reply.content = Array(received[..<length])
        received.removeSubrange(..<length)
        return reply
      }
      try receiveMore()
    }
  }

  /// Content in chunks (RFC 9112, section 7.1), without extensions or trailer fields.
  private mutating func chunks() throws -> [UInt8] {
    var content: [UInt8] = []
    while true {
      let size = Int(String(decoding: try line(), as: UTF8.self), radix: 16) ?? 0
      while received.count < size + 2 { try receiveMore() }
      content += received[..<size]
      received.removeSubrange(..<(size + 2))
      if size == 0 { return content }
    }
  }

  private mutating func line() throws -> [UInt8] {
    while true {
      if let end = received.firstRange(of: [0x0D, 0x0A]) {
        let line = Array(received[..<end.lowerBound])
        received.removeSubrange(..<end.upperBound)
        return line
      }
      try receiveMore()
    }
  }

  private mutating func receiveMore() throws {
    let bytes = try receive()
    guard !bytes.isEmpty else { throw WireError.closedTooSoon }
    received += bytes
  }
}

enum WireError: Error {
  case notConnected(Int32)
  case cannotSend(Int32)
  case cannotReceive(Int32)
  case closedTooSoon
}

/// Runs blocking work off the threads that Swift's tasks, the server's among them, run on.
func onThread<Result: Sendable>(
  _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
  }
}
