#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A POSIX thread that is either joined or detached, once.
struct LoopThread: @unchecked Sendable {
  // A `pthread_t` may be used by any thread; on Darwin it is imported as a pointer.
  private let thread: pthread_t

  /// Starts a thread with that one thing to do.
  init(_ body: @escaping @Sendable () -> Void) throws(TransportError) {
    let context = Unmanaged.passRetained(Body(run: body))
    #if canImport(Darwin)
      var created: pthread_t!
    #else
      var created = pthread_t()
    #endif
    let code = pthread_create(&created, nil, start, context.toOpaque())
    guard code == 0 else {
      context.release()
      throw TransportError(kind: .other, message: "no thread for the transfers: error \(code)")
    }
    thread = created
  }

  /// A number that no other running thread has, and never 0.
  static var current: UInt {
    #if canImport(Darwin)
      UInt(bitPattern: pthread_self())
    #else
      pthread_self()
    #endif
  }

  func join() {
    pthread_join(thread, nil)
  }

  func detach() {
    pthread_detach(thread)
  }
}

private final class Body: Sendable {
  let run: @Sendable () -> Void

  init(run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

private func start(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  blockBrokenPipe()
  useUnicode()
  Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
  return nil
}

/// With NOSIGNAL libcurl leaves SIGPIPE alone, and a TLS library that writes to a closed socket would
/// end the process.
private func blockBrokenPipe() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}

/// libcurl takes host names for text in the thread's encoding, which is ASCII where nothing is set.
///
/// The process keeps its own locale. Where there is no such one, names in other alphabets are refused.
private func useUnicode() {
  if let unicode { uselocale(unicode) }
}

// Never changed, and never freed.
private nonisolated(unsafe) let unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
