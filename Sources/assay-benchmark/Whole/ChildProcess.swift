#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program started beside this one.
struct ChildProcess {
  private let id: pid_t

  /// What a process that has ended has cost, by the system's own account.
  struct Cost {
    /// Seconds of processor time, the system's included.
    var processor: Double
    /// Seconds from its start to its end.
    var wall: Double
    /// The most memory it held, in bytes.
    var memory: Int
  }

  /// - Parameters:
  ///   - arguments: the program, by its path or by a name that is looked for, and what it is given.
  ///   - output: the descriptor that its output goes to; nil: nowhere.
  init(_ arguments: [String], output: Int32? = nil) throws(BenchmarkError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id: pid_t = 0
    let code = posix_spawnp(&id, arguments[0], &actions, nil, words, environ)
    guard code == 0 else {
      throw BenchmarkError("\(arguments[0]) cannot be started: \(String(cString: strerror(code)))")
    }
    self.id = id
  }

  /// Runs a program to its end, which must be a good one.
  static func cost(of arguments: [String]) throws(BenchmarkError) -> Cost {
    let clock = ContinuousClock()
    let start = clock.now
    let child = try ChildProcess(arguments)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child.id, &status, 0, &usage) < 0 && errno == EINTR {}
    let wall = (clock.now - start) / .seconds(1)
    guard status == 0 else {
      let words = arguments.joined(separator: " ")
      throw BenchmarkError("ended with \(status >> 8 & 0xFF), signal \(status & 0x7F): \(words)")
    }
    return Cost(
      processor: usage.ru_utime.seconds + usage.ru_stime.seconds, wall: wall,
      memory: usage.ru_maxrss * memoryUnit)
  }

  /// Ends it and waits for its end.
  func end() {
    kill(id, SIGTERM)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
  }
}

struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

#if canImport(Darwin)
  private let memoryUnit = 1
#else
  /// Linux counts it in kibibytes.
  private let memoryUnit = 1024
#endif
