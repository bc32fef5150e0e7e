import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the process writes to its standard streams: text that stays, and on a terminal one status
/// line below it. All goes through here, so that no text is ever written into that line.
final class Screen: Sendable {
  private struct Status {
    var descriptor: Int32
    var text: String
  }

  private let status = Mutex<Status?>(nil)

  /// The one of this process: mostly both streams are one terminal.
  static let shared = Screen()

  private static let eraseRest = "\u{1B}[K"
  private static let erase = "\r" + eraseRest

  /// - Parameter text: whole lines.
  func write(_ text: String, to descriptor: Int32) {
    status.withLock { status in
      guard let shown = status else { return Self.write(text, to: descriptor) }
      if shown.descriptor == descriptor {
        return Self.write(Self.erase + text + shown.text, to: descriptor)
      }
      Self.write(Self.erase, to: shown.descriptor)
      Self.write(text, to: descriptor)
      Self.write(shown.text, to: shown.descriptor)
    }
  }

  /// Puts the text where the status line was; it must not be wider than the terminal.
  func show(_ text: String, on descriptor: Int32) {
    status.withLock { status in
      guard status?.text != text else { return }
      status = Status(descriptor: descriptor, text: text)
      Self.write("\r" + text + Self.eraseRest, to: descriptor)
    }
  }

  func clear() {
    status.withLock { status in
      guard let shown = status else { return }
      status = nil
      Self.write(Self.erase, to: shown.descriptor)
    }
  }

  /// The same for a process that is about to end and must not wait for a terminal that has stopped.
  func clearIfIdle() {
    _ = status.withLockIfAvailable { status in
      guard let shown = status else { return }
      Self.write(Self.erase, to: shown.descriptor)
    }
  }

  /// Writes all of it; where nobody reads any more, it is dropped.
  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
