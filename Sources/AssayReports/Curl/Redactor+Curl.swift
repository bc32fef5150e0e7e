package import AssayExchange

extension Redactor {
  /// The command that sends a request, with secrets read from the shell variables of their names.
  package func curlCommand(_ request: Request) -> RedactedText {
    CurlCommand(request, self).text
  }

  /// An argument of a command line of `assay`, whose secrets are read from the environment variables
  /// that it takes them from.
  package func shellArgument(_ text: String) -> RedactedText {
    redact(ShellWord(text, self, prefix: "ASSAY_SECRET_").argumentOnOneLine)
  }

  /// The argument of `--secret` that gives a secret its value from there.
  package func shellArgument(secret name: String) -> String {
    "\(ShellWord(name).argument)=\"$\(shellVariable("ASSAY_SECRET_" + name))\""
  }
}
