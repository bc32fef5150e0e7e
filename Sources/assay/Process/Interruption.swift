import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// SIGINT, SIGTERM and SIGHUP: the first asks the run to end with complete reports, one that comes
/// later than a second after it ends the process at once.
///
/// What comes within that second is the same signal: a shell, `npm` and `timeout` pass on what the
/// terminal has sent to the whole group already.
///
/// The handler does the one thing that is safe there: it writes the signal's number into a pipe. A
/// thread reads it. (Blocking the signals and waiting for them would not do: libdispatch parks the
/// main thread with every signal let through.)
final class Interruption: Sendable {
  private struct State {
    var received: Int32?
    var receivedAt: ContinuousClock.Instant?
    var action: (@Sendable () -> Void)?
    var hurry: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  private static let oneSignal = Duration.seconds(1)
  /// What the second signal leaves for reports, in milliseconds.
  private static let lastWords: Int32 = 1000

  /// The one of this process; signals are the process's too.
  static let shared = Interruption()

  /// The signal that came, if one did.
  var received: Int32? { state.withLock { $0.received } }

  /// From now on signals are waited for; where no pipe can be had they end the process as ever.
  static func install() -> Interruption {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return shared }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    signalPipe.store(ends[1], ordering: .sequentiallyConsistent)
    let reading = ends[0]
    detachThread { shared.wait(for: reading) }
    for number in [SIGINT, SIGTERM] { signal(number, passOn) }
    // Whoever starts a run with `nohup` wants it to outlive the terminal.
    let former = unsafeBitCast(signal(SIGHUP, passOn), to: Int.self)
    if former == unsafeBitCast(SIG_IGN, to: Int.self) { signal(SIGHUP, SIG_IGN) }
    return shared
  }

  func onFirstSignal(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.action = action
      return state.received != nil
    }
    if isLate { action() }
  }

  /// - Parameter hurry: ends what the run still waits for; only the last such is called.
  func onSecondSignal(_ hurry: @escaping @Sendable () -> Void) {
    state.withLock { $0.hurry = hurry }
  }

  private func wait(for descriptor: Int32) {
    while let signal = nextSignal(from: descriptor) {
      let now = ContinuousClock.now
      let (first, action, hurry) = state.withLock { state in
        let first = state.receivedAt
        if first == nil { (state.received, state.receivedAt) = (signal, now) }
        return (first, state.action, state.hurry)
      }
      guard let first else {
        action?()
        continue
      }
      if now - first < Self.oneSignal { continue }
      hurry?()
      // Where the reports can be written now they are, and the process ends by itself meanwhile.
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&waiting, 1, Self.lastWords)
      Screen.shared.clearIfIdle()
      _exit(128 + signal)
    }
  }

  /// Waits for it; nil where no more will come.
  private func nextSignal(from descriptor: Int32) -> Int32? {
    while true {
      var number: UInt8 = 0
      let count = read(descriptor, &number, 1)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? Int32(number) : nil
    }
  }
}

/// Where the handler writes to; -1 until there is a pipe.
private let signalPipe = Atomic<Int32>(-1)

private func passOn(_ signal: Int32) {
  // What is interrupted must find its `errno` as it was.
  let saved = errno
  var number = UInt8(truncatingIfNeeded: signal)
  _ = write(signalPipe.load(ordering: .relaxed), &number, 1)
  errno = saved
}

/// Runs the body on a thread of its own, which nobody waits for.
private func detachThread(_ body: @escaping @Sendable () -> Void) {
  final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let box = Unmanaged.passRetained(Box(body))
  let status = pthread_create(
    &thread, nil,
    { raw in
      #if canImport(Darwin)
        let pointer = raw
      #else
        guard let pointer = raw else { return nil }
      #endif
      Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body()
      return nil
    }, box.toOpaque())
  if status != 0 { box.release() }
}
