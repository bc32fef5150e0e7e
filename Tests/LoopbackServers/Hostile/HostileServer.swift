/// A server on loopback that shows one behaviour on each of its connections, after so many answers
/// as they should be.
package final class HostileServer: Sendable {
  package static let properContent = #"{"ok": true}"#
  static let properAnswer =
    json + "Content-Length: \(properContent.utf8.count)\r\n\r\n" + properContent

  private let server: LoopbackServer

  package convenience init(_ behaviour: HostileBehaviour, afterAnswers count: Int = 0) throws {
    try self.init(afterAnswers: count) { _ in behaviour }
  }

  /// - Parameter choose: gives the behaviour of the connection of that number.
  package init(
    afterAnswers count: Int, choose: @escaping @Sendable (Int) -> HostileBehaviour
  ) throws {
    server = try LoopbackServer { connection in
      let behaviour = choose(connection.number)
      let client = HostileClient(connection)
      for _ in 0..<count {
        guard client.receive(), client.send(Self.properAnswer) else { return }
      }
      if behaviour.awaitsRequest { guard client.receive() else { return } }
      behaviour.play(client)
    }
  }

  package var url: String { server.url + "/" }

  package var connectionCount: Int { server.connectionCount }

  package func stop() { server.stop() }
}

/// What a behaviour does it to: one connection, on the thread that serves it.
final class HostileClient {
  private let connection: ServedConnection
  private var reader: RequestReader
  private var requestCount = 0

  init(_ connection: ServedConnection) {
    self.connection = connection
    reader = RequestReader(connection)
  }

  /// Reads a request; false where there will be none. No connection serves more than sixteen, so that
  /// a soak comes to all behaviours again and again.
  @discardableResult func receive() -> Bool {
    requestCount += 1
    return requestCount <= 16 && reader.next() != nil
  }

  @discardableResult func send(_ text: String) -> Bool { connection.send(Array(text.utf8)) }

  @discardableResult func send(_ bytes: [UInt8]) -> Bool { connection.send(bytes) }

  @discardableResult func flood(_ text: String) -> Bool { connection.flood(Array(text.utf8)) }

  func drip(_ text: String) {
    connection.drip(Array(text.utf8), every: .milliseconds(100))
    hold()
  }

  func hold() { connection.hold() }

  func reset() { connection.resetWhenClosed() }
}
