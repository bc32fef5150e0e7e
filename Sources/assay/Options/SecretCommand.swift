#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that prints a secret. It is run without a shell, in the folder of `assay.json`, with
/// nothing on its standard input, in a process group of its own, so that all it starts ends with it.
struct SecretCommand {
  let words: [String]
  let folder: String

  /// What keeps it from giving a secret, as the end of a sentence.
  struct Failure: Error {
    var reason: String
  }

  static let timeout = Duration.seconds(10)
  private static let mostBytes = 1 << 16

  /// What it printed, whole.
  func output() throws(Failure) -> [UInt8] {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure(reason: "cannot be started: \(Self.lastError)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let started = Result { () throws(Failure) in try start(writingTo: ends[1]) }
    close(ends[1])
    let child = try started.get()
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return try output(of: child, from: ends[0])
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  private func start(writingTo output: Int32) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    // What this process ignores is not ignored there.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    // A child begins where its parent is, and nothing else of this process reads files meanwhile.
    let working = open(".", O_RDONLY | O_CLOEXEC)
    defer { close(working) }
    if !folder.isEmpty, working < 0 || chdir(folder) != 0 {
      throw Failure(reason: "cannot be started in \(folder): \(Self.lastError)")
    }
    let code = posix_spawnp(&child, words[0], &actions, &attributes, arguments, environ)
    if !folder.isEmpty { _ = fchdir(working) }
    guard code == 0 else {
      throw Failure(reason: "cannot be started: \(String(cString: strerror(code)))")
    }
    return child
  }

  private func output(of child: pid_t, from descriptor: Int32) throws(Failure) -> [UInt8] {
    let deadline = ContinuousClock.now + Self.timeout
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    var status: Int32?
    while true {
      // What it started and left behind may hold the pipe: after its end nothing is waited for.
      if status == nil { status = Self.status(of: child) }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let isReady = poll(&waiting, 1, status == nil ? 20 : 0) > 0
      let count = isReady ? read(descriptor, &chunk, chunk.count) : -1
      if count > 0 { output += chunk[..<count] }
      if count <= 0, let status {
        kill(-child, SIGKILL)
        return try checked(output, status)
      }
      // It has closed its output and goes on.
      if count == 0 { usleep(20_000) }
      if ContinuousClock.now >= deadline || output.count > Self.mostBytes {
        kill(-child, SIGKILL)
        var ended: Int32 = 0
        while waitpid(child, &ended, 0) < 0, errno == EINTR {}
        throw Failure(
          reason: output.count > Self.mostBytes
            ? "printed more than \(Self.mostBytes) bytes"
            : "did not end within \(Self.timeout.components.seconds) seconds")
      }
    }
  }

  /// The status of a child that has ended.
  private static func status(of child: pid_t) -> Int32? {
    var status: Int32 = 0
    let ended = waitpid(child, &status, WNOHANG)
    // Where nothing can be waited for, it is gone.
    return ended == child || ended < 0 && errno != EINTR ? status : nil
  }

  private func checked(_ output: [UInt8], _ status: Int32) throws(Failure) -> [UInt8] {
    let signal = status & 0x7F
    if signal != 0 { throw Failure(reason: "was ended by signal \(signal)") }
    let code = status >> 8 & 0xFF
    if code != 0 { throw Failure(reason: "failed with exit status \(code)") }
    return output
  }
}
