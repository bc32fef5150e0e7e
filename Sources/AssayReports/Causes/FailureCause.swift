import AssayJSON
import AssayText

/// What a failure shares with others that have the same cause.
///
/// The rule: of every troubled step, wherever it stands among the steps, the mismatches count as a
/// set, each by its kind, its place in the answer without indices, and its sentence without values
/// (`FoldedText`); a wrong status counts as it is. So does the status that came, and of an answer
/// with a wrong status what the server itself says of it. Where all of that is equal, two failures
/// have one cause if they come from the same places of the scenario text, as rows of a table do, or
/// if the same method went to the same target but for values. Whatever is not known to be a mere
/// value tells two causes apart: one cause too many costs some lines, one too few hides a fault.
struct FailureCause: Hashable {
  /// With the places in the scenario text, and with the requests that were sent.
  let keys: [[UInt8]]

  init(_ scenario: ReportedScenario) {
    let troubled = scenario.steps.filter(\.verdict.isTroubled)
    let verdicts = troubled.isEmpty ? [scenario.verdict] : troubled.map(\.verdict)
    var kinds = Set(verdicts.flatMap(\.kinds))
    kinds.formUnion(troubled.flatMap(\.answers))
    // What is new must not hide behind what is known.
    if let change = scenario.change { kinds.insert("change \(change.rawValue)") }
    let places = Set(verdicts.flatMap(\.places) + [scenario.place.map(\.key) ?? ""])
    let targets = Set(troubled.flatMap(\.targets))
    keys = [("places", places), ("targets", targets)].map { name, others in
      Self.digest(kinds.sorted() + [name] + others.sorted())
    }
  }

  /// Of any number of texts, which may be long.
  private static func digest(_ texts: [String]) -> [UInt8] {
    var message: [UInt8] = []
    for text in texts {
      message += Array("\(text.utf8.count):".utf8)
      message += Array(text.utf8)
    }
    return SHA256.digest(message)
  }
}

extension ReportedVerdict {
  fileprivate var kinds: [String] {
    switch self {
    case .passed, .skipped: []
    case .failed(let mismatches, _): mismatches.map(\.kind)
    case .errored(let trouble):
      ["\(trouble.code) \(FoldedText.folded(trouble.message.text))"]
    }
  }

  fileprivate var places: [String] {
    switch self {
    case .passed, .skipped: []
    case .failed(let mismatches, _): mismatches.map(\.place.key)
    case .errored(let trouble): [trouble.place.map(\.key) ?? ""]
    }
  }
}

extension ReportedPlace {
  fileprivate var key: String { excerpt.place }
}

extension ReportedMismatch {
  /// What is wrong, but for values.
  var kind: String {
    let sentence = sentence
    if code == "status" || code == "scenario" { return "\(code) \(sentence)" }
    let subject = subject.text
    let place = "\(code) \(FoldedText.foldedQuery(subject))"
    if sentence.hasPrefix(subject) {
      return "\(place) \(FoldedText.folded(String(sentence.dropFirst(subject.count))))"
    }
    // What a query selects.
    guard let verb = sentence.ranges(of: " selects ").last else {
      return "\(place) \(FoldedText.folded(sentence))"
    }
    return "\(place) \(FoldedText.foldedQuery(String(sentence[..<verb.lowerBound]))) "
      + FoldedText.folded(String(sentence[verb.lowerBound...]))
  }

  /// Without the number of the exchange.
  private var sentence: String {
    let text = message.text
    guard exchange != nil, text.hasPrefix("in exchange "), let comma = text.firstIndex(of: ",")
    else {
      return text
    }
    return String(text[comma...].dropFirst(2))
  }
}

extension ReportedStep {
  fileprivate var targets: [String] {
    exchanges.map { "\($0.request.method) \(FoldedText.foldedTarget($0.request.url.text))" }
  }

  /// The status codes that came, and what is said of those that are wrong; of tries that were
  /// repeated the last counts.
  fileprivate var answers: [String] {
    let counted = isConcurrent ? exchanges : exchanges.suffix(1)
    let isOfStatus =
      if case .failed(let mismatches, _) = verdict {
        mismatches.contains { $0.code == "status" }
      } else {
        false
      }
    return counted.map { exchange in
      guard let response = exchange.response else { return "no answer" }
      return "\(response.statusCode)" + (isOfStatus ? " " + response.words : "")
    }
  }
}

extension ReportedResponse {
  /// What the server says of its status, without values.
  fileprivate var words: String {
    let type = fields.first { equalsIgnoringASCIICase($0.name.text, "Content-Type") }
    let mediaType = (type?.value.text ?? "").prefix { $0 != ";" }
    guard let text = content.text?.text else { return "\(mediaType)" }
    if text.utf8.count <= Self.longestWords,
      let document = try? JSONDocument.parse(Array(text.utf8))
    {
      return "\(mediaType) \(document.root.words(depth: 0))"
    }
    let line = text.split(whereSeparator: \.isNewline).first ?? ""
    return "\(mediaType) \(FoldedText.foldedWords(String(String(line).prefix(utf8Count: 200))))"
  }

  private static let longestWords = 64 * 1024
}

extension JSONNode {
  /// Members in which errors are explained.
  private static let telling: Set<String> = [
    "code", "detail", "details", "error", "error_description", "errorcode", "errors", "exception",
    "field", "loc", "message", "messages", "msg", "path", "pointer", "reason", "status", "title",
    "type",
  ]

  fileprivate func words(depth: Int) -> String {
    guard depth < 5 else { return "" }
    switch value {
    case .string(let text): return FoldedText.foldedWords(text)
    case .array(let elements):
      return "[\(elements.prefix(3).map { $0.words(depth: depth + 1) }.joined(separator: ","))]"
    case .object(let object):
      let told = object.members.prefix(100).filter { Self.telling.contains($0.name.lowercased()) }
        .map { "\($0.name):\($0.value.words(depth: depth + 1))" }
      return "{\(told.joined(separator: ","))}"
    case .null, .bool, .number: return depth == 0 ? "" : description
    }
  }
}
