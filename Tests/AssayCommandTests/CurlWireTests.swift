import BlockingTests
import Foundation
import LoopbackServers
import Testing

/// A request of a scenario, as JSON.
private struct Sent: CustomTestStringConvertible {
  let testDescription: String
  let request: String

  init(_ name: String, _ request: String) {
    testDescription = name
    self.request = request
  }
}

@Suite("The printed curl command, run by a shell", .blocking)
struct CurlWireTests {
  private static let requests: [Sent] = [
    Sent("plain", #""method": "GET", "path": "/a""#),
    Sent("query", #""method": "GET", "path": "/a/[b]/{c}/../d;e", "query": {"é x": "1&2'\"$#"}"#),
    Sent("query in the path", #""method": "GET", "path": "/a?b=%20[1-3]&c={x,y}""#),
    Sent("HEAD", #""method": "HEAD", "path": "/h""#),
    Sent("OPTIONS", #""method": "OPTIONS", "path": "/o""#),
    Sent("no content", #""method": "POST", "path": "/p""#),
    Sent("DELETE", #""method": "DELETE", "path": "/d""#),
    Sent("JSON", #""method": "PUT", "path": "/j", "json": {"a": [1, null, "it's \"$x\" `y` \\"]}"#),
    Sent("JSON behind DELETE", #""method": "DELETE", "path": "/j", "json": [true]"#),
    Sent("empty text", #""method": "POST", "path": "/t", "text": """#),
    Sent("dash", #""method": "POST", "path": "/t", "text": "-n %s\t\\x41 %d""#),
    Sent("option", #""method": "POST", "path": "/t", "text": "--output\r\n""#),
    Sent("at", #""method": "PATCH", "path": "/t", "text": "@/etc/hostname""#),
    Sent("line feeds", #""method": "POST", "path": "/t", "text": "\n\na\n\n""#),
    Sent("NUL", #""method": "POST", "path": "/t", "text": "-\u0000'%\u001b[31m\u0000""#),
    Sent("hidden", #""method": "POST", "path": "/t", "text": "a\u202eb\u200b\u00a0""#),
    Sent(
      "log commands",
      #""method": "POST", "path": "/t", "text": "::error::x\n##vso[a]section_start:1:b\n--- c""#),
    Sent("every byte", #""method": "PUT", "path": "/b", "base64": "\#(everyByte)""#),
    Sent("form", #""method": "POST", "path": "/f", "form": {"-a": "@b", "c d": "é&=+%", "e": ""}"#),
    Sent(
      "multipart",
      #""method": "POST", "path": "/m", "multipart": {"-a": "-b\n", "c": "", "é": "'"}"#),
    Sent(
      "multipart with files",
      #""method": "POST", "path": "/m", "multipart": {"a": {"file": "-a.bin"}, "#
        + #""b": {"file": "b.txt", "filename": "it's \"%\".txt", "type": "image/png"}}"#),
    Sent(
      "fields",
      #""method": "GET", "path": "/f", "headers": {"X-A": "it's \"$HOME\" `id` \\n %s", "#
        + #""X-Empty": "", "X-Tab": "a\tb", "x-at": "@/etc/hostname", "#
        + #""X-Command": "\u0023\u0023[error]x", "X-Text": "é 日本"}"#),
    Sent(
      "fields of curl's own",
      #""method": "POST", "path": "/f", "text": "x", "headers": {"User-Agent": "-", "#
        + #""Accept": null, "Content-Type": null}"#),
    Sent(
      "secrets",
      #""method": "POST", "path": "/s", "headers": {"Authorization": "Bearer {{token}}"}, "#
        + #""text": "{{token}}\u0000-{{token}}""#),
    Sent(
      "options", #""method": "GET", "path": "/o", "options": {"redirects": 3, "http": "1.1"}"#),
  ]

  private static let everyByte = Data(Array("-".utf8) + Array(0...255)).base64EncodedString()
  private static let token = "-n%s'$`\"\\s3cret"

  @Test("sends what the run sent, byte for byte", arguments: ["bash", "sh"], requests)
  fileprivate func sendsTheSame(_ shell: String, _ sent: Sent) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "name": "Sent", "inputs": ["token"], "scenarios": [ { "name": "it", "steps": [
        { "request": { \(sent.request) }, "expect": { "status": 200 } } ] } ] }
      """, to: "sent.scenarios.json")
    try Data([0, 1, 0x2D, 0xFF]).write(to: folder.url.appending(path: "-a.bin"))
    try folder.write("--- text\r\n", to: "b.txt")
    let server = try AnsweringServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
    defer { server.stop() }
    // A proxy that is not there: the run does not ask it, and the command must not.
    let proxy = ["http_proxy": "http://127.0.0.1:9", "no_proxy": "example.com"]
    let run = [
      "run", "sent.scenarios.json", "--base-url", server.url, "--seed", "1", "--secret",
      "token=\(Self.token)",
    ]
    let outcome = try Binary.run(run, in: folder.url, environment: proxy)
    try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let shown = try Binary.run(run + ["--dry-run"], in: folder.url, environment: proxy)
    try #require(shown.status == 0)
    #expect(!shown.output.contains("s3cret"))
    try folder.write(shown.output, to: "again.sh")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [shell, "again.sh"]
    process.currentDirectoryURL = folder.url
    process.environment = proxy.merging(["PATH": "/usr/bin:/bin", "token": Self.token]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(shown.output)")
    let requests = server.requests
    try #require(requests.count == 2, "\(shown.output)")
    #expect(Self.lines(requests[1]) == Self.lines(requests[0]))
    #expect(requests[1].bytes == requests[0].bytes)
  }

  /// The request line, and the fields in any order.
  private static func lines(_ request: ReceivedRequest) -> [String] {
    let lines = request.head.components(separatedBy: "\r\n")
    return Array(lines.prefix(1)) + lines.dropFirst().sorted()
  }
}
