import AssayJSON

/// What a run is called, and what it is a run of, where that is known: for who has reports of several
/// runs before them.
package struct RunIdentity: Sendable, Hashable {
  package var name: String?
  package var commit: String?
  package var branch: String?
  /// Of the job of a CI system; `http` or `https`.
  package var jobURL: String?

  package init(
    name: String? = nil, commit: String? = nil, branch: String? = nil, jobURL: String? = nil
  ) {
    self.name = name
    self.commit = commit
    self.branch = branch
    self.jobURL = jobURL
  }
}

/// The same, redacted.
package struct ReportedIdentity: Sendable, Hashable {
  package var name: RedactedText?
  package var commit: RedactedText?
  package var branch: RedactedText?
  package var jobURL: RedactedText?

  /// What there is, with what it is, in the order in which it is read.
  package var parts: [(label: String, text: RedactedText)] {
    [("run", name), ("commit", commit), ("branch", branch), ("job", jobURL)].compactMap {
      label, text in text.map { (label, $0) }
    }
  }

  /// On one line; empty where nothing is known.
  var sentence: String {
    parts.map { "\($0.label) \(sanitized(oneLine($0.text.text, to: 300), isOneLine: true))" }
      .joined(separator: ", ")
  }
}

extension Redactor {
  func identity(_ identity: RunIdentity) -> ReportedIdentity {
    ReportedIdentity(
      name: identity.name.map(redact), commit: identity.commit.map(redact),
      branch: identity.branch.map(redact), jobURL: identity.jobURL.map(redact))
  }
}
