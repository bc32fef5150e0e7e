internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A server that listens; it goes on until `stop`, or until a `wait` for it is cancelled.
struct RunningServer {
  /// How long the answers under way may take after the server was told to stop.
  private static let stopLimit = Duration.seconds(2)
  /// How long a connection may stay without a word from the client.
  private static let idleLimit = TimeAmount.seconds(75)
  /// How many connections may wait to be accepted; hummingbird's 256 is soon full under load.
  private static let backlog = 1024

  let host: String
  let port: Int
  private let group: ServiceGroup
  /// Unstructured, so that the cancellation of who waits stops the server gently, not at once.
  private let task: Task<Void, any Error>

  var baseURL: String {
    host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
  }

  /// Returns as soon as clients can connect.
  static func start(_ api: CustomerAPI, host: String, port: Int) async throws -> RunningServer {
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let group = serviceGroup(api, on: loop, host: host, port: port) { ready.yield($0) }
    let task = Task(executorPreference: EventLoopExecutor(loop: loop)) {
      defer { ready.finish() }
      do {
        try await group.run()
      } catch {
        throw Self.error(for: error, host: host, port: port)
      }
    }
    var iterator = ports.makeAsyncIterator()
    guard let boundPort = await iterator.next() else {
      await group.triggerGracefulShutdown()
      try await task.value
      throw CancellationError()
    }
    return RunningServer(host: host, port: boundPort, group: group, task: task)
  }

  func stop() async throws {
    await group.triggerGracefulShutdown()
    try await task.value
  }

  /// Waits until the server has stopped; cancellation stops it.
  func wait() async throws {
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      Task { await group.triggerGracefulShutdown() }
    }
  }

  private static func error(for error: any Error, host: String, port: Int) -> ReferenceError {
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE:
      .portInUse(host: host, port: port)
    case let error as IOError:
      .cannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    case is SocketAddressError.UnknownHost:
      .cannotListen(host: host, port: port, reason: "the name of the host cannot be resolved")
    default:
      .cannotListen(host: host, port: port, reason: "\(error)")
    }
  }

  private static func serviceGroup(
    _ api: CustomerAPI, on loop: any EventLoop, host: String, port: Int,
    onReady: @escaping @Sendable (Int) -> Void
  ) -> ServiceGroup {
    let silence = Logger(label: "assay.reference") { _ in SwiftLogNoOpLogHandler() }
    let connection = HTTP1Channel.Configuration(
      additionalChannelHandlers: [ContinueHandler(), FrameworkErrorHandler(), ClosingHandler()],
      idleTimeout: idleLimit)
    let application = Application(
      responder: APIResponder(api: api),
      server: .http1(configuration: connection),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), backlog: backlog),
      onServerRunning: { channel in onReady(channel.localAddress?.port ?? port) },
      eventLoopGroupProvider: .shared(loop),
      logger: silence)
    var configuration = ServiceGroupConfiguration(services: [application], logger: silence)
    configuration.maximumGracefulShutdownDuration = stopLimit
    return ServiceGroup(configuration: configuration)
  }
}
