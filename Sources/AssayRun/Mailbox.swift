import Synchronization

/// Hands elements from many tasks to one, in the order in which they were put.
///
/// Unlike `AsyncStream` it goes on after the taker has been cancelled: what the run has to say about
/// its interruption must not be lost.
final class Mailbox<Element: Sendable>: Sendable {
  fileprivate struct State {
    /// In reverse, so that taking is cheap.
    var taken: [(element: Element, bytes: Int)] = []
    var put: [(element: Element, bytes: Int)] = []
    /// Of all that has been put and not been taken.
    var bytes = 0
    var isFinished = false
    var taker: CheckedContinuation<Void, Never>?
    var waitingForRoom: [CheckedContinuation<Void, Never>] = []
    /// When the taker last waited.
    var lastWait: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  /// - Parameter bytes: what the element keeps in memory, where that may be much.
  func put(_ element: Element, bytes: Int = 0) {
    let taker = state.withLock { state in
      state.put.append((element, bytes))
      state.bytes += bytes
      return state.taker.take()
    }
    taker?.resume()
  }

  /// Waits while so much has been put that the taker must catch up first.
  func room() async {
    guard state.withLock({ $0.bytes > capacity }) else { return }
    await withCheckedContinuation { continuation in
      let hasRoom = state.withLock { state in
        if state.bytes <= capacity { return true }
        state.waitingForRoom.append(continuation)
        return false
      }
      if hasRoom { continuation.resume() }
    }
  }

  /// Nothing is put after this.
  func finish() {
    let taker = state.withLock { state in
      state.isFinished = true
      return state.taker.take()
    }
    taker?.resume()
  }

  /// The next element; nil when there will be none. One task at a time may ask.
  func take() async -> Element? {
    while true {
      let (element, waiting, isOver) = state.withLock { $0.next() }
      for continuation in waiting { continuation.resume() }
      if element != nil || isOver { return element }
      await pauseAfterShortWait()
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          guard state.put.isEmpty, !state.isFinished else { return true }
          state.taker = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    }
  }

  private func pauseAfterShortWait() async {
    let now = ContinuousClock.now
    let isSoon = state.withLock { state in
      defer { state.lastWait = now }
      return state.lastWait.map { now - $0 < shortestWait } ?? false
    }
    // Cancelled, it pauses no longer; it must go on all the same.
    if isSoon { try? await Task.sleep(for: shortestWait) }
  }
}

extension Mailbox.State {
  /// An element, who may go on now that it is taken, and whether there will be no other.
  fileprivate mutating func next() -> (Element?, [CheckedContinuation<Void, Never>], Bool) {
    if taken.isEmpty {
      swap(&taken, &put)
      taken.reverse()
    }
    guard let next = taken.popLast() else { return (nil, [], isFinished) }
    bytes -= next.bytes
    guard bytes <= capacity else { return (next.element, [], false) }
    defer { waitingForRoom = [] }
    return (next.element, waitingForRoom, false)
  }
}

/// Waking the taker costs more than most elements do: where it would have to wait again so soon, it
/// lets as much time pass, and takes what has come together.
private let shortestWait = Duration.milliseconds(1)

/// In bytes: answers may be large and come faster than they can be looked through for secrets.
private let capacity = 64 * 1024 * 1024
