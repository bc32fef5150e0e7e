package import AssayJSON

/// What is going to run, and where.
package struct ReportedPlan: Sendable {
  package var baseURL: RedactedText
  /// Whether that is the embedded reference API, which is at another port in each run.
  package var isReference: Bool
  package var seed: UInt64
  /// Seconds since 1970.
  package var startedAt: Int
  package var hostname: RedactedText
  /// In plan order; those that could not be loaded come last.
  package var files: [ReportedFile]
  /// By index.
  package var scenarios: [ReportedHeading]
  /// Of the contracts, in their order.
  package var clauses: [Clause]
  package var whole: ReportedWhole
  package var identity = ReportedIdentity()

  package struct Clause: Sendable, Hashable {
    package var id: RedactedText
    package var text: RedactedText
  }
}

/// What all machines together run, where a run is the share of one of them: by this the parts of one
/// run know each other.
package struct ReportedWhole: Sendable, Hashable {
  /// Which parts the run is, of how many; nil where it is all there is.
  package var parts: Parts?
  /// Whether it is what was run again of another run.
  package var isRerun: Bool
  /// Of all parts.
  package var scenarioCount: Int
  /// Of all parts, in plan order.
  package var files: [File]

  package struct Parts: Sendable, Hashable {
    /// From 1, in order; several where records have been merged.
    package var numbers: [Int]
    package var count: Int
  }

  package struct File: Sendable, Hashable {
    package var path: RedactedText
    /// Another one where the file's text is another or other scenarios of it are meant.
    package var digest: UInt64
  }
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
  /// Its number in the whole of which the plan may be a part.
  package var position: Int
  package var name: RedactedText
  /// What the file calls it; repetitions are told apart by `name` alone.
  package var nameInFile: RedactedText
  /// What links to it hold, where the file gives it one.
  package var id: RedactedText?
  /// Of its file, where it begins; nil in records that were written before there was that.
  package var line: Int?
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
