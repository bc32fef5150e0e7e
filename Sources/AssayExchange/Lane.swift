/// One scenario's set of connections: exchanges after one another share one, exchanges at the same
/// time have one each, and no other lane uses them meanwhile.
///
/// When the lane goes away the loop keeps its connections warm for a later lane.
package final class Lane: Sendable {
  let loop: CurlLoop
  private let connections: LaneConnections

  init(loop: CurlLoop, connections: LaneConnections) {
    self.loop = loop
    self.connections = connections
  }

  deinit {
    loop.giveBack(connections)
  }

  /// Sends the request and waits for the whole response.
  ///
  /// Callable from any executor; a task that runs on the loop pays no change of thread. When the
  /// task is cancelled, so is the exchange, at once.
  package nonisolated(nonsending) func exchange(
    _ request: Request
  ) async throws(TransportError) -> Exchange {
    guard loop.isCurrent else { return try await exchangeFromElsewhere(request) }
    return try await loop.exchange(request, over: connections)
  }

  @concurrent
  private func exchangeFromElsewhere(
    _ request: Request
  ) async throws(TransportError) -> Exchange {
    try await withTaskExecutorPreference(loop) { () async throws(TransportError) in
      try await loop.exchange(request, over: connections)
    }
  }
}

extension CurlLoop {
  /// Sends the request, or does what else `mode` says; to be called by a task that prefers the loop.
  nonisolated(nonsending) func exchange(
    _ request: Request, _ mode: Transfer.Mode = .usual, over connections: LaneConnections
  ) async throws(TransportError) -> Exchange {
    guard isCurrent else {
      throw TransportError(kind: .cancelled, message: "the loop has been shut down")
    }
    try request.check()
    let serial = multi.serials.next()
    let store = try connections.store(for: request.options, serials: multi.serials)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        multi.start(request, mode, serial: serial, over: store, continuation: continuation)
        // Cancelled earlier: the handler has run already, and in vain.
        if Task.isCancelled { multi.cancel(serial) }
      }
    } onCancel: {
      cancel(serial)
    }
    return try outcome.get()
  }
}

/// The stores of one lane: one for each list of pinned names, since a name's pinned address must not
/// reach exchanges that did not ask for it, neither by the name cache nor by a kept connection.
///
/// Sendable though it has state: one lane at a time has it and `store` is called on the loop's thread
/// only; from lane to lane it goes under the loop's lock.
final class LaneConnections: @unchecked Sendable {
  private var stores: [[String]: ConnectionStore] = [:]

  func store(
    for options: TransportOptions, serials: SerialNumbers
  ) throws(TransportError) -> ConnectionStore {
    if let store = stores[options.resolve] { return store }
    let store = try ConnectionStore(serials: serials, sharesNames: !options.resolve.isEmpty)
    stores[options.resolve] = store
    return store
  }
}
