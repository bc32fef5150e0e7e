import Foundation

/// A server on a free loopback port that gives every request the same kind of answer.
///
/// It answers by the first line of the request, so that parallel scenarios get the same whatever
/// their order.
final class CannedServer: @unchecked Sendable {
  // Unchecked: `requests` and `sockets` are only touched under the lock, the rest is constant.
  let port: UInt16
  private let listener: Int32
  private let answer: @Sendable (String) -> Answer
  private let lock = NSLock()
  private var received: [String] = []
  private var sockets: Set<Int32> = []

  enum Answer {
    /// Bytes as they go on the wire.
    case raw([UInt8])
    /// A JSON content under that status.
    case json(Int, String)
    /// Never answers.
    case nothing
  }

  init(_ answer: @escaping @Sendable (String) -> Answer) throws {
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in acceptAll() }
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Heads and contents of the requests, as they came.
  var requests: [String] { lock.withLock { received } }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    // Under the lock, so that none of these numbers is a socket of somebody else by now.
    lock.withLock {
      for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  private func acceptAll() {
    while true {
      let socket = accept(listener, nil, nil)
      // The end of a child process interrupts system calls of whichever thread is in one.
      if socket < 0, errno == EINTR { continue }
      guard socket >= 0 else { break }
      lock.withLock { _ = sockets.insert(socket) }
      Thread.detachNewThread { [self] in serve(socket) }
    }
    close(listener)
  }

  private func serve(_ socket: Int32) {
    defer {
      lock.withLock {
        sockets.remove(socket)
        close(socket)
      }
    }
    var buffer = Data()
    while let request = nextRequest(socket, &buffer) {
      lock.withLock { received.append(request) }
      switch answer(request) {
      case .nothing: continue
      case .raw(let bytes): send(bytes, to: socket)
      case .json(let status, let text):
        let head =
          "HTTP/1.1 \(status) Status\r\nContent-Type: application/json\r\n"
          + "Content-Length: \(text.utf8.count)\r\n\r\n"
        send(Array((head + text).utf8), to: socket)
      }
    }
  }

  private func send(_ bytes: [UInt8], to socket: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// A head and as much content as its Content-Length says; nil where the client went away.
  private func nextRequest(_ socket: Int32, _ buffer: inout Data) -> String? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = buffer.firstRange(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        let length = head.lowercased().split(separator: "\r\n")
          .first { $0.hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        let total = end.upperBound - buffer.startIndex + (length ?? 0)
        if buffer.count >= total {
          let request = String(decoding: buffer.prefix(total), as: UTF8.self)
          buffer = Data(buffer.dropFirst(total))
          return request
        }
      }
      let count = recv(socket, &chunk, chunk.count, 0)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      buffer.append(contentsOf: chunk[..<count])
    }
  }
}
