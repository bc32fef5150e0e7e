import Foundation
import LoopbackServers

/// A proxy on a free loopback port that takes `CONNECT`, whatever host it names, to a port of this
/// machine.
final class TunnelingProxy: Sendable {
  private let server: LoopbackServer

  init(to target: Int) throws {
    server = try LoopbackServer { client in
      var reader = RequestReader(client)
      guard reader.next() != nil,
        let server = try? ServedConnection(connectedTo: UInt16(clamping: target)),
        client.send(Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
      else { return }
      let bothEnded = DispatchGroup()
      bothEnded.enter()
      Thread.detachNewThread {
        Self.copy(from: server, to: client)
        bothEnded.leave()
      }
      Self.copy(from: client, to: server)
      bothEnded.wait()
      server.close()
    }
  }

  var port: UInt16 { server.port }

  func stop() { server.stop() }

  private static func copy(from source: ServedConnection, to target: ServedConnection) {
    while let bytes = source.read(), !bytes.isEmpty, target.send(bytes) {}
    target.hangUp()
  }
}
