import Foundation
import LoopbackServers

/// Passes bytes between its clients and a port of this machine, and closes each connection once so
/// many have come from there.
final class CuttingRelay: Sendable {
  private let relay: LoopbackServer

  init(to target: Int, after limit: Int) throws {
    relay = try LoopbackServer { client in
      guard let server = try? ServedConnection(connectedTo: UInt16(clamping: target)) else {
        return
      }
      let hasEnded = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        while let bytes = client.read(), !bytes.isEmpty, server.send(bytes) {}
        hasEnded.signal()
      }
      var rest = limit
      while rest > 0, let bytes = server.read(), !bytes.isEmpty {
        guard client.send(Array(bytes.prefix(rest))) else { break }
        rest -= bytes.count
      }
      client.hangUp()
      server.hangUp()
      hasEnded.wait()
      server.close()
    }
  }

  var port: Int { Int(relay.port) }

  func stop() { relay.stop() }
}
