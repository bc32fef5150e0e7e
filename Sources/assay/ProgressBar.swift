/// One line on a terminal that shows how far something is; nothing is shown elsewhere.
struct ProgressBar {
  let label: String
  let total: Int
  var terminal = Terminal.error

  private static let width = 32

  func show(_ done: Int) {
    guard terminal.isInteractive else { return }
    let filled = Self.width * min(done, total) / max(1, total)
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    terminal.write("\r\(label) [\(bar)] \(done)/\(total)")
  }

  func clear() {
    if terminal.isInteractive { terminal.write("\r\u{1B}[K") }
  }
}
