import AssayText

/// One scenario's set of connections: exchanges after one another share one, exchanges at the same
/// time have one each, and no other lane uses them meanwhile.
///
/// When the lane goes away the loop keeps its connections warm for a later lane. Cookies, where they
/// are kept, go away with it.
package final class Lane: Sendable {
  let loop: CurlLoop
  private let connections: LaneConnections
  /// Those that send and take cookies, if any do.
  private let cookieConnections: LaneConnections?
  /// What no redirect takes to another origin.
  let secrets: Secrets

  init(loop: CurlLoop, connections: LaneConnections, keepsCookies: Bool, secrets: Secrets) {
    self.loop = loop
    self.connections = connections
    self.secrets = secrets
    cookieConnections = keepsCookies ? LaneConnections(keepsCookies: true) : nil
  }

  deinit {
    loop.giveBack(connections)
    if let cookieConnections { loop.discard(cookieConnections) }
  }

  /// A request that has a word on `Cookie` itself has nothing to do with those that are kept.
  func connections(for request: Request) -> LaneConnections {
    let names = request.headers.map(\.name) + request.suppressedHeaders
    let isExplicit = names.contains { equalsIgnoringASCIICase($0, "Cookie") }
    return isExplicit ? connections : cookieConnections ?? connections
  }

  /// Sends the request and waits for the whole response.
  ///
  /// Callable from any executor; a task that runs on the loop pays no change of thread. When the
  /// task is cancelled, so is the exchange, at once.
  package nonisolated(nonsending) func exchange(
    _ request: Request
  ) async throws(TransportError) -> Exchange {
    guard loop.isCurrent else { return try await exchangeFromElsewhere(request) }
    return try await loop.exchange(request, over: connections(for: request), secrets)
  }

  @concurrent
  private func exchangeFromElsewhere(
    _ request: Request
  ) async throws(TransportError) -> Exchange {
    try await withTaskExecutorPreference(loop) { () async throws(TransportError) in
      try await loop.exchange(request, over: connections(for: request), secrets)
    }
  }
}

extension CurlLoop {
  /// Sends the request, or does what else `mode` says; to be called by a task that prefers the loop.
  nonisolated(nonsending) func exchange(
    _ request: Request, _ mode: Transfer.Mode = .usual, in volley: UInt64? = nil,
    over connections: LaneConnections, _ secrets: Secrets
  ) async throws(TransportError) -> Exchange {
    guard isCurrent else {
      throw TransportError(kind: .cancelled, message: "the loop has been shut down")
    }
    try request.check()
    let serial = multi.serials.next()
    let store = try connections.store(for: request.options, serials: multi.serials)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        multi.start(
          request, mode, in: volley, serial: serial, over: store, secrets: secrets,
          continuation: continuation)
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
/// reach exchanges that did not ask for it, neither by the name cache nor by a kept connection. Where
/// no cookies are shared, one for each client key too, for libcurl tells connections apart by the
/// certificate alone.
///
/// Sendable though it has state: one lane at a time has it and `store` is called on the loop's thread
/// only; from lane to lane it goes under the loop's lock.
final class LaneConnections: @unchecked Sendable {
  let keepsCookies: Bool
  private var stores: [[String?]: ConnectionStore] = [:]

  /// - Parameter keepsCookies: whether the exchanges of one store send the cookies that its others
  ///   were given (RFC 6265).
  init(keepsCookies: Bool = false) {
    self.keepsCookies = keepsCookies
  }

  func store(
    for options: TransportOptions, serials: SerialNumbers
  ) throws(TransportError) -> ConnectionStore {
    var key: [String?] = options.resolve
    if !keepsCookies, options.clientKeyFile != nil || options.clientKeyPassword != nil {
      key += [nil, options.clientKeyFile, options.clientKeyPassword]
    }
    if let store = stores[key] { return store }
    let store = try ConnectionStore(
      serials: serials, sharesNames: !options.resolve.isEmpty, sharesCookies: keepsCookies)
    stores[key] = store
    return store
  }
}
