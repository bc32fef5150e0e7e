#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on loopback that answers every request alike, in a process of its own: what it costs is
/// no part of what is measured, and it is fast enough not to be what is measured.
struct StubServer {
  static let argument = "--serve"

  private static let answer: [UInt8] = {
    let content = """
      {"gid":"0d3987e3-a6df-422c-8722-3fde26eec9a8","name":"Jane Doe Inc.",\
      "vatNumber":"PT123456789","country":"PT","email":"jane@example.com","locale":"pt"}
      """
    let head = """
      HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nServer: stub\r\n\
      Cache-Control: no-store\r\nContent-Length: \(content.utf8.count)\r\n\r\n
      """
    return Array((head + content).utf8)
  }()

  private let listener: Int32
  private let port: UInt16

  private init() throws(StubServerError) {
    listener = socket(AF_INET, streamType, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let listens = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && listen(descriptor, 512) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard listens else { throw StubServerError(number: errno) }
    port = UInt16(bigEndian: address.sin_port)
  }

  /// Prints the port and answers until the process is ended.
  static func serve() throws {
    let server = try StubServer()
    print(server.port)
    fflush(nil)
    server.run()
  }

  private func run() {
    var watched = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
    var received: [Int32: [UInt8]] = [:]
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while poll(&watched, nfds_t(watched.count), -1) > 0 {
      var closed: Set<Int32> = []
      for entry in watched.dropFirst() where entry.revents != 0 {
        let count = recv(entry.fd, &buffer, buffer.count, 0)
        if count <= 0 {
          close(entry.fd)
          closed.insert(entry.fd)
          received[entry.fd] = nil
          continue
        }
        received[entry.fd, default: []] += buffer[..<count]
        if Self.isWhole(received[entry.fd] ?? []) {
          received[entry.fd] = []
          _ = send(entry.fd, Self.answer, Self.answer.count, noSignal)
        }
      }
      let isCalled = watched[0].revents != 0
      // Before the next connection gets the number of one of them.
      if !closed.isEmpty { watched.removeAll { closed.contains($0.fd) } }
      if isCalled {
        let connection = accept(listener, nil, nil)
        if connection >= 0 {
          watched.append(pollfd(fd: connection, events: Int16(POLLIN), revents: 0))
        }
      }
    }
  }

  /// The requests of the benchmark end with the brace of their JSON content.
  private static func isWhole(_ request: [UInt8]) -> Bool {
    request.last == UInt8(ascii: "}")
  }
}

struct StubServerError: Error, CustomStringConvertible {
  let number: Int32

  var description: String { "cannot listen on loopback: \(String(cString: strerror(number)))" }
}

#if canImport(Darwin)
  private let streamType = SOCK_STREAM
  private let noSignal: Int32 = 0
#else
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#endif
