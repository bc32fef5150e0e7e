import AssayExchange
import AssayText

/// The command that sends a request again, fit to be pasted into a POSIX shell; secrets are read
/// from the shell variables of their names.
struct CurlCommand {
  private let request: Request
  private let redactor: Redactor

  /// Content beyond this is named, not written out: Linux takes 128 KiB in one argument, and nobody
  /// pastes so much.
  static let longestContent = 16 * 1024

  init(_ request: Request, _ redactor: Redactor) {
    self.request = request
    self.redactor = redactor
  }

  var text: RedactedText {
    var arguments = [(["curl"] + method + [argument(request.url)]).joined(separator: " ")]
    arguments += fields
    arguments += route + security
    let content = content
    arguments += content.arguments
    let command = arguments.joined(separator: " \\\n  ")
    let input = content.input.map { "\($0) | " } ?? ""
    return redactor.redact((content.remark ?? "") + input + command)
  }

  private func argument(_ text: String) -> String { ShellWord(text, redactor).argument }

  private var method: [String] {
    var words: [String] = []
    let usual = request.content == nil ? "GET" : "POST"
    switch request.method {
    case usual: break
    case "HEAD" where request.body == nil: words.append("--head")
    default: words += ["--request", argument(request.method)]
    }
    // Brackets and braces are patterns to curl's command line, never to libcurl.
    if request.url.contains(where: { "[]{}".contains($0) }) { words.append("--globoff") }
    if request.url.contains("/.") { words.append("--path-as-is") }
    return words
  }

  /// Header fields as libcurl was given them; what the command line would add of its own is left out.
  private var fields: [String] {
    var lines = request.headers.map { field in
      // Whatever it is made of, it lets its owner through the proxy.
      if equalsIgnoringASCIICase(field.name, "Proxy-Authorization") {
        return "\(field.name): \(Redactor.mask)"
      }
      return field.value.allSatisfy { $0 == " " || $0 == "\t" }
        ? "\(field.name);" : "\(field.name): \(field.value)"
    }
    var unasked = request.suppressedHeaders + ["User-Agent"]
    if request.content != nil { unasked.append("Content-Type") }
    if request.contentSize > 1024 * 1024 { unasked.append("Expect") }
    var left: [String] = []
    for name in unasked {
      let isSent = request.headers.contains { $0.isNamed(name) }
      if isSent || left.contains(where: { equalsIgnoringASCIICase($0, name) }) { continue }
      left.append(name)
    }
    lines += left.map { "\($0):" }
    return lines.map { "-H \(argument($0))" }
  }

  private var route: [String] {
    let options = request.options
    var words: [String] = []
    if let proxy = options.proxy {
      let hidden = urlUserinfo(proxy).map { proxy.replacing("\($0)@", with: "\(Redactor.mask)@") }
      words.append("--proxy \(argument(hidden ?? proxy))")
    }
    if let hosts = options.noProxy { words.append("--noproxy \(argument(hosts))") }
    if let name = options.interface { words.append("--interface \(argument(name))") }
    if let family = options.addressFamily { words.append("-\(family.rawValue)") }
    if let digest = request.digest {
      words.append("--digest --user \(argument("\(digest.user):\(digest.password)"))")
    }
    // curl, unlike the run, takes proxies and what goes past them from the environment.
    if options.noProxy == nil, redactor.shellHasProxy {
      words.append("--noproxy \(options.proxy == nil ? "'*'" : "''")")
    }
    words += options.resolve.map { "--resolve \(argument($0))" }
    words += options.connectTo.map { "--connect-to \(argument($0))" }
    if let socket = options.unixSocket { words.append("--unix-socket \(argument(socket))") }
    switch options.httpVersion {
    case .automatic: break
    case .http1_1: words.append("--http1.1")
    case .http2: words.append("--http2")
    case .http2PriorKnowledge: words.append("--http2-prior-knowledge")
    case .http1_0: words.append("--http1.0")
    }
    if options.followsRedirects {
      words.append("--location --max-redirs \(options.maxRedirects)")
    }
    return words
  }

  private var security: [String] {
    let options = request.options
    var words: [String] = []
    if options.isInsecure { words.append("--insecure") }
    if let file = options.certificateAuthorityFile { words.append("--cacert \(argument(file))") }
    if let file = options.clientCertificateFile {
      // What follows a colon would be its password.
      let escaped = file.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      words.append("--cert \(argument(escaped))")
    }
    if let type = options.clientCertificateType { words.append("--cert-type \(type)") }
    if let version = options.minTLSVersion { words.append("--tlsv\(version.rawValue)") }
    if let version = options.maxTLSVersion { words.append("--tls-max \(version.rawValue)") }
    if let key = options.pinnedPublicKey { words.append("--pinnedpubkey \(argument(key))") }
    if let file = options.clientKeyFile { words.append("--key \(argument(file))") }
    if let password = options.clientKeyPassword {
      let isKnown = !redactor.matches(in: Array(password.utf8)).isEmpty
      words.append("--pass \(isKnown ? argument(password) : argument(Redactor.mask))")
    }
    return words
  }

  /// What hands over the content: arguments, a command whose output it is, and what to say first.
  private var content: (arguments: [String], input: String?, remark: String?) {
    guard let body = request.content else { return ([], nil, nil) }
    if body.isEmpty, request.files.count == 1, let file = request.files.first {
      return (["--data-binary \(argument("@" + file.path))"], nil, nil)
    }
    if request.contentSize > Self.longestContent {
      let remark =
        "# request-content: put the \(request.contentSize) bytes of the request's content there\n"
      return (["--data-binary @request-content"], nil, remark)
    }
    let word = ShellWord(body, redactor)
    guard word.isPrintable else { return (["--data-binary @-"], word.printing, nil) }
    // A leading @ would name a file.
    let option = body.first == UInt8(ascii: "@") ? "--data-raw" : "--data-binary"
    return (["\(option) \(word.argument)"], nil, nil)
  }
}
