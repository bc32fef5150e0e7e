package import AssayJSON

/// What came of a scenario or a step: *failed* means that the server is wrong, *errored* that we
/// could not tell.
package enum Verdict: Sendable {
  case passed
  /// Everything that was wrong with the answers, in the order of the scenario's text; never empty.
  case failed([Mismatch])
  case errored(Trouble)
  case skipped(reason: String)
}

extension Verdict {
  package var isPassed: Bool { if case .passed = self { true } else { false } }

  package var isFailed: Bool { if case .failed = self { true } else { false } }

  package var isErrored: Bool { if case .errored = self { true } else { false } }

  /// Whether something is wrong, or could not be judged.
  package var isTroubled: Bool { isFailed || isErrored }

  package var isSkipped: Bool { if case .skipped = self { true } else { false } }

  package var mismatches: [Mismatch] { if case .failed(let all) = self { all } else { [] } }
}

/// One thing in an answer that is not as the scenario says.
package struct Mismatch: Sendable {
  /// What in the scenario file is not met.
  package var place: Place
  package var subject: Subject
  package var problem: Problem
  /// What selected the values that are wrong in their number, where a query did.
  package var query: String?
  /// Which exchange of the step it is, from 0, where the step has several.
  package var exchange: Int?

  package init(
    at place: Place, in subject: Subject, _ problem: Problem, query: String? = nil
  ) {
    self.place = place
    self.subject = subject
    self.problem = problem
    self.query = query
  }

  /// The part of the answer that is wrong.
  package enum Subject: Sendable, Hashable {
    case status
    case header(String)
    case trailer(String)
    /// The cookie of that name that the answer sets.
    case cookie(String)
    case httpVersion
    /// Where the answer came from, after redirects.
    case url
    case redirects
    /// The content as a whole, as text.
    case content
    /// A place in the array of the content's events.
    case events(NormalizedPath)
    case contentLength
    case contentDigest
    /// A place in the JSON content.
    case json(NormalizedPath)
    /// A place in the array of the exchanges that were made at once.
    case together(NormalizedPath)
    case duration
    /// Not an answer, but the scenario itself.
    case scenario
  }

  /// Values of the answer come as they are kept: see `JSONNode.trimmed`.
  package indirect enum Problem: Sendable {
    /// A status code outside of what is right; `expected` as the file writes it.
    case status(expected: String, actual: Int)
    case unequal(expected: JSONNode, actual: JSONNode)
    /// There is nothing at that place; `expected` describes what should be.
    case missing(expected: String)
    /// There is something where nothing should be.
    case unexpected(actual: JSONNode)
    case elementCount(expected: Int, count: Int, actual: JSONNode)
    /// Elements of an `$unordered` that no element of the answer matches.
    ///
    /// - nearest: what keeps the nearest element from fitting the first of them.
    case unmatched(expected: [String], left: [String], nearest: String?, actual: JSONNode)
    /// An `$unordered` whose elements it would take more comparisons to pair.
    case unpaired(comparisons: Int)
    /// What an operator says of the value.
    case unmet(message: String, actual: JSONNode)
    /// Something that is wrong within what a text holds, such as JSON.
    case held(what: String, Mismatch)
    /// What a JSON Schema says of the value.
    case schema(message: String, actual: JSONNode)
    /// The excerpt is of the content, where that stops being JSON.
    case notJSON(JSONSyntaxError, Excerpt)
    case notText(byteCount: Int, charset: String?)
    /// The content's media type names a charset that nobody knows.
    case unknownCharset(String)
    /// What is wrong with the content as bytes, as a clause without its subject.
    case bytes(String)
    /// A member whose name stands so often in its object.
    case repeated(count: Int)
    /// A query selects another number of nodes.
    case selection(expected: String, actual: Int)
    /// A query selects another number of different values.
    case distinct(expected: String, count: Int, actual: [JSONNode])
    /// The answer is a redirect that was not followed, for that reason.
    case withheld(String)
    /// What went wrong beside the answer, as a sentence.
    case stated(String)
    /// A captured secret that cannot be hidden, for that reason; nothing of it is kept.
    case unhidable(String)
    /// The scenario is listed as a known failure.
    case passedThoughKnownToFail
    /// The scenario was a known failure until that day, which is over.
    case overdue(until: String)
  }
}

/// Why a verdict could not be reached.
package struct Trouble: Sendable, Error {
  package enum Cause: Sendable {
    /// The exchange did not come to its end: libcurl's code.
    case transport(code: Int32, kind: String)
    /// A placeholder, patch or schema of the scenario has no meaning with the values of this run.
    case scenario
    /// The scenario's own bound on time.
    case timeout
    /// The file could not be loaded.
    case load
  }

  package var cause: Cause
  package var message: String
  /// In the scenario file.
  package var place: Place?

  package init(_ cause: Cause, _ message: String, at place: Place?) {
    self.cause = cause
    self.message = message
    self.place = place
  }
}
