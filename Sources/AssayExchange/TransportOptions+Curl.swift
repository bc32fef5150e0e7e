import CCurl

extension Transfer {
  /// Sets the handle to the options; cheap when it had them for the last exchange.
  func apply(_ shared: SharedOptions, over connections: ConnectionStore) throws(TransportError) {
    let options = shared.value
    if let appliedOptions, appliedOptions === shared || appliedOptions.value == options { return }
    appliedOptions = nil
    appliedFields = nil
    appliedDigest = nil
    curl_easy_reset(easy)
    try installCallbacks()
    try check(ccurl_set_share(easy, connections.share))
    if connections.sharesCookies {
      // The name of no file: libcurl keeps cookies where it is given a name at all.
      try set(CURLOPT_COOKIEFILE, "")
    }
    try applyConfinement()
    try applyLimits(options)
    try applyTLS(options)
    try applyRoute(options)
    appliedOptions = shared
  }

  /// What a hostile server or a stray environment must not change.
  private func applyConfinement() throws(TransportError) {
    try set(CURLOPT_PROTOCOLS_STR, "http,https")
    try set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    try set(CURLOPT_HTTP09_ALLOWED, 0)
    try set(CURLOPT_NOSIGNAL, 1)
    // A look-up cannot be interrupted: leave its thread behind rather than wait for it.
    try set(CURLOPT_QUICK_EXIT, 1)
    try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_PATH_AS_IS, 1)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // "" is every encoding this libcurl can undo. `Accept-Encoding` is suppressed unless the caller
    // sends it, so only a server that encodes unasked, or as asked, sees its content decoded.
    try set(CURLOPT_ACCEPT_ENCODING, "")
  }

  private func applyLimits(_ options: TransportOptions) throws(TransportError) {
    try set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options.connectTimeout))
    try set(CURLOPT_TIMEOUT_MS, milliseconds(options.timeout))
    // Redirects are followed here. Without a limit libcurl would send a request again that a 417
    // answers, as often as it does.
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_MAXREDIRS, 0)
  }

  private func applyTLS(_ options: TransportOptions) throws(TransportError) {
    try set(CURLOPT_SSL_VERIFYPEER, options.isInsecure ? 0 : 1)
    try set(CURLOPT_SSL_VERIFYHOST, options.isInsecure ? 0 : 2)
    if let file = options.certificateAuthorityFile {
      try set(CURLOPT_CAINFO, file)
      try set(CURLOPT_CAPATH, nil)
    }
    try set(CURLOPT_SSLCERT, options.clientCertificateFile)
    if let type = options.clientCertificateType { try set(CURLOPT_SSLCERTTYPE, type) }
    let least = options.minTLSVersion?.least ?? Int(CURL_SSLVERSION_DEFAULT)
    let most = options.maxTLSVersion?.greatest ?? 0
    try set(CURLOPT_SSLVERSION, least | most)
    try set(CURLOPT_PINNEDPUBLICKEY, options.pinnedPublicKey)
    try set(CURLOPT_SSLKEY, options.clientKeyFile)
    // Without a password OpenSSL would ask for one on the terminal, and block the loop.
    try set(CURLOPT_KEYPASSWD, options.clientKeyPassword ?? "")
  }

  private func applyRoute(_ options: TransportOptions) throws(TransportError) {
    // Unset, libcurl would take `http_proxy`, `all_proxy` and `no_proxy` from the environment, and a
    // CI machine's proxy would be sent the tokens. A proxy is used when one is asked for.
    try set(CURLOPT_PROXY, options.proxy ?? "")
    try set(CURLOPT_NOPROXY, options.noProxy ?? "")
    try set(CURLOPT_INTERFACE, options.interface)
    let family =
      switch options.addressFamily {
      case nil: CURL_IPRESOLVE_WHATEVER
      case .ipv4: CURL_IPRESOLVE_V4
      case .ipv6: CURL_IPRESOLVE_V6
      }
    try set(CURLOPT_IPRESOLVE, Int(family))
    try set(CURLOPT_UNIX_SOCKET_PATH, options.unixSocket)
    try set(CURLOPT_RESOLVE, options.resolve.map(withWireName), in: resolveList)
    try set(CURLOPT_CONNECT_TO, options.connectTo.map(withWireName), in: connectToList)
    let version =
      switch options.httpVersion {
      case .automatic: CURL_HTTP_VERSION_2TLS
      case .http1_1: CURL_HTTP_VERSION_1_1
      case .http2: CURL_HTTP_VERSION_2_0
      case .http2PriorKnowledge: CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE
      case .http1_0: CURL_HTTP_VERSION_1_0
      }
    try set(CURLOPT_HTTP_VERSION, Int(version))
  }
}

/// Whole milliseconds as libcurl takes them, where 0 would mean "for ever".
private func milliseconds(_ duration: Duration) -> Int {
  let (seconds, attoseconds) = duration.components
  guard seconds < Int64(Int32.max) / 1000 else { return Int(Int32.max) }
  guard seconds >= 0 else { return 1 }
  return max(1, Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000))
}

/// `HOST:…` with the name that libcurl compares it to, which it does not make of this one by itself.
private func withWireName(_ text: String) -> String {
  if text.allBytes({ $0 < 0x80 }) { return text }
  let sign = text.prefix { $0 == "+" || $0 == "-" }
  let name = text.dropFirst(sign.count).prefix { $0 != ":" }
  guard let host = RequestURL("http://\(name)/")?.origin.host else { return text }
  return sign + host + text.dropFirst(sign.count + name.count)
}

extension TLSVersion {
  fileprivate var least: Int {
    switch self {
    case .v1_0: Int(CURL_SSLVERSION_TLSv1_0)
    case .v1_1: Int(CURL_SSLVERSION_TLSv1_1)
    case .v1_2: Int(CURL_SSLVERSION_TLSv1_2)
    case .v1_3: Int(CURL_SSLVERSION_TLSv1_3)
    }
  }

  /// The same in the upper half of the number.
  fileprivate var greatest: Int { least << 16 }
}
