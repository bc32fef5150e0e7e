import Synchronization

/// One thread that runs both libcurl's transfers and the tasks that wait for them.
///
/// Tasks come here by task-executor preference (`Task(executorPreference:)`). Between their jobs the
/// thread turns the multi handle, so that an exchange costs no change of thread. Jobs must not block.
///
/// A loop that is never shut down keeps its thread as long as the process lives.
package final class CurlLoop: TaskExecutor {
  private let mailbox = Mutex(Mailbox())
  /// The loop's thread while it runs, else 0. Only that thread itself must see its own value.
  private let owner = Atomic<UInt>(0)

  // Used on the loop's thread only, but for `wakeUp`.
  nonisolated(unsafe) let multi: CurlMulti
  // Used on the loop's thread only.
  private nonisolated(unsafe) var jobs: [UnownedJob] = []
  private nonisolated(unsafe) var batch: [UnownedJob] = []

  /// What other threads leave for the loop's.
  private struct Mailbox {
    var jobs: [UnownedJob] = []
    var cancellations: [UInt64] = []
    var idleLanes: [LaneConnections] = []
    /// Closed by the loop's thread, which may be using what belongs to them.
    var discardedLanes: [LaneConnections] = []
    var thread: LoopThread?
    var phase = Phase.running
    /// Whether the loop waits or is about to, so that new mail must wake it.
    var isAsleep = false
  }

  private enum Phase {
    case running, ending, ended
  }

  /// Starts the thread.
  package init() throws(TransportError) {
    multi = try CurlMulti()
    let thread = try LoopThread { [self] in run() }
    mailbox.withLock { $0.thread = thread }
  }

  /// A set of connections for one scenario, warm where an earlier lane left some.
  ///
  /// - Parameters:
  ///   - keepsCookies: whether its requests send the cookies that its answers have set (RFC 6265),
  ///     those for requests with another list of pinned names apart.
  ///   - secrets: what no redirect takes to another origin.
  package func lane(keepsCookies: Bool = false, secrets: Secrets = .none) -> Lane {
    Lane(
      loop: self, connections: mailbox.withLock { $0.idleLanes.popLast() } ?? LaneConnections(),
      keepsCookies: keepsCookies, secrets: secrets)
  }

  /// Cancels the exchanges under way, lets their tasks run until each waits for something else, ends
  /// the thread and waits for its end. A task that still prefers the loop goes on elsewhere.
  ///
  /// On the loop's own thread it does not wait. Later calls do nothing.
  package func shutdown() {
    let thread = mailbox.withLock { mail in
      defer { mail.thread = nil }
      if mail.phase == .running { mail.phase = .ending }
      wakeUp(&mail)
      return mail.thread
    }
    if isCurrent {
      thread?.detach()
    } else {
      thread?.join()
    }
  }

  /// Whether the caller is on the loop's thread.
  var isCurrent: Bool {
    owner.load(ordering: .relaxed) == LoopThread.current
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    guard !isCurrent else { return jobs.append(job) }
    let isTaken = mailbox.withLock { mail in
      guard mail.phase != .ended else { return false }
      mail.jobs.append(job)
      wakeUp(&mail)
      return true
    }
    if !isTaken { globalConcurrentExecutor.enqueue(job) }
  }

  /// Ends an exchange at the loop's next turn; from any thread.
  func cancel(_ serial: UInt64) {
    mailbox.withLock { mail in
      mail.cancellations.append(serial)
      wakeUp(&mail)
    }
  }

  /// Keeps a lane's connections for the next lane.
  func giveBack(_ connections: LaneConnections) {
    mailbox.withLock { mail in
      if mail.phase != .ended { mail.idleLanes.append(connections) }
    }
  }

  /// Closes a lane's connections at the loop's next turn.
  func discard(_ connections: LaneConnections) {
    mailbox.withLock { mail in
      if mail.phase != .ended { mail.discardedLanes.append(connections) }
    }
  }

  private func wakeUp(_ mail: inout Mailbox) {
    guard mail.isAsleep else { return }
    mail.isAsleep = false
    multi.wakeUp()
  }
}

// On the loop's thread.
extension CurlLoop {
  private func run() {
    owner.store(LoopThread.current, ordering: .relaxed)
    repeat {
      takeMail()
      runJobs()
      multi.perform()
      if jobs.isEmpty && fallsAsleep() { multi.wait() }
    } while !hasEnded()
    owner.store(0, ordering: .relaxed)
  }

  private func takeMail() {
    let (mailed, cancellations, discarded, phase) = mailbox.withLock { mail in
      defer {
        mail.jobs.removeAll(keepingCapacity: true)
        mail.cancellations = []
        mail.discardedLanes = []
        mail.isAsleep = false
      }
      return (mail.jobs, mail.cancellations, mail.discardedLanes, mail.phase)
    }
    withExtendedLifetime(discarded) {}
    jobs += mailed
    for serial in cancellations { multi.cancel(serial) }
    if phase == .ending { multi.close() }
  }

  /// Runs what is ready and what becomes ready by that, but leaves the rest for the next turn when
  /// tasks keep waking one another: transfers must go on too.
  private func runJobs() {
    for _ in 0..<64 where !jobs.isEmpty {
      swap(&jobs, &batch)
      for job in batch { job.runSynchronously(on: asUnownedTaskExecutor()) }
      batch.removeAll(keepingCapacity: true)
    }
  }

  private func fallsAsleep() -> Bool {
    mailbox.withLock { mail in
      mail.isAsleep = mail.jobs.isEmpty && mail.cancellations.isEmpty && mail.phase == .running
      return mail.isAsleep
    }
  }

  /// Whether to leave the thread: from then on no job is taken.
  private func hasEnded() -> Bool {
    guard multi.isClosed, jobs.isEmpty else { return false }
    // The connections are closed after the lock is given up.
    let idle = mailbox.withLock { mail -> [LaneConnections]? in
      guard mail.jobs.isEmpty else { return nil }
      mail.phase = .ended
      defer { (mail.idleLanes, mail.discardedLanes) = ([], []) }
      return mail.idleLanes + mail.discardedLanes
    }
    return idle != nil
  }
}
