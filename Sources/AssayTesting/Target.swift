internal import AssayRun

/// The API that scenarios run against.
public struct Target: Sendable {
  /// Says the base URL of an API, and returns when the API is no longer needed.
  public typealias Use = @Sendable (_ baseURL: String) async throws -> Void

  private let serve: @Sendable (_ use: @escaping Use) async throws -> Void

  private init(serve: @escaping @Sendable (_ use: @escaping Use) async throws -> Void) {
    self.serve = serve
  }

  /// The API at this base URL.
  public static func url(_ url: String) -> Target { Target { use in try await use(url) } }

  /// The API that `ASSAY_BASE_URL` names, or else another target.
  ///
  /// Without a default, a test run that lost the variable fails instead of testing nothing.
  public static func environment(default other: Target? = nil) -> Target {
    Target { use in
      if let url = TestEnvironment.baseURL { return try await use(url) }
      guard let other else { throw TargetError.missing }
      try await other.serve(use)
    }
  }

  /// An API that the test itself serves, in this process or in another one, for as long as it is
  /// needed.
  ///
  ///     .server { use in
  ///       try await withServer { port in
  ///         try await use("http://127.0.0.1:\(port)")
  ///       }
  ///     }
  ///
  /// - Parameter serve: Starts the API, hands its base URL to `use` once, and stops the API when
  ///   `use` returns or throws.
  public static func server(
    _ serve: @escaping @Sendable (_ use: @escaping Use) async throws -> Void
  ) -> Target {
    Target(serve: serve)
  }

  /// An API that the test starts and stops in two steps.
  ///
  /// - Parameters:
  ///   - start: Starts the API and returns its base URL, with whatever `stop` needs.
  ///   - stop: Stops what was started; also after a failure.
  public static func server<Handle: Sendable>(
    start: @escaping @Sendable () async throws -> (baseURL: String, handle: Handle),
    stop: @escaping @Sendable (Handle) async throws -> Void
  ) -> Target {
    Target { use in
      let (baseURL, handle) = try await start()
      do {
        try await use(baseURL)
      } catch {
        // What went wrong first is what the user must hear of.
        try? await stop(handle)
        throw error
      }
      try await stop(handle)
    }
  }

  /// Runs the body with the base URL; a server of the test's own serves for as long, in a task of
  /// its own.
  func withBaseURL<Value>(_ body: (BaseURL) async throws -> Value) async throws -> Value {
    let (urls, ready) = AsyncStream.makeStream(of: String.self)
    let (end, done) = AsyncStream.makeStream(of: Never.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { ready.finish() }
        try await serve { url in
          ready.yield(url)
          for await _ in end {}
        }
      }
      var iterator = urls.makeAsyncIterator()
      guard let url = await iterator.next() else {
        try await group.waitForAll()
        try Task.checkCancellation()
        throw TargetError.unused
      }
      let value: Value
      do {
        value = try await body(BaseURL(url))
      } catch {
        done.finish()
        // What went wrong first is what the user must hear of.
        try? await group.waitForAll()
        throw error
      }
      done.finish()
      try await group.waitForAll()
      return value
    }
  }
}

/// A target that says no base URL.
enum TargetError: Error, CustomStringConvertible {
  /// Nothing names a target.
  case missing
  /// The closure of `.server` returned without having used what it was given.
  case unused

  var description: String {
    switch self {
    case .missing:
      "no target: set ASSAY_BASE_URL, or give .environment(default:) or the trait .target(_:)"
    case .unused: "the closure of .server ended and never called 'use' with a base URL"
    }
  }
}
