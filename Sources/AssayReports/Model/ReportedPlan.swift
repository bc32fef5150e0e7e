package import AssayJSON

/// What is going to run, and where.
package struct ReportedPlan: Sendable {
  package var baseURL: RedactedText
  package var seed: UInt64
  /// Seconds since 1970.
  package var startedAt: Int
  package var hostname: RedactedText
  /// In plan order; those that could not be loaded come last.
  package var files: [ReportedFile]
  /// By index.
  package var scenarios: [ReportedHeading]
}

/// One scenario file.
package struct ReportedFile: Sendable {
  package var path: RedactedText
  package var name: RedactedText
  /// Indices of its scenarios in the plan, in order.
  package var scenarios: [Int]
  /// What is wrong with it; empty for a file that runs.
  package var diagnostics: [ReportedDiagnostic]

  package var isBroken: Bool { !diagnostics.isEmpty }
}

/// What is known of a scenario before it runs.
package struct ReportedHeading: Sendable {
  /// Of its file, in the plan's files.
  package var file: Int
  package var name: RedactedText
  package var description: RedactedText?
  package var tags: [RedactedText]
  /// Ids of the clauses that it covers.
  package var clauses: [RedactedText]
}

/// One thing that is wrong with a file.
package struct ReportedDiagnostic: Sendable {
  package var severity: Diagnostic.Severity
  package var code: String
  package var message: RedactedText
  package var place: ReportedPlace?
  package var notes: [(message: RedactedText, place: ReportedPlace?)]
}
