#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The server that all are measured against: one that answers every request alike, in a process of
/// its own, so that what it costs is no part of what is measured.
enum BenchmarkServer {
  /// - Parameter body: what to do while it serves, with its URL.
  static func serve<Value>(_ body: (String) throws -> Value) throws -> Value {
    let (server, url) = try started()
    defer { server.end() }
    return try body(url)
  }

  nonisolated(nonsending) static func serve<Value>(
    _ body: nonisolated(nonsending) (String) async throws -> Value
  ) async throws -> Value {
    let (server, url) = try started()
    defer { server.end() }
    return try await body(url)
  }

  private static func started() throws(BenchmarkError) -> (ChildProcess, url: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw BenchmarkError("no pipe can be made") }
    let server = try ChildProcess([try Program.peer.path, "serve"], output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    var text = [UInt8](repeating: 0, count: 16)
    let count = read(ends[0], &text, text.count)
    let digits = String(decoding: text.prefix(max(count, 0)), as: UTF8.self)
    guard let port = UInt16(digits.prefix { $0.isNumber }) else {
      server.end()
      throw BenchmarkError("the server does not say its port")
    }
    return (server, "http://127.0.0.1:\(port)")
  }
}

/// The programs that are built together with this one.
enum Program: String {
  case assay
  case peer = "assay-benchmark-peer"

  var path: String {
    get throws(BenchmarkError) {
      let own = CommandLine.arguments[0]
      guard let slash = own.lastIndex(of: "/") else {
        throw BenchmarkError("call assay-benchmark by its path, so that it finds \(rawValue) there")
      }
      let path = own[...slash] + rawValue
      guard access(String(path), X_OK) == 0 else {
        throw BenchmarkError("\(path) is not there: build it first (swift build -c release)")
      }
      return String(path)
    }
  }
}
