/// Requests that reach the server at the same moment, as near as one machine can bring that about.
///
/// Of each content the last byte is held back, so that the server has read all else by then. When the
/// last of them has come so far, or has ended, these bytes leave one right after the other: what
/// libcurl does for a whole request takes longer than what a server does between looking and keeping.
///
/// Requests without content leave whole, in one turn of the loop. Holding them back in the kernel
/// (tcp(7), `TCP_CORK`) was tried, and met fewer races.
final class Volley {
  /// How many have not begun yet.
  private var missing: Int
  private var transfers: [Transfer] = []
  private(set) var isOpen = false
  /// A server that reads one content whole before it looks at the next, where they are larger than
  /// what its kernel takes, would else wait for ever. Nil until the first has begun.
  private(set) var deadline: ContinuousClock.Instant?

  private static let patience = Duration.seconds(1)

  init(count: Int) { missing = count }

  /// Whether it is time for the ends.
  var isDue: Bool {
    if isOpen { return false }
    if let deadline, deadline <= .now { return true }
    return missing == 0 && transfers.allSatisfy { $0.upload?.isAtHeldEnd ?? true }
  }

  func join(_ transfer: Transfer) {
    missing -= 1
    transfers.append(transfer)
    deadline = deadline ?? .now + Self.patience
  }

  /// One will not even begin.
  func giveUp() { missing -= 1 }

  func leave(_ transfer: Transfer) { transfers.removeAll { $0 === transfer } }

  /// Lets the ends go, in libcurl's next turn.
  func open() {
    isOpen = true
    for transfer in transfers { transfer.sendEnd() }
  }
}
