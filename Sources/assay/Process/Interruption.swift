import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// SIGINT and SIGTERM: the first asks the run to end with complete reports, the second ends it at
/// once.
///
/// A thread of its own waits for the signals, which all other threads block; so nothing runs in a
/// signal handler, where next to nothing may be done.
final class Interruption: Sendable {
  private struct State {
    var received: Int32?
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// The one of this process; signals are the process's too.
  static let shared = Interruption()

  /// The signal that came, if one did.
  var received: Int32? { state.withLock { $0.received } }

  /// Must be called before other threads begin: they inherit what is blocked.
  static func install() -> Interruption {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(&thread, nil, { _ in Interruption.shared.wait() }, nil)
    return shared
  }

  func onFirstSignal(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.action = action
      return state.received != nil
    }
    if isLate { action() }
  }

  private func wait() -> UnsafeMutableRawPointer? {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    while true {
      var signal: Int32 = 0
      guard sigwait(&signals, &signal) == 0 else { continue }
      let (isSecond, action) = state.withLock { state in
        defer { state.received = state.received ?? signal }
        return (state.received != nil, state.action)
      }
      if isSecond { _exit(128 + signal) }
      action?()
    }
  }
}
