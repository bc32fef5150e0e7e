/// The reference implementation of `POST /customers`, over HTTP/1.1.
package struct ReferenceServer: Sendable {
  private let configuration: ReferenceConfiguration
  private let api: CustomerAPI

  /// Opens the database and makes the companies; listens to nothing yet.
  package init(configuration: ReferenceConfiguration) throws(ReferenceError) {
    guard (0...Int(UInt16.max)).contains(configuration.port) else {
      throw .portOutOfRange(configuration.port)
    }
    var tokens: [BearerToken] = []
    for (index, text) in configuration.tokens.enumerated() {
      guard let token = BearerToken(text) else { throw .unusableToken(index: index) }
      tokens.append(token)
    }
    if configuration.database != .memory, !configuration.deviations.isEmpty {
      throw .deviationsOnDisk
    }
    let store = try CustomerStore.open(configuration.database)
    var stages = Stages()
    for deviation in configuration.deviations { deviation.install(&stages) }
    do {
      for prepare in stages.prepare { try prepare(store) }
      api = CustomerAPI(
        companies: try store.companies(for: tokens),
        store: store,
        stages: stages,
        reportFailure: configuration.reportFailure)
    } catch {
      throw .cannotOpenDatabase(configuration.database, reason: "\(error)")
    }
    self.configuration = configuration
  }

  /// Serves in memory or from a file while `body` runs, which is given the base URL.
  package static func serve<Result>(
    _ configuration: ReferenceConfiguration,
    isolation: isolated (any Actor)? = #isolation,
    during body: (_ baseURL: String) async throws -> Result
  ) async throws -> Result {
    let running = try await ReferenceServer(configuration: configuration).start()
    do {
      let result = try await body(running.baseURL)
      try await running.stop()
      return result
    } catch {
      try? await running.stop()
      throw error
    }
  }

  /// Serves until the task is cancelled, then finishes the answers that are under way.
  ///
  /// `onReady` is called once, with the port, as soon as clients can connect.
  package func run(
    isolation: isolated (any Actor)? = #isolation,
    onReady: (_ port: Int) async throws -> Void
  ) async throws {
    let running = try await start()
    do {
      try await onReady(running.port)
    } catch {
      try? await running.stop()
      throw error
    }
    try await running.wait()
  }

  private func start() async throws -> RunningServer {
    try await RunningServer.start(api, host: configuration.host, port: configuration.port)
  }
}
