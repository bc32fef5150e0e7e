/// What to send: one request of a scenario's step, before libcurl adds what HTTP needs.
///
/// Beside `headers` go out `Host`, `Content-Length` where there is a body, and `Accept: */*`, as
/// curl does it. No `Content-Type`, `User-Agent`, `Accept-Encoding` or `Expect` is made up. A field
/// of `headers` replaces the one libcurl would send.
package struct Request: Sendable {
  package var method: String
  /// Absolute, `http` or `https`; its path and query are sent as they stand, dot segments included.
  package var url: String
  package var headers: [HeaderField]
  /// Names of fields that must not be sent though libcurl would: `Accept`, `Host`, ...
  package var suppressedHeaders: [String]
  /// Allowed with every method but `HEAD`; `nil` sends no content and, for `POST`, `PUT` and
  /// `PATCH`, `Content-Length: 0`.
  package var body: [UInt8]?
  /// Files within the content, in order; the rest of it is `body`.
  package var files: [ContentFile] = []
  /// User and password, shown by digest (RFC 7616) once the server has asked for them.
  package var digest: Credentials?
  private(set) var sharedOptions: SharedOptions

  package var options: TransportOptions {
    get { sharedOptions.value }
    set { sharedOptions = SharedOptions(newValue) }
  }

  package init(
    method: String,
    url: String,
    headers: [HeaderField] = [],
    suppressedHeaders: [String] = [],
    body: [UInt8]? = nil,
    options: TransportOptions = TransportOptions()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.suppressedHeaders = suppressedHeaders
    self.body = body
    sharedOptions = SharedOptions(options)
  }

  package init(method: String, url: String, sharing options: SharedOptions) {
    self.method = method
    self.url = url
    headers = []
    suppressedHeaders = []
    sharedOptions = options
  }
}

package struct Credentials: Sendable, Hashable {
  package var user: String
  package var password: String

  package init(user: String, password: String) {
    self.user = user
    self.password = password
  }
}
