import Foundation

/// What no connection should go through.
extension ServedConnection {
  /// Sends the bytes over and over until the client has had enough, or 64 MiB are out; false where the
  /// client has gone away.
  @discardableResult package func flood(_ bytes: [UInt8]) -> Bool {
    let chunk = Array(repeatElement(bytes, count: max(1, 65_536 / bytes.count)).joined())
    return (0..<(64 << 20) / chunk.count).allSatisfy { _ in send(chunk) }
  }

  /// Sends the bytes one at a time; false where the client has gone away.
  @discardableResult package func drip(_ bytes: [UInt8], every pause: Duration) -> Bool {
    let microseconds = UInt32(pause / .microseconds(1))
    return bytes.allSatisfy { byte in
      usleep(microseconds)
      return send([byte])
    }
  }

  /// Waits until the client goes away.
  package func hold() {
    while let bytes = read(), !bytes.isEmpty {}
  }
}
