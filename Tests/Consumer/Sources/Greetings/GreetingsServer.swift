import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An API that greets: `GET /greetings/{name}`, for who brings the right token.
///
/// It takes one connection after the other, which is enough to be tested.
public final class GreetingsServer: Sendable {
  public let port: Int
  private let listener: Int32
  private let token: String

  /// Listens on a free port of the loopback interface.
  public init(token: String) throws {
    self.token = token
    listener = socket(AF_INET, streamType, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isListening else { throw ServerError.cannotListen(errno) }
    self.port = Int(UInt16(bigEndian: address.sin_port))
  }

  /// Answers on a thread of its own until `stop`.
  public func start() {
    DispatchQueue(label: "greetings").async { self.run() }
  }

  private func run() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      let request = read(connection)
      let answer = Array(answer(to: request).utf8)
      _ = send(connection, answer, answer.count, noSignal)
      shutdown(connection, bothWays)
      close(connection)
    }
  }

  public func stop() {
    shutdown(listener, bothWays)
    close(listener)
  }

  private func read(_ connection: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func answer(to request: String) -> String {
    let target = request.split(separator: " ").dropFirst().first ?? ""
    guard request.lowercased().contains("authorization: bearer \(token)\r\n") else {
      return message("401 Unauthorized", #"{"error": "who are you?"}"#)
    }
    guard target.hasPrefix("/greetings/") else {
      return message("404 Not Found", #"{"error": "nothing here"}"#)
    }
    return message("200 OK", #"{"greeting": "Hello, \#(target.dropFirst(11))!"}"#)
  }

  private func message(_ status: String, _ content: String) -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nConnection: close\r\n"
      + "Content-Length: \(content.utf8.count)\r\n\r\n\(content)"
  }
}

public enum ServerError: Error {
  /// With the system's number for the reason.
  case cannotListen(Int32)
}

// These are constants of other types on other systems.
#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#else
  private let streamType = SOCK_STREAM
  private let noSignal: Int32 = 0
#endif
private let bothWays = Int32(SHUT_RDWR)
