import CCurl

extension TransportError.Kind {
  /// The kind that a CURLcode means when a transfer ends with it.
  ///
  /// Three codes mean several things: see `Transfer.failureKind`.
  init(_ code: CURLcode) {
    switch code {
    case CURLE_URL_MALFORMAT:
      self = .invalidURL
    case CURLE_UNSUPPORTED_PROTOCOL:
      self = .unsupportedScheme
    case CURLE_COULDNT_RESOLVE_HOST:
      self = .nameLookup
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
      self = .proxy
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED:
      self = .connect
    case CURLE_OPERATION_TIMEDOUT:
      self = .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_CLIENTCERT, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
      self = .tls
    case CURLE_FILESIZE_EXCEEDED, curlTooLarge:
      self = .tooLarge
    case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      self = .malformedResponse
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
      self = .connectionLost
    case CURLE_TOO_MANY_REDIRECTS:
      self = .tooManyRedirects
    case CURLE_UNKNOWN_OPTION, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_NOT_BUILT_IN,
      CURLE_SETOPT_OPTION_SYNTAX, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CRL_BADFILE:
      self = .invalidOption
    default:
      self = .other
    }
  }
}

/// CURLE_TOO_LARGE, which libcurl's header names since 8.6 only.
private let curlTooLarge = CURLcode(100)
