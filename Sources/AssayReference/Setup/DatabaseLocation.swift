/// Where the customers are kept.
package enum DatabaseLocation: Equatable, Sendable {
  /// Gone when the server is.
  case memory
  /// A file, made if absent, in which an acknowledged registration outlives a crash.
  case file(String)
}
