import Foundation

/// `openssl s_server -www` on a free port, with a self-signed certificate made for it.
final class OpenSSLServer {
  let port: Int
  /// The certificate's PEM file.
  let certificate: String
  private let folder: URL
  private let process: Process

  static let isAvailable = (try? run(["version"]))?.terminationStatus == 0

  init(name: String) async throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "assay-tls-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate.pem").path
    let key = folder.appending(path: "key.pem").path
    let kind = name.first?.isNumber == true ? "IP" : "DNS"
    _ = try Self.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=\(name)", "-addext", "subjectAltName=\(kind):\(name)",
      "-keyout", key, "-out", certificate,
    ])
    // Port 0 makes it choose; it says which: `ACCEPT 127.0.0.1:40001`.
    let output = Pipe()
    process = Self.process([
      "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key,
    ])
    process.standardOutput = output
    try process.run()
    var text = ""
    var accepting: Substring?
    repeat {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      text += String(decoding: data, as: UTF8.self)
      accepting = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT") }
    } while accepting == nil
    port = accepting?.split(separator: ":").last.flatMap { Int($0) } ?? 0
  }

  func stop() {
    // SIGTERM is blocked in what a dispatch thread starts.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  private static func run(_ arguments: [String]) throws -> Process {
    let process = process(arguments)
    try process.run()
    process.waitUntilExit()
    return process
  }
}
