/// How one request travels, where it differs from all others; the names are curl's.
package struct RequestOptions: Sendable {
  package enum HTTPVersion: String, Sendable, CaseIterable {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case http1_1 = "1.1"
    case http2 = "2"
  }

  package var timeout: Duration?
  package var connectTimeout: Duration?
  /// Bytes of content after decoding.
  package var maxBodySize: Int?
  /// PEM files, by their path from the working folder.
  package var cacert: String?
  package var cert: String?
  package var key: String?
  package var isInsecure: Bool?
  package var proxy: String?
  package var resolve: [String]?
  package var connectTo: [String]?
  package var unixSocket: String?
  package var httpVersion: HTTPVersion?
  /// How many redirects are followed; none where this is nil (RFC 9110, section 15.4).
  package var redirects: Int?

  package init() {}

  /// These options with those of `other` put over them.
  func overridden(by other: RequestOptions) -> RequestOptions {
    var result = self
    result.timeout = other.timeout ?? timeout
    result.connectTimeout = other.connectTimeout ?? connectTimeout
    result.maxBodySize = other.maxBodySize ?? maxBodySize
    result.cacert = other.cacert ?? cacert
    result.cert = other.cert ?? cert
    result.key = other.key ?? key
    result.isInsecure = other.isInsecure ?? isInsecure
    result.proxy = other.proxy ?? proxy
    result.resolve = other.resolve ?? resolve
    result.connectTo = other.connectTo ?? connectTo
    result.unixSocket = other.unixSocket ?? unixSocket
    result.httpVersion = other.httpVersion ?? httpVersion
    result.redirects = other.redirects ?? redirects
    return result
  }
}
