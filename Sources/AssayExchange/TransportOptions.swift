/// How one exchange goes over the network; the names are those of curl's command line.
package struct TransportOptions: Sendable, Hashable {
  /// Name look-up, TCP and TLS together.
  package var connectTimeout: Duration = .seconds(10)
  /// The whole exchange, redirects included.
  package var timeout: Duration = .seconds(30)
  /// Bytes of content after decoding, so that a small gzip body cannot fill the memory.
  package var maxBodySize = 16 * 1024 * 1024
  /// Bytes of all heads of one exchange together: interim responses and trailers count.
  package var maxHeadSize = 256 * 1024

  /// PEM file that replaces the system's certificate authorities.
  package var certificateAuthorityFile: String?
  /// A file; it also holds the key unless `clientKeyFile` names another.
  package var clientCertificateFile: String?
  /// How that file is written: `PEM` where nothing is said, `DER`, `P12`.
  package var clientCertificateType: String?
  package var clientKeyFile: String?
  package var clientKeyPassword: String?
  /// Accept any certificate for any name.
  package var isInsecure = false
  /// The least and the greatest version of TLS that is spoken; nil for libcurl's own.
  package var minTLSVersion: TLSVersion?
  package var maxTLSVersion: TLSVersion?
  /// `sha256//BASE64`, several behind semicolons, or a file with the key.
  package var pinnedPublicKey: String?

  /// Proxy URL. Without one, none is used: see `TransportOptions+Curl.swift` on the environment.
  package var proxy: String?
  /// Hosts that are reached without the proxy, behind commas; `*` for all.
  package var noProxy: String?
  /// The name or address of the interface to connect from.
  package var interface: String?
  package var addressFamily: AddressFamily?
  /// `HOST:PORT:ADDRESS[,ADDRESS]...`
  package var resolve: [String] = []
  /// `HOST1:PORT1:HOST2:PORT2`
  package var connectTo: [String] = []
  package var unixSocket: String?

  package var httpVersion = HTTPVersionPreference.automatic
  package var followsRedirects = false
  package var maxRedirects = 10
  /// Open a connection for this exchange though the lane has an idle one.
  package var freshConnection = false

  package init() {}
}

/// Options that many requests have: one object, by which they are known again without a look at each
/// of them.
package final class SharedOptions: Sendable {
  package let value: TransportOptions

  package init(_ value: TransportOptions) { self.value = value }
}

/// Which version of HTTP to ask for.
package enum HTTPVersionPreference: Sendable, Hashable {
  /// HTTP/2 over TLS where the server agrees to it, HTTP/1.1 elsewhere.
  case automatic
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case http1_1
  /// Also without TLS, where the client asks by `Upgrade: h2c`.
  case http2
  /// Without asking (RFC 9113, section 3.3).
  case http2PriorKnowledge
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case http1_0
}

package enum TLSVersion: String, Sendable, Hashable, CaseIterable {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v1_0 = "1.0"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v1_1 = "1.1"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v1_2 = "1.2"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v1_3 = "1.3"
}

package enum AddressFamily: Int, Sendable, Hashable {
  case ipv4 = 4
  case ipv6 = 6
}
