/// One thing in which a request travels otherwise than all others; the names are curl's.
///
/// A request has a list of them, of which the last one of a kind counts.
package enum RequestOption: Sendable {
  package enum HTTPVersion: String, Sendable, CaseIterable {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case http1_1 = "1.1"
    case http2 = "2"
    case http2PriorKnowledge = "2-prior-knowledge"
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case http1_0 = "1.0"
  }

  case timeout(Duration)
  case connectTimeout(Duration)
  /// Bytes of content after decoding.
  case maxBodySize(Int)
  /// PEM files, by their path from the working folder.
  case cacert(String)
  case cert(String)
  case key(String)
  /// The password of the key.
  case pass(Template)
  case isInsecure(Bool)
  /// `PEM`, `DER` or `P12`.
  case certType(String)
  /// `1.0` to `1.3`.
  case minTLS(String)
  case maxTLS(String)
  case pinnedPublicKey(String)
  case proxy(String)
  case noProxy(String)
  case interface(String)
  /// 4 or 6.
  case ip(Int)
  case resolve([String])
  case connectTo([String])
  case unixSocket(String)
  case httpVersion(HTTPVersion)
  /// Of members of an answer with one name in one object the last one counts, as most readers have it.
  case takesLastOfRepeatedMembers
  /// How many redirects are followed; none where nothing is said (RFC 9110, section 15.4).
  case redirects(Int)
}
