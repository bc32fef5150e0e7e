import Foundation
import Glibc
import Testing

/// The built command on a terminal, which a person would sit at.
final class PseudoTerminal: @unchecked Sendable {
  // Unchecked: `bytes` is only touched under the lock, the rest by one thread.
  private let master: Int32
  private let process = Process()
  private let lock = NSLock()
  private var bytes = Data()
  private let ended = DispatchSemaphore(value: 0)

  init(
    _ arguments: [String], in folder: URL, columns: UInt16 = 100,
    environment: [String: String] = ["TERM": "xterm"]
  ) throws {
    let (master, slave) = try Self.open()
    self.master = master
    resize(to: columns)
    let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.executableURL = Binary.url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "TZ": "UTC"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = terminal
    process.standardError = terminal
    try process.run()
    close(slave)
    Thread.detachNewThread { [self] in readAll() }
  }

  deinit { close(master) }

  /// `posix_openpt` and its like, which Glibc's module lacks.
  private static func open() throws -> (master: Int32, slave: Int32) {
    let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var number: Int32 = 0
    var isLocked: Int32 = 0
    let takeNumber: UInt = 0x8004_5430  // TIOCGPTN
    let setLock: UInt = 0x4004_5431  // TIOCSPTLCK
    try #require(ioctl(master, takeNumber, &number) == 0 && ioctl(master, setLock, &isLocked) == 0)
    let slave = Glibc.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(slave >= 0)
    return (master, slave)
  }

  func resize(to columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func interrupt(with signal: Int32) { kill(process.processIdentifier, signal) }

  /// All that was written so far, controls and all.
  var written: String { lock.withLock { String(decoding: bytes, as: UTF8.self) } }

  /// What the terminal shows: a line for each line, without colours.
  var lines: [String] { Self.lines(of: written) }

  /// Waits until the terminal shows what is asked for; false after a minute.
  func shows(_ isWanted: ([String]) -> Bool) -> Bool {
    let deadline = Date.now.addingTimeInterval(60)
    while Date.now < deadline {
      if isWanted(lines) { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  /// The status, when the command has ended and all it wrote has been read.
  func end() -> Int32 {
    let deadline = Date.now.addingTimeInterval(60)
    while process.isRunning, Date.now < deadline { Thread.sleep(forTimeInterval: 0.005) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    ended.wait()
    return process.terminationStatus
  }

  private func readAll() {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      // EIO: nobody has the other end any more.
      guard count > 0 else { break }
      lock.withLock { bytes.append(contentsOf: chunk[..<count]) }
    }
    ended.signal()
  }

  /// Carriage returns, erasing to the end of the line, and colours: all that the command uses.
  private static func lines(of text: String) -> [String] {
    var lines: [[Unicode.Scalar]] = [[]]
    var column = 0
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n":
        lines.append([])
        column = 0
      case "\u{1B}":
        let sequence = rest.prefix { !$0.properties.isAlphabetic }
        rest = rest.dropFirst(sequence.count)
        if rest.popFirst() == "K" { lines[lines.count - 1].removeSubrange(column...) }
      default:
        lines[lines.count - 1].replaceSubrange(
          column..<min(column + 1, lines[lines.count - 1].count), with: [scalar])
        column += 1
      }
    }
    return lines.map { line in
      String(String.UnicodeScalarView(line))
    }
  }
}
