extension Lane {
  /// Sends all requests at the same moment, each over a connection of its own that is open by then,
  /// and none of them twice: all but their ends, and then the ends (see `Volley`). The outcomes are in
  /// the requests' order.
  ///
  /// Connecting counts towards each request's time; what cannot be connected is not sent. The
  /// connections serve these exchanges only, or, where cookies are kept, all that keep them.
  package func exchangesAtOnce(
    _ requests: [Request]
  ) async -> [Result<Exchange, TransportError>] {
    await withTaskExecutorPreference(loop) {
      let own = LaneConnections()
      let start = ContinuousClock.now
      let openings = await forEach(requests) { [self] request throws(TransportError) in
        try await loop.open(request, over: connections(for: request, orElse: own))
      }
      try? await Task.sleep(for: acceptance)
      let elapsed = ContinuousClock.now - start
      let volley = loop.multi.makeVolley(of: requests.count)
      defer { loop.multi.removeVolley(volley) }
      return await forEach(zip(requests, openings)) {
        [self] request, opening throws(TransportError) in
        do throws(TransportError) {
          try opening.get()
          try request.check()
        } catch {
          loop.multi.giveUp(inVolley: volley)
          throw error
        }
        var request = request
        request.options.timeout -= elapsed
        request.options.freshConnection = false
        return try await loop.exchange(
          request, .once, in: volley, over: connections(for: request, orElse: own), secrets)
      }
    }
  }

  private func connections(for request: Request, orElse own: LaneConnections) -> LaneConnections {
    let connections = connections(for: request)
    return connections.keepsCookies ? connections : own
  }
}

/// What a server gets to accept the connections: its kernel has opened them before it knows of them,
/// and requests that come meanwhile would be read one after the other.
private let acceptance = Duration.milliseconds(3)

extension CurlLoop {
  /// Opens a connection such as the request needs, and leaves it to whoever comes next.
  fileprivate nonisolated(nonsending) func open(
    _ request: Request, over connections: LaneConnections
  ) async throws(TransportError) {
    var request = request
    // One that another opening has left would otherwise do.
    request.options.freshConnection = true
    do throws(TransportError) {
      _ = try await exchange(request, .opening, over: connections, .none)
    } catch {
      guard error.isOpening else { throw error }
    }
  }
}

/// Runs the body for all elements at the same time, in tasks that begin within one turn of the loop
/// that they prefer.
private func forEach<Element: Sendable, Value: Sendable>(
  _ elements: some Sequence<Element>,
  _ body: @escaping @Sendable (Element) async throws(TransportError) -> Value
) async -> [Result<Value, TransportError>] {
  await withTaskGroup { group in
    for (index, element) in elements.enumerated() {
      group.addTask {
        do throws(TransportError) {
          return (index, Result<Value, TransportError>.success(try await body(element)))
        } catch {
          return (index, .failure(error))
        }
      }
    }
    var outcomes: [(Int, Result<Value, TransportError>)] = []
    for await outcome in group { outcomes.append(outcome) }
    return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
