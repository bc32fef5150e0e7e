import Foundation

/// A proxy on a free loopback port that takes one `CONNECT`, whatever host it names, to a port of this
/// machine.
final class TunnelingProxy: Sendable {
  let port: UInt16
  private let listener: Int32

  init(to target: Int) throws {
    (listener, port) = try listenOnLoopback()
    let listener = listener
    Thread.detachNewThread {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { return }
      Self.limit(client)
      var head: [UInt8] = []
      while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
        var byte: UInt8 = 0
        guard recv(client, &byte, 1, 0) == 1 else { return }
        head.append(byte)
      }
      guard let server = try? connectToLoopback(UInt16(clamping: target)) else { return }
      Self.limit(server)
      Self.send(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)[...], to: client)
      Thread.detachNewThread { Self.copy(from: server, to: client) }
      Self.copy(from: client, to: server)
    }
  }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func limit(_ socket: Int32) {
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  private static func copy(from source: Int32, to target: Int32) {
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = recv(source, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      send(chunk[..<count], to: target)
    }
    shutdown(target, Int32(SHUT_RDWR))
  }

  private static func send(_ bytes: ArraySlice<UInt8>, to socket: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, noSignal)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
