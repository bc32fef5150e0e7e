import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What libcurl tells in the words of its libraries, told so that a person knows what to do.
extension Transfer {
  /// - Parameter curlText: libcurl's sentence.
  func remedied(_ code: CURLcode, _ curlText: String) -> (TransportError.Kind, String) {
    let kind = TransportError.Kind(code)
    if let proxy = proxyFailure(code, curlText) { return (.proxy, proxy) }
    if let options = asked?.options, let tls = tlsFailure(code, curlText, options) {
      return (.tls, tls)
    }
    let remedy: String? =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST: "--resolve HOST:PORT:ADDRESS gives a name its address"
      case CURLE_COULDNT_CONNECT: "is the server running there?"
      case CURLE_OPERATION_TIMEDOUT where attempts == 0:
        "--connect-timeout and options.connect-timeout give more time"
      case CURLE_OPERATION_TIMEDOUT: "--timeout and a request's 'timeout' give more time"
      case CURLE_SSL_CACERT_BADFILE: "--cacert takes a file of certificates in PEM"
      case CURLE_URL_MALFORMAT where !(asked?.url.allBytes { $0 < 0x80 } ?? true):
        "this libcurl may not know names in other alphabets: write them as xn--…"
      default: nil
      }
    if code == CURLE_SSL_CERTPROBLEM { return (kind, keyFailure(curlText)) }
    return (kind, remedy.map { "\(curlText); \($0)" } ?? curlText)
  }

  private func proxyFailure(_ code: CURLcode, _ curlText: String) -> String? {
    guard let proxy = asked?.options.proxy, attempts == 0 else { return nil }
    let shown = proxy.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let status = long(CURLINFO_HTTP_CONNECTCODE)
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY:
      return "the proxy \(shown) cannot be used: \(curlText); see --proxy and options.proxy"
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
      guard status > 0, status / 100 != 2 else {
        return "the proxy \(shown) opened no tunnel: \(curlText); see --proxy and options.proxy"
      }
      let remedy =
        status == 407
        ? "it wants a user and a password, as in http://user:password@host:port"
        : "it may not allow this host or port"
      return "the proxy \(shown) refused a tunnel to the server with status \(status); \(remedy)"
    default: return nil
    }
  }

  private func tlsFailure(
    _ code: CURLcode, _ curlText: String, _ options: TransportOptions
  ) -> String? {
    let text = curlText.lowercased()
    func says(_ words: String...) -> Bool { words.contains(where: text.contains) }
    let isOverTLS = asked?.url.lowercased().hasPrefix("https:") == true
    let isAlert = says("alert")
    switch code {
    case CURLE_SSL_CONNECT_ERROR
    where says("wrong version number", "packet length too long", "http request", "unknown protocol"):
      return "the server does not speak TLS at that port (\(curlText)); "
        + "where it speaks plain HTTP, write http:// for https://"
    case CURLE_SSL_CONNECT_ERROR where isAlert, CURLE_RECV_ERROR where isAlert && isOverTLS,
      CURLE_SEND_ERROR where isAlert && isOverTLS:
      if let file = options.clientCertificateFile,
        says("certificate", "unknown ca", "handshake failure")
      {
        return
          "the server refuses the client certificate \(file) (\(curlText)); see --cert and --key"
      }
      if says("certificate required", "bad certificate") {
        return
          "the server wants a client certificate (\(curlText)); give one with --cert and --key, "
          + "or options.cert and options.key"
      }
      if says("protocol version") {
        return "the server speaks no version of TLS that is spoken here (\(curlText))"
      }
      return "the server ends the agreement on TLS (\(curlText)); "
        + "where it wants a client certificate, give one with --cert and --key"
    case CURLE_PEER_FAILED_VERIFICATION:
      return "\(curlText); --cacert FILE names an authority to trust, --insecure takes any "
        + "certificate"
    default: return nil
    }
  }

  /// A client certificate or its key cannot be used.
  private func keyFailure(_ curlText: String) -> String {
    guard let options = asked?.options,
      let file = options.clientKeyFile ?? options.clientCertificateFile, isEncryptedKey(file)
    else { return "\(curlText); see --cert and --key" }
    guard options.clientKeyPassword?.isEmpty == false else {
      return "the client key \(file) is encrypted; give its password with --pass or options.pass"
    }
    return "the client key \(file) cannot be read with the password of --pass or options.pass"
  }
}

/// Whether a PEM file holds a key that needs a password (RFC 7468, section 11, and RFC 1421).
private func isEncryptedKey(_ path: String) -> Bool {
  guard let file = fopen(path, "rb") else { return false }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 18)
  let count = fread(&bytes, 1, bytes.count, file)
  let text = String(decoding: bytes.prefix(count), as: UTF8.self)
  return text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")
}
