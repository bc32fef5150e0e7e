import AssayReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output or standard error.
struct Terminal: Sendable {
  private let descriptor: Int32

  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let error = Terminal(descriptor: STDERR_FILENO)

  /// Writes whole lines that a person reads, none of which a CI system obeys; where nobody reads any
  /// more, they are dropped.
  func write(_ text: String) { write(exactly: LogCommand.neutralized(text)) }

  /// Writes a JSON text, in which no CI system finds anything to obey either.
  func write(json text: String) { write(exactly: LogCommand.neutralized(text, as: .json)) }

  /// Writes whole lines that a program reads.
  func write(exactly text: String) { Screen.shared.write(text, to: descriptor) }

  /// Puts a line below all text, in place of the last such line.
  func showStatus(_ line: (_ columns: Int) -> String) {
    Screen.shared.show(line(columns), on: descriptor)
  }

  /// Whether a person reads it.
  private var isInteractive: Bool { isatty(descriptor) == 1 }

  /// Whether lines can be erased there.
  var takesStatus: Bool { isInteractive && ProcessEnvironment()["TERM"] != "dumb" }

  /// Whether colours are shown there and wanted: `NO_COLOR` (no-color.org) decides, then
  /// `FORCE_COLOR` and `CLICOLOR_FORCE`, by which CI systems ask for them, then whether it is a
  /// terminal.
  var takesColor: Bool {
    let environment = ProcessEnvironment()
    if !(environment["NO_COLOR"] ?? "").isEmpty { return false }
    return environment.forcesColor || takesStatus
  }

  /// How wide it is now; a person may change that at any time.
  private var columns: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
