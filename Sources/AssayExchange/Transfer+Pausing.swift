import CCurl

/// A transfer that must wait until there is room for its content.
///
/// Its time-out does not count what it waits: libcurl cannot stop its clock, so from the first pause
/// on the loop keeps the time instead.
extension Transfer {
  /// Takes decoded content; gives how much was taken, or that the transfer is to be paused.
  func takeContent(_ content: UnsafeBufferPointer<UInt8>) -> Int {
    if incoming.hasRoom(for: content.count),
      budget?.take(content.count, for: self) == false
    {
      return Int(CURL_WRITEFUNC_PAUSE)
    }
    return incoming.takeContent(content) ? content.count : 0
  }

  /// Once for each pause.
  func stopClock() {
    guard pausedAt == nil else { return }
    pausedAt = .now
    // Nothing of this may reach the handle's next exchange.
    appliedOptions = nil
    _ = ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, 0)
  }

  /// Lets the transfer go on; what waits in libcurl is taken now, which may fail.
  func resume() -> CURLcode {
    if let pausedAt {
      let end = deadline ?? startedAt + timeout
      deadline = end + (.now - pausedAt)
    }
    pausedAt = nil
    return curl_easy_pause(easy, CURLPAUSE_CONT)
  }

  /// When time is up for a transfer whose clock is ours and runs.
  var runningDeadline: ContinuousClock.Instant? { pausedAt == nil ? deadline : nil }
}
