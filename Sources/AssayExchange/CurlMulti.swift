import CCurl

/// The multi handle and the transfers it has under way.
///
/// Not Sendable: all but `wakeUp` is for the loop's thread. No task runs inside libcurl's callbacks,
/// so a job may add and remove handles at any time.
final class CurlMulti {
  private let multi: UnsafeMutableRawPointer
  private var active: [UInt64: Transfer] = [:]
  /// Those that have been paused, whose time is kept here.
  private var timed: [Transfer] = []
  /// Those whose content waits for a 100.
  private var held: [Transfer] = []
  /// Requests at once, by their numbers.
  private var volleys: [UInt64: Volley] = [:]
  private(set) var isClosed = false
  let serials = SerialNumbers()
  private let budget = ContentBudget()

  init() throws(TransportError) {
    guard globalInit == CURLE_OK else {
      throw TransportError(
        kind: .other, code: Int32(globalInit.rawValue),
        message: String(cString: curl_easy_strerror(globalInit)))
    }
    guard let multi = curl_multi_init() else {
      throw TransportError(kind: .other, message: "libcurl has no memory for a multi handle")
    }
    self.multi = multi
    // Exchanges at the same time are each on their own connection, over HTTP/2 too.
    _ = ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
    // Of each store. The default, four for each transfer under way, would close a burst's
    // connections as it ends.
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 256)
  }

  deinit {
    curl_multi_cleanup(multi)
  }

  /// Starts an exchange; what comes of it goes to the continuation.
  func start(
    _ request: Request, _ mode: Transfer.Mode, in volleyNumber: UInt64? = nil, serial: UInt64,
    over connections: ConnectionStore, secrets: Secrets,
    continuation: CheckedContinuation<Transfer.Outcome, Never>
  ) {
    let volley = volleyNumber.flatMap { volleys[$0] }
    do throws(TransportError) {
      guard !isClosed else { throw TransportError(kind: .cancelled, message: loopHasEnded) }
      let transfer = try connections.takeTransfer()
      transfer.volley = volley
      do throws(TransportError) {
        try transfer.apply(request.sharedOptions, over: connections)
        if mode == .opening {
          try transfer.applyOpening(request)
        } else {
          try transfer.apply(request, isFresh: request.needsFreshConnection(mode))
        }
        try add(transfer)
      } catch {
        transfer.volley = nil
        connections.giveBack(transfer)
        throw error
      }
      transfer.begin(
        request, mode, serial: serial, over: connections, within: budget, secrets: secrets,
        continuation: continuation)
      active[serial] = transfer
      hold(transfer)
      volley?.join(transfer)
    } catch {
      volley?.giveUp()
      continuation.resume(returning: .failure(error))
    }
  }

  /// Ends an exchange that is no longer wanted, if it is still under way.
  func cancel(_ serial: UInt64) {
    guard let transfer = active[serial] else { return }
    finish(transfer, .failure(transfer.cancellation("the exchange was cancelled")))
  }

  /// Ends all exchanges, and refuses later ones.
  func close() {
    isClosed = true
    for transfer in Array(active.values) {
      finish(transfer, .failure(transfer.cancellation(loopHasEnded)))
    }
  }

  /// Makes room for so many requests that are to leave at once.
  func makeVolley(of count: Int) -> UInt64 {
    let number = serials.next()
    volleys[number] = Volley(count: count)
    return number
  }

  /// One of its requests will not even begin.
  func giveUp(inVolley number: UInt64) { volleys[number]?.giveUp() }

  func removeVolley(_ number: UInt64) { volleys[number] = nil }

  /// Moves every transfer on as far as it goes without waiting.
  func perform() {
    turn()
    if volleys.isEmpty { return }
    for volley in volleys.values where volley.isDue {
      volley.open()
      turn()
    }
  }

  private func turn() {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
        continue
      }
      finish(easy, ccurl_message_result(message))
    }
    sendHeldContents()
    turnPauses()
  }

  private func hold(_ transfer: Transfer) {
    if transfer.upload?.isHeld == true { held.append(transfer) }
  }

  private func sendHeldContents() {
    guard !held.isEmpty else { return }
    for transfer in held where transfer.mayGoOn {
      let code = transfer.sendHeldContent()
      if code != CURLE_OK { finish(transfer, transfer.outcome(code)) }
    }
    held.removeAll { $0.upload?.isHeld != true }
  }

  /// Sleeps until a socket is ready, a time-out is due or `wakeUp` is called.
  func wait() {
    var milliseconds: Int32 = 60_000
    let deadlines =
      timed.compactMap(\.runningDeadline) + held.compactMap(\.expectationDeadline)
      + volleys.values.compactMap { $0.isOpen ? nil : $0.deadline }
    if let deadline = deadlines.min() {
      let left = max(.zero, deadline - .now) / .milliseconds(1)
      milliseconds = Int32(min(left.rounded(.up), 60_000))
    }
    curl_multi_poll(multi, nil, 0, milliseconds, nil)
  }

  /// Ends `wait`; from any thread, as long as this object lives.
  func wakeUp() {
    curl_multi_wakeup(multi)
  }

  /// Ends those whose time is up, resumes those for whom there is room, and stops the clocks of those
  /// that wait for it.
  private func turnPauses() {
    guard !budget.waiting.isEmpty || !timed.isEmpty else { return }
    for transfer in timed {
      guard let deadline = transfer.runningDeadline, deadline <= .now else { continue }
      finish(transfer, transfer.outcome(CURLE_OPERATION_TIMEDOUT))
    }
    while case let resumable = budget.takeResumable(), !resumable.isEmpty {
      for transfer in resumable {
        let code = transfer.resume()
        if code != CURLE_OK { finish(transfer, transfer.outcome(code)) }
      }
    }
    for transfer in budget.waiting {
      transfer.stopClock()
      if !timed.contains(where: { $0 === transfer }) { timed.append(transfer) }
    }
  }

  private func add(_ transfer: Transfer) throws(TransportError) {
    let code = curl_multi_add_handle(multi, transfer.easy)
    guard code == CURLM_OK else {
      throw TransportError(kind: .other, message: String(cString: curl_multi_strerror(code)))
    }
  }

  private func finish(_ easy: UnsafeMutableRawPointer, _ code: CURLcode) {
    var context: UnsafeMutableRawPointer?
    _ = ccurl_get_pointer(easy, CURLINFO_PRIVATE, &context)
    guard let context else { return }
    let transfer = Transfer.from(context)
    switch transfer.next(code) {
    case .end(let outcome): finish(transfer, outcome)
    case .request(let request):
      transfer.begin(redirectedTo: request)
      goOn(transfer, request, isFresh: request.needsFreshConnection(transfer.mode, isFirst: false))
    case .again(let request):
      transfer.beginAgain()
      goOn(transfer, request, isFresh: true)
    }
  }

  /// Sends the next request of an exchange over the same handle, in the time that is left.
  private func goOn(_ transfer: Transfer, _ request: Request, isFresh: Bool) {
    curl_multi_remove_handle(multi, transfer.easy)
    do throws(TransportError) {
      try request.check()
      try transfer.apply(request, isFresh: isFresh)
      try transfer.applyTimeLeft()
      try add(transfer)
      hold(transfer)
    } catch {
      finish(transfer, .failure(error))
    }
  }

  private func finish(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
    active[transfer.serial] = nil
    timed.removeAll { $0 === transfer }
    held.removeAll { $0 === transfer }
    curl_multi_remove_handle(multi, transfer.easy)
    transfer.end(outcome)
  }
}

private let loopHasEnded = "the loop has been shut down"

/// Made once, when the first loop starts: it takes milliseconds.
private let globalInit = {
  ccurl_return_large_blocks()
  return curl_global_init(Int(CURL_GLOBAL_DEFAULT))
}()
