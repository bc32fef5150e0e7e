import Synchronization

/// Hands elements from many tasks to one, in the order in which they were put.
///
/// Unlike `AsyncStream` it goes on after the taker has been cancelled: what the run has to say about
/// its interruption must not be lost.
final class Mailbox<Element: Sendable>: Sendable {
  private struct State {
    /// In reverse, so that taking is cheap.
    var taken: [Element] = []
    var put: [Element] = []
    var isFinished = false
    var taker: CheckedContinuation<Void, Never>?
    /// When the taker last waited.
    var lastWait: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  func put(_ element: Element) {
    let taker = state.withLock { state in
      state.put.append(element)
      return state.taker.take()
    }
    taker?.resume()
  }

  /// Nothing is put after this.
  func finish() {
    let taker = state.withLock { state in
      state.isFinished = true
      return state.taker.take()
    }
    taker?.resume()
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

  /// The next element; nil when there will be none. One task at a time may ask.
  func take() async -> Element? {
    while true {
      let (element, isOver) = state.withLock { state -> (Element?, Bool) in
        if state.taken.isEmpty {
          swap(&state.taken, &state.put)
          state.taken.reverse()
        }
        let element = state.taken.popLast()
        return (element, element == nil && state.isFinished)
      }
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
}

/// Waking the taker costs more than most elements do: where it would have to wait again so soon, it
/// lets as much time pass, and takes what has come together.
private let shortestWait = Duration.milliseconds(1)
