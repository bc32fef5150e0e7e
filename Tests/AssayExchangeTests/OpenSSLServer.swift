import Foundation

/// `openssl s_server` on a free port, with a self-signed certificate made for it.
final class OpenSSLServer {
  let port: Int
  /// The certificate's PEM file.
  let certificate: String
  /// Its key's, and also what a client may call itself with.
  let key: String
  private let folder: URL
  private let process: Process

  static let isAvailable = (try? run(["version"]))?.terminationStatus == 0

  /// - Parameters:
  ///   - arguments: further ones of `s_server`.
  ///   - trustsItself: whether its own certificate is an authority for those of clients.
  ///   - file: what `-WWW` gives for `/file`; without it there is a page about the connection.
  init(
    name: String, isExpired: Bool = false, arguments: [String] = [], file: String? = nil,
    trustsItself: Bool = false
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "assay-tls-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate.pem").path
    key = folder.appending(path: "key.pem").path
    try Self.makeCertificate(certificate, key: key, for: name, isExpired: isExpired)
    try file?.write(to: folder.appending(path: "file"), atomically: false, encoding: .utf8)
    // Port 0 makes it choose; it says which: `ACCEPT 127.0.0.1:40001`.
    let output = Pipe()
    process = Self.process(
      ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key]
        + (file == nil ? ["-www"] : []) + (trustsItself ? ["-CAfile", certificate] : [])
        + arguments)
    process.currentDirectoryURL = folder
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

  /// The PEM file of the key under a password.
  func encryptedKey(password: String) throws -> String {
    let path = folder.appending(path: "encrypted.pem").path
    _ = try Self.run(["pkcs8", "-topk8", "-in", key, "-out", path, "-passout", "pass:\(password)"])
    return path
  }

  func stop() {
    // SIGTERM is blocked in what a dispatch thread starts.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func makeCertificate(
    _ path: String, key: String, for name: String, isExpired: Bool
  ) throws {
    let kind = name.first?.isNumber == true ? "IP" : "DNS"
    _ = try run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=\(name)", "-addext", "subjectAltName=\(kind):\(name)",
      "-keyout", key, "-out", path,
    ])
    guard isExpired else { return }
    // Only `ca` takes days that are over.
    let configuration = path + ".cnf"
    try """
    [ca]
    default_ca = own
    [own]
    database = \(path).index
    new_certs_dir = \(URL(filePath: path).deletingLastPathComponent().path)
    rand_serial = yes
    copy_extensions = copy
    default_md = sha256
    policy = any
    [any]
    commonName = supplied
    """.write(toFile: configuration, atomically: false, encoding: .utf8)
    try "".write(toFile: path + ".index", atomically: false, encoding: .utf8)
    _ = try run([
      "ca", "-config", configuration, "-batch", "-notext", "-keyfile", key,
      "-cert", path, "-ss_cert", path, "-startdate", "20200101000000Z", "-enddate",
      "20200102000000Z", "-out", path,
    ])
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
