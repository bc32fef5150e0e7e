/// A report that cannot be written.
package struct ReportFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// As the user named it.
  package var path: String
  /// A sentence without a full stop.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "cannot write the report \(path): \(reason)" }
}
