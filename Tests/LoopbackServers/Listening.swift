import Foundation

/// A socket that listens on a free port of 127.0.0.1.
func listenOnLoopback() throws -> (socket: Int32, port: UInt16) {
  let listener = socket(AF_INET, streamSocket, 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  try listen(on: listener, at: &address)
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let code = withSocketAddress(&address) { getsockname(listener, $0, &length) }
  guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return (listener, UInt16(bigEndian: address.sin_port))
}

/// A port of 127.0.0.1 that nobody listens on.
package func closedPort() throws -> UInt16 {
  let (socket, port) = try listenOnLoopback()
  close(socket)
  return port
}

/// A socket that is connected to a port of 127.0.0.1.
func connectToLoopback(_ port: UInt16) throws -> Int32 {
  let connected = socket(AF_INET, streamSocket, 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  address.sin_port = port.bigEndian
  let length = socklen_t(MemoryLayout<sockaddr_in>.size)
  guard withSocketAddress(&address, { connect(connected, $0, length) }) == 0 else {
    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }
  return connected
}

/// A Unix socket that listens at a path, which must be shorter than 100 bytes.
func listen(at path: String) throws -> Int32 {
  let listener = socket(AF_UNIX, streamSocket, 0)
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(100)) }
  try listen(on: listener, at: &address)
  return listener
}

private func listen<Address>(on listener: Int32, at address: inout Address) throws {
  let length = socklen_t(MemoryLayout<Address>.size)
  let code = withSocketAddress(&address) { bind(listener, $0, length) }
  guard code == 0, listen(listener, 512) == 0 else {
    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }
}

private func withSocketAddress<Address>(
  _ address: inout Address, _ body: (UnsafeMutablePointer<sockaddr>) -> Int32
) -> Int32 {
  withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
  }
}

#if canImport(Glibc)
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
  private let streamSocket = SOCK_STREAM
#endif
