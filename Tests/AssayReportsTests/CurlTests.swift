import AssayExchange
import BlockingTests
import Foundation
import Testing

@testable import AssayReports

@Suite("The curl command of a request", .blocking)
struct CurlTests {
  private static let redactor = try? Redactor(secrets: [
    "api-token": "s3cret$`'\"\\%x", "other": "0ther",
  ])

  @Test("A plain request is one that a person would type")
  func plain() throws {
    #expect(
      try command(Request(method: "GET", url: "http://127.0.0.1/a?b=c")) == """
        curl 'http://127.0.0.1/a?b=c' \\
          -H User-Agent:
        """)
  }

  @Test(
    "A shell hands curl what was sent, whatever characters it has",
    arguments: [
      "plain", "it's", "\"$HOME\" `id` \\n", "100%", "*?[a]", "a\tb", "é 日本 👩‍👩‍👧", "\u{1B}[31m",
      "\u{202E}x",
      "line\nbreak", "-flag", "@file", "x;y", "",
    ])
  func words(_ text: String) throws {
    let isField = !text.contains("\n") && !text.isEmpty
    let request = Request(
      method: "PUT", url: "http://127.0.0.1/",
      headers: isField ? [HeaderField(name: "X-Text", value: text)] : [], body: Array(text.utf8))
    let run = try shell(request)
    if isField { #expect(run.values(of: "-H").contains("X-Text: \(text)")) }
    #expect(run.content == Array(text.utf8))
    #expect(run.values(of: "--request") == ["PUT"])
  }

  @Test("Bytes that are no text come through a pipe, unchanged")
  func bytes() throws {
    let content: [UInt8] = Array(0...255) + Array("%d\\101\n".utf8)
    let run = try shell(Request(method: "POST", url: "http://127.0.0.1/", body: content))
    #expect(run.content == content)
  }

  @Test("Secrets are read from variables, also inside content and binary content")
  func secrets() throws {
    let secret = "s3cret$`'\"\\%x"
    let request = Request(
      method: "POST", url: "http://127.0.0.1/?key=0ther",
      headers: [HeaderField(name: "Authorization", value: "Bearer \(secret)")],
      body: [0, 1] + Array(secret.utf8) + [0xFF])
    let text = try command(request)
    #expect(text.contains(#"-H 'Authorization: Bearer '"$api_token""#))
    #expect(!text.contains("s3cret"))
    let run = try shell(request, ["api_token": secret, "other": "0ther"])
    #expect(run.arguments.first == "http://127.0.0.1/?key=0ther")
    #expect(run.values(of: "-H").first == "Authorization: Bearer \(secret)")
    #expect(run.content == [0, 1] + Array(secret.utf8) + [0xFF])
  }

  @Test("A secret that is written otherwise is masked")
  func masked() throws {
    let encoded = Data("user:0ther".utf8).base64EncodedString()
    let request = Request(
      method: "GET", url: "http://127.0.0.1/",
      headers: [HeaderField(name: "Authorization", value: "Basic \(encoded)")])
    #expect(try command(request).contains("-H 'Authorization: Basic dXNlcj'"))
    #expect(try !command(request).contains(encoded))
  }

  @Test("What curl would add of its own is left out, and what it would not send is sent")
  func fields() throws {
    let request = Request(
      method: "POST", url: "http://127.0.0.1/",
      headers: [
        HeaderField(name: "X-Empty", value: " "), HeaderField(name: "user-agent", value: "a"),
      ],
      suppressedHeaders: ["Accept", "Host"])
    let run = try shell(request)
    #expect(
      run.values(of: "-H") == ["X-Empty;", "user-agent: a", "Accept:", "Host:", "Content-Type:"])
    #expect(run.values(of: "--data-binary") == [""])
  }

  @Test(
    "Methods are named where curl would choose another",
    arguments: [
      ("GET", false, []), ("POST", true, []), ("POST", false, []),
      ("GET", true, ["--request", "GET"]),
      ("HEAD", false, ["--head"]), ("DELETE", false, ["--request", "DELETE"]),
    ])
  func methods(_ method: String, _ hasContent: Bool, _ expected: [String]) throws {
    let request = Request(
      method: method, url: "http://127.0.0.1/", body: hasContent ? [0x61] : nil)
    let run = try shell(request)
    #expect(Array(run.arguments.prefix { $0 != "http://127.0.0.1/" }) == expected)
  }

  @Test("Options of the connection are handed on")
  func options() throws {
    var request = Request(method: "GET", url: "https://[::1]/a/../{b}")
    request.options.isInsecure = true
    request.options.proxy = "http://user:word@proxy:3128"
    request.options.certificateAuthorityFile = "/a b.pem"
    request.options.resolve = ["a:443:127.0.0.1"]
    request.options.httpVersion = .http1_1
    request.options.followsRedirects = true
    let arguments = try shell(request).arguments
    for expected in ["--globoff", "--path-as-is", "--insecure", "--http1.1", "--location"] {
      #expect(arguments.contains(expected))
    }
    #expect(arguments.contains("/a b.pem"))
    #expect(arguments.contains("http://***@proxy:3128"))
    #expect(arguments.contains("a:443:127.0.0.1"))
  }

  @Test("Content that nobody would paste is named, not written out")
  func large() throws {
    let text = try command(
      Request(method: "PUT", url: "http://h/", body: Array(repeating: 0x61, count: 5 << 20)))
    #expect(
      text.hasPrefix("# request-content: put the 5242880 bytes of the request's content there\n"))
    #expect(text.utf8.count < 1000)
  }

  private func command(_ request: Request) throws -> String {
    CurlCommand(request, try #require(Self.redactor)).text.text
  }

  /// What a shell that runs the command hands to curl.
  private func shell(_ request: Request, _ variables: [String: String] = [:]) throws -> ShellRun {
    try temporaryFolder { folder in
      // A function in the place of the program writes down what it is given.
      let curl = """
        curl() {
          for word in "$@"; do printf '%s\\0' "$word" >> "$ASSAY_FOLDER/arguments"; done
          case "$*" in *"--data-binary @-"*) cat > "$ASSAY_FOLDER/input" ;; esac
        }

        """
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", curl + (try command(request))]
      process.environment = variables.merging(["ASSAY_FOLDER": folder.path]) { $1 }
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      let words = try Data(contentsOf: folder.appending(path: "arguments")).split(
        separator: 0, omittingEmptySubsequences: false)
      return ShellRun(
        arguments: words.dropLast().map { String(decoding: $0, as: UTF8.self) },
        input: try? Data(contentsOf: folder.appending(path: "input")))
    }
  }
}

private struct ShellRun {
  var arguments: [String]
  var input: Data?

  func values(of option: String) -> [String] {
    zip(arguments, arguments.dropFirst()).filter { $0.0 == option }.map(\.1)
  }

  /// The content that curl would send; of `--data-binary @-` what is piped in.
  var content: [UInt8]? {
    if let raw = values(of: "--data-raw").first { return Array(raw.utf8) }
    guard let value = values(of: "--data-binary").first else { return nil }
    return value == "@-" ? input.map(Array.init) : Array(value.utf8)
  }
}
