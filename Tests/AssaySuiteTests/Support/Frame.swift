/// The rest of a scenario file around the part that a test is about.
enum Frame: Sendable {
  /// The text is the whole file.
  case file
  /// Members of the file, before its scenarios.
  case top
  /// Members of a scenario, before its steps.
  case scenario
  /// The elements of `steps`.
  case steps
  /// A request that expects status 200.
  case request
  case expect
  /// What the content must be as JSON.
  case matcher
  /// A string in the content to send.
  case text

  func file(around part: String) -> String {
    switch self {
    case .file: part
    case .top: "{\(part), \"scenarios\": [\(Self.plainScenario)]}"
    case .scenario:
      "{\"scenarios\": [{\"name\": \"a\", \(part), \"steps\": [\(Self.plainStep)]}]}"
    case .steps: "{\"scenarios\": [{\"name\": \"a\", \"steps\": [\(part)]}]}"
    case .request:
      Frame.steps.file(around: "{\"request\": \(part), \"expect\": {\"status\": 200}}")
    case .expect:
      Frame.steps.file(around: "{\"request\": \(Self.plainRequest), \"expect\": \(part)}")
    case .matcher: Frame.expect.file(around: "{\"json\": \(part)}")
    case .text:
      Frame.request.file(around: "{\"method\": \"POST\", \"path\": \"/\", \"json\": \(part)}")
    }
  }

  static let plainRequest = "{\"method\": \"GET\", \"path\": \"/\"}"
  static let plainStep = "{\"request\": \(plainRequest), \"expect\": {\"status\": 200}}"
  static let plainScenario = "{\"name\": \"a\", \"steps\": [\(plainStep)]}"
}
