import Foundation

/// A request as it came.
package struct ReceivedRequest: Sendable, Hashable {
  package var method: String
  package var target: String
  /// Request line and fields, and the empty line behind them.
  package var head: String
  package var content: String
  /// The content as it came.
  package var bytes: [UInt8]
  /// Which of the server's connections it came over, from 0.
  package var connection: Int

  package var text: String { head + content }
}

/// Reads requests off a connection, each with as much content as its `Content-Length` says.
package struct RequestReader {
  private let connection: ServedConnection
  private var buffer: [UInt8] = []

  package init(_ connection: ServedConnection) { self.connection = connection }

  /// Nil where the client went away, or sent what is no request.
  package mutating func next() -> ReceivedRequest? {
    var end: Int?
    while true {
      end = buffer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
      if end != nil { break }
      guard fill() else { return nil }
    }
    guard let end else { return nil }
    let head = String(decoding: buffer[..<end], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    let length =
      lines.lazy.compactMap { line -> Int? in
        guard line.lowercased().hasPrefix("content-length:") else { return nil }
        return Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces))
      }.first ?? 0
    while buffer.count < end + length { guard fill() else { return nil } }
    let content = Array(buffer[end..<end + length])
    buffer.removeFirst(end + length)
    let parts = lines.first?.split(separator: " ").map(String.init) ?? []
    guard parts.count == 3 else { return nil }
    return ReceivedRequest(
      method: parts[0], target: parts[1], head: head,
      content: String(decoding: content, as: UTF8.self), bytes: content,
      connection: connection.number)
  }

  private mutating func fill() -> Bool {
    guard let bytes = connection.read(), !bytes.isEmpty else { return false }
    buffer += bytes
    return true
  }
}
