#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Stands for `Synchronization.Mutex` where the thread sanitizer watches: it sees POSIX's locks, and
/// not those that the standard library makes of futexes.
public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
  // The value is reached by the holder of the lock alone.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let value: UnsafeMutablePointer<Value>

  public init(_ value: consuming sending Value) {
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    self.value = .allocate(capacity: 1)
    self.value.initialize(to: value)
  }

  deinit {
    value.deinitialize(count: 1)
    value.deallocate()
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  public borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value.pointee)
  }
}

/// Stands for `Synchronization.Atomic`, with what the transport uses of it.
public struct Atomic<Value: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
  private let value: Mutex<Value>

  public enum Ordering: Sendable { case relaxed }

  public init(_ value: Value) { self.value = Mutex(value) }

  public func load(ordering: Ordering) -> Value { value.withLock { $0 } }

  public func store(_ new: Value, ordering: Ordering) { value.withLock { $0 = new } }
}
