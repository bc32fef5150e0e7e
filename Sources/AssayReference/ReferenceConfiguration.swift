/// What a reference server needs to know.
package struct ReferenceConfiguration: Sendable {
  /// The bearer tokens that are taken; each one is a company.
  ///
  /// The database knows a company by the SHA-256 digest of its token, never by the token itself, so
  /// the same token is the same company after a restart.
  package var tokens: [String]
  package var database: DatabaseLocation
  package var host: String
  /// The port to listen on; 0 takes a free one.
  package var port: Int
  /// What is otherwise than in the reference, applied in this order.
  package var deviations: [Deviation]
  /// Takes one sentence for each answer 500; nothing else is ever logged.
  package var reportFailure: @Sendable (String) -> Void

  package init(
    tokens: [String],
    database: DatabaseLocation = .memory,
    host: String = "127.0.0.1",
    port: Int = 0,
    deviations: [Deviation] = [],
    reportFailure: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.tokens = tokens
    self.database = database
    self.host = host
    self.port = port
    self.deviations = deviations
    self.reportFailure = reportFailure
  }
}
