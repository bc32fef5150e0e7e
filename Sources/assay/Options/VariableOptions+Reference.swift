import AssayJSON
import AssayReports

/// What the embedded reference API needs of the variables.
extension VariableOptions.Values {
  /// The secrets that stand for the companies of the reference API.
  static let tokenNames = ["token", "other_token"]

  /// Makes the tokens that were not given.
  mutating func supplyTokens() throws(UsageError) {
    for name in Self.tokenNames where values[name] == nil {
      try add(secret: name, RandomToken.make(), from: "the reference API")
    }
  }

  var tokens: [String] { Self.tokenNames.compactMap { values[$0]?.stringValue } }

  func redactor() throws(UsageError) -> GrowingRedactor {
    do {
      var redactor = try Redactor(secrets: secrets)
      redactor.shellHasProxy = ProcessEnvironment().hasProxy
      return GrowingRedactor(redactor)
    } catch {
      throw UsageError(error.description)
    }
  }
}
