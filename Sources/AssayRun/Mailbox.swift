import Synchronization

/// Hands elements from many tasks to one, in the order in which they were put.
///
/// Unlike `AsyncStream` it goes on after the taker has been cancelled: what the run has to say about
/// its interruption must not be lost.
final class Mailbox<Element: Sendable>: Sendable {
  fileprivate struct State {
    var put: [Element] = []
    /// What those keep in memory that have been put, or were taken and are being looked at.
    var bytes = 0
    /// The part of the bytes that was taken last.
    var takenBytes = 0
    var isFinished = false
    var taker: CheckedContinuation<Void, Never>?
    var waitingForRoom: [CheckedContinuation<Void, Never>] = []
    /// When the taker last waited.
    var lastWait: ContinuousClock.Instant?
    /// What keeps the taker from waiting again so soon.
    var pause: Task<Void, Never>?
  }

  private let state = Mutex(State())

  /// - Parameter bytes: what the element keeps in memory, where that may be much.
  func put(_ element: Element, bytes: Int = 0) {
    let taker = state.withLock { state in
      state.put.append(element)
      state.bytes += bytes
      return state.taker.take()
    }
    taker?.resume()
  }

  /// Waits while so much has been put that the taker must catch up first.
  nonisolated(nonsending) func room() async {
    guard state.withLock({ $0.bytes > capacity }) else { return }
    await withCheckedContinuation { continuation in
      let hasRoom = state.withLock { state in
        if state.bytes <= capacity { return true }
        state.waitingForRoom.append(continuation)
        state.pause?.cancel()
        return false
      }
      if hasRoom { continuation.resume() }
    }
  }

  /// Nothing is put after this.
  func finish() {
    let taker = state.withLock { state in
      state.isFinished = true
      state.pause?.cancel()
      return state.taker.take()
    }
    taker?.resume()
  }

  /// All that has been put since the last call, whose elements are done with by now; none when there
  /// will be no more. One task at a time may ask.
  func take() async -> [Element] {
    for continuation in state.withLock({ $0.giveRoom() }) { continuation.resume() }
    while true {
      let (elements, isOver) = state.withLock { ($0.next(), $0.isFinished) }
      if !elements.isEmpty || isOver { return elements }
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
    let pause = state.withLock { state -> Task<Void, Never>? in
      defer { state.lastWait = now }
      guard let last = state.lastWait, now - last < shortestWait, !state.isFinished else {
        return nil
      }
      // A task of its own: it shall end with the run, not when the taker is cancelled.
      let pause = Task { _ = try? await Task.sleep(for: shortestWait) }
      state.pause = pause
      return pause
    }
    await pause?.value
  }
}

extension Mailbox.State {
  /// What was taken last is done with; gives who may go on now.
  fileprivate mutating func giveRoom() -> [CheckedContinuation<Void, Never>] {
    bytes -= takenBytes
    takenBytes = 0
    guard bytes <= capacity else { return [] }
    defer { waitingForRoom = [] }
    return waitingForRoom
  }

  fileprivate mutating func next() -> [Element] {
    takenBytes = bytes
    defer { put = [] }
    return put
  }
}

/// Waking the taker costs more than most elements do: where it would have to wait again so soon, it
/// lets as much time pass, and takes what has come together.
private let shortestWait = Duration.milliseconds(10)

/// In bytes: answers may be large and come faster than they can be looked through for secrets.
private let capacity = 16 * 1024 * 1024
