import Foundation

/// The built command, as a user starts it.
enum Binary {
  /// `assay` beside the test bundle.
  static let url: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("assay")
  }()

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the command to its end; after a minute it is killed, and the status says so.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    input: URL? = nil
  ) throws -> Outcome {
    let running = try start(arguments, in: folder, environment: environment, input: input)
    return running.outcome()
  }

  static func start(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    input: URL? = nil
  ) throws -> RunningCommand {
    try RunningCommand(arguments, in: folder, environment: environment, input: input)
  }
}

/// A command under way; its output is collected from the start.
final class RunningCommand {
  let process = Process()
  private let output: Collector
  private let errors: Collector

  /// - Parameter input: the file on standard input, which is empty without one.
  fileprivate init(
    _ arguments: [String], in folder: URL, environment: [String: String], input: URL?
  ) throws {
    let outputPipe = Pipe()
    let errorPipe = Pipe()
    process.executableURL = Binary.url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Nothing of the machine's environment decides what a test sees.
    process.environment = ["PATH": "/usr/bin:/bin", "TZ": "UTC"].merging(environment) { $1 }
    process.standardInput = try input.map(FileHandle.init(forReadingFrom:)) ?? .nullDevice
    process.standardOutput = outputPipe
    process.standardError = errorPipe
    try process.run()
    output = Collector(outputPipe.fileHandleForReading)
    errors = Collector(errorPipe.fileHandleForReading)
  }

  func interrupt(with signal: Int32) { kill(process.processIdentifier, signal) }

  /// What was printed so far.
  var printed: String { output.text }

  /// Waits until `text` has been printed; false after a minute.
  func prints(_ text: String) -> Bool {
    let deadline = Date.now.addingTimeInterval(60)
    while Date.now < deadline {
      if printed.contains(text) { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  /// The same of what it says on standard error, so many times.
  func printsError(_ text: String, times: Int = 1) -> Bool {
    let deadline = Date.now.addingTimeInterval(60)
    while Date.now < deadline {
      if errors.text.components(separatedBy: text).count > times { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  func outcome() -> Binary.Outcome {
    let deadline = Date.now.addingTimeInterval(60)
    while process.isRunning, Date.now < deadline { Thread.sleep(forTimeInterval: 0.005) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    output.waitForEnd()
    errors.waitForEnd()
    return Binary.Outcome(
      status: process.terminationStatus, output: output.text, errors: errors.text)
  }
}

/// Reads a pipe to its end on a thread of its own.
private final class Collector: @unchecked Sendable {
  // Unchecked: `data` is only touched under the lock.
  private let lock = NSLock()
  private var data = Data()
  private let ended = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      while true {
        let chunk = handle.availableData
        if chunk.isEmpty { break }
        lock.withLock { data.append(chunk) }
      }
      ended.signal()
    }
  }

  var text: String { lock.withLock { String(decoding: data, as: UTF8.self) } }

  func waitForEnd() {
    ended.wait()
    ended.signal()
  }
}
