package import AssayJSON

/// A placeholder that cannot be read.
package struct TemplateSyntaxError: Error, Sendable {
  package enum Reason: Sendable {
    case unterminated
    case empty
    case unexpected(String)
    case unknownFunction(String)
    case wrongArguments(PlaceholderFunction)
    case invalidName(String)
  }

  package var reason: Reason
  package var place: Place
}

extension TemplateSyntaxError {
  package var diagnostic: Diagnostic {
    Diagnostic(
      code: "placeholder-syntax", message, at: place,
      notes: remedy.map { [Diagnostic.Note($0)] } ?? [])
  }

  private var message: String {
    switch reason {
    case .unterminated: "the placeholder has no closing '}}'"
    case .empty: "the placeholder is empty"
    case .unexpected(let text): "unexpected '\(text)' in the placeholder"
    case .unknownFunction(let name): "there is no placeholder function '\(name)'"
    case .wrongArguments(let function): "wrong arguments for '\(function.rawValue)'"
    case .invalidName(let name): "'\(name)' cannot be a variable's name"
    }
  }

  private var remedy: String? {
    switch reason {
    case .unterminated: "to send '{{' itself, write {{\"{{\"}}"
    case .empty, .unexpected: nil
    case .unknownFunction(let name):
      nearestSpelling(of: name, among: PlaceholderFunction.allCases.map(\.rawValue))
        .map { "did you mean '\($0)'?" }
        ?? "known: \(PlaceholderFunction.allCases.map(\.rawValue).joined(separator: ", "))"
    case .wrongArguments(let function): "it is written \(function.usage)"
    case .invalidName: "names are letters, digits, '_', '-' and '.', a letter or '_' first"
    }
  }
}
