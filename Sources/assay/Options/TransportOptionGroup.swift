import ArgumentParser
import AssayExchange
import AssaySuite

/// How requests travel; the names are curl's.
struct TransportOptionGroup: ParsableArguments {
  @Option(help: ArgumentHelp("Time for a whole exchange (default: 30s).", valueName: "DURATION"))
  var timeout: String?

  @Option(help: ArgumentHelp("Time for the connection (default: 10s).", valueName: "DURATION"))
  var connectTimeout: String?

  @Option(help: ArgumentHelp("Bytes of content taken (default: 16777216).", valueName: "BYTES"))
  var maxBodySize: Int?

  @Option(help: ArgumentHelp("Certificate authorities to trust (PEM).", valueName: "FILE"))
  var cacert: String?

  @Option(help: ArgumentHelp("Client certificate (PEM).", valueName: "FILE"))
  var cert: String?

  @Option(help: ArgumentHelp("Key of the client certificate (PEM).", valueName: "FILE"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Password of that key; better: options.pass and --secret.", valueName: "TEXT"))
  var pass: String?

  @Flag(name: [.customLong("insecure"), .customShort("k")], help: "Accept any certificate.")
  var isInsecure = false

  @Option(
    help: ArgumentHelp("Proxy; those of the environment are not used.", valueName: "URL"))
  var proxy: String?

  @Option(help: ArgumentHelp("Address to use for a host.", valueName: "HOST:PORT:ADDRESS"))
  var resolve: [String] = []

  @Option(
    help: ArgumentHelp("Connect elsewhere.", valueName: "HOST1:PORT1:HOST2:PORT2"))
  var connectTo: [String] = []

  @Option(help: ArgumentHelp("Connect through a Unix socket.", valueName: "PATH"))
  var unixSocket: String?

  @Flag(name: .customLong("http1.1"), help: "Use HTTP/1.1.")
  var usesHTTP1 = false

  @Flag(name: .customLong("http2"), help: "Use HTTP/2.")
  var usesHTTP2 = false

  func options() throws(UsageError) -> TransportOptions {
    if usesHTTP1, usesHTTP2 { throw UsageError("--http1.1 and --http2 exclude each other") }
    var options = TransportOptions()
    if let timeout { options.timeout = try duration(timeout, of: "--timeout") }
    if let connectTimeout {
      options.connectTimeout = try duration(connectTimeout, of: "--connect-timeout")
    }
    if let maxBodySize {
      guard maxBodySize > 0 else { throw UsageError("--max-body-size must be more than 0") }
      options.maxBodySize = maxBodySize
    }
    options.certificateAuthorityFile = cacert
    options.clientCertificateFile = cert
    options.clientKeyFile = key
    options.clientKeyPassword = pass
    options.isInsecure = isInsecure
    options.proxy = proxy
    options.resolve = resolve
    options.connectTo = connectTo
    options.unixSocket = unixSocket
    if usesHTTP1 { options.httpVersion = .http1_1 }
    if usesHTTP2 { options.httpVersion = .http2 }
    return options
  }

  private func duration(_ text: String, of option: String) throws(UsageError) -> Duration {
    guard let duration = Duration(parsing: text), duration > .zero else {
      throw UsageError("\(option): '\(text)' is no span of time; write one as in 500ms, 30s or 2m")
    }
    return duration
  }
}
