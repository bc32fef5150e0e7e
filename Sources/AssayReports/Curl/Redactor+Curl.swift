package import AssayExchange

extension Redactor {
  /// The command that sends a request, with secrets read from the shell variables of their names.
  package func curlCommand(_ request: Request) -> RedactedText {
    CurlCommand(request, self).text
  }
}
