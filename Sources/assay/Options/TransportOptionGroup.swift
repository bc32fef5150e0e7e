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

  @Option(help: ArgumentHelp("How the certificate is written: PEM, DER or P12.", valueName: "TYPE"))
  var certType: String?

  @Flag(name: .customLong("tlsv1.2"), help: "Speak TLS 1.2 at least.")
  var requiresTLS12 = false

  @Flag(name: .customLong("tlsv1.3"), help: "Speak TLS 1.3 at least.")
  var requiresTLS13 = false

  @Option(help: ArgumentHelp("Speak that version of TLS at most.", valueName: "VERSION"))
  var tlsMax: String?

  @Option(
    name: .customLong("pinnedpubkey"),
    help: ArgumentHelp("Public key that the server must have.", valueName: "FILE|HASHES"))
  var pinnedPublicKey: String?

  @Flag(name: [.customLong("insecure"), .customShort("k")], help: "Accept any certificate.")
  var isInsecure = false

  @Option(
    help: ArgumentHelp("Proxy; those of the environment are not used.", valueName: "URL"))
  var proxy: String?

  @Option(
    name: .customLong("noproxy"),
    help: ArgumentHelp("Hosts to reach without the proxy.", valueName: "HOSTS"))
  var noProxy: String?

  @Option(help: ArgumentHelp("Network interface to connect from.", valueName: "NAME"))
  var interface: String?

  @Flag(name: [.customLong("ipv4"), .customShort("4")], help: "Use addresses of IPv4 alone.")
  var usesIPv4 = false

  @Flag(name: [.customLong("ipv6"), .customShort("6")], help: "Use addresses of IPv6 alone.")
  var usesIPv6 = false

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

  @Flag(name: .customLong("http2-prior-knowledge"), help: "Use HTTP/2 without asking for it.")
  var knowsHTTP2 = false

  @Flag(name: .customLong("http1.0"), help: "Use HTTP/1.0.")
  var usesHTTP10 = false

  func options() throws(UsageError) -> TransportOptions {
    var options = TransportOptions()
    if let version = try httpVersion() { options.httpVersion = version }
    if usesIPv4, usesIPv6 { throw UsageError("--ipv4 and --ipv6 exclude each other") }
    if usesIPv4 { options.addressFamily = .ipv4 }
    if usesIPv6 { options.addressFamily = .ipv6 }
    if let certType {
      guard ["PEM", "DER", "P12"].contains(certType) else {
        throw UsageError("--cert-type takes PEM, DER or P12, not '\(certType)'")
      }
      options.clientCertificateType = certType
    }
    if requiresTLS12 { options.minTLSVersion = .v1_2 }
    if requiresTLS13 { options.minTLSVersion = .v1_3 }
    if let tlsMax {
      guard let version = TLSVersion(rawValue: tlsMax) else {
        throw UsageError("--tls-max takes 1.0, 1.1, 1.2 or 1.3, not '\(tlsMax)'")
      }
      options.maxTLSVersion = version
    }
    options.pinnedPublicKey = pinnedPublicKey
    options.noProxy = noProxy
    options.interface = interface
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
    return options
  }

  private func httpVersion() throws(UsageError) -> HTTPVersionPreference? {
    let asked: [(Bool, String, HTTPVersionPreference)] = [
      (usesHTTP10, "--http1.0", .http1_0), (usesHTTP1, "--http1.1", .http1_1),
      (usesHTTP2, "--http2", .http2),
      (knowsHTTP2, "--http2-prior-knowledge", .http2PriorKnowledge),
    ]
    let given = asked.filter(\.0)
    if given.count > 1 {
      throw UsageError("\(given[0].1) and \(given[1].1) exclude each other")
    }
    return given.first?.2
  }

  private func duration(_ text: String, of option: String) throws(UsageError) -> Duration {
    guard let duration = Duration(parsing: text), duration > .zero else {
      throw UsageError("\(option): '\(text)' is no span of time; write one as in 500ms, 30s or 2m")
    }
    return duration
  }
}
