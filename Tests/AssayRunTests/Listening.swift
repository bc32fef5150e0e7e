import Foundation

/// A socket that listens on a free port of 127.0.0.1.
func listenOnLoopback() throws -> (socket: Int32, port: UInt16) {
  let listener = socket(AF_INET, streamSocket, 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let codes = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
      [
        bind(listener, generic, length), listen(listener, 512),
        getsockname(listener, generic, &length),
      ]
    }
  }
  guard codes == [0, 0, 0] else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return (listener, UInt16(bigEndian: address.sin_port))
}

/// A port of 127.0.0.1 that nobody listens on.
func closedPort() throws -> UInt16 {
  let (socket, port) = try listenOnLoopback()
  close(socket)
  return port
}

#if canImport(Glibc)
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
  /// A client that has gone away must not end the process.
  let withoutSignal = Int32(MSG_NOSIGNAL)
#else
  private let streamSocket = SOCK_STREAM
  let withoutSignal: Int32 = 0
#endif
