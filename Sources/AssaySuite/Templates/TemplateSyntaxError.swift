import AssayJSON

/// A placeholder that cannot be read.
struct TemplateSyntaxError: Error, Sendable {
  enum Reason: Sendable {
    case unterminated
    case empty
    case unexpected(String)
    case unknownFunction(String)
    case wrongArguments(PlaceholderFunction)
    case invalidName(String)
    /// An opening parenthesis without its other.
    case unclosed
    /// So many calls within each other at most.
    case tooDeep(Int)
    /// Parentheses around what is no call.
    case noCall
    case unfit(PlaceholderMistake)
  }

  var reason: Reason
  var place: Place
}

extension TemplateSyntaxError {
  var diagnostic: Diagnostic {
    Diagnostic(
      code: "placeholder-syntax", message, at: place,
      notes: remedies.map { Diagnostic.Note($0) })
  }

  /// The last says how two braces are written that are no placeholder, where they may be meant.
  private var remedies: [String] {
    let braces = "to send '{{' itself, write {{\"{{\"}}, in a JSON text {{\\\"{{\\\"}}"
    switch reason {
    case .unterminated, .empty, .unexpected, .unclosed: return [braces]
    case .invalidName: return [remedy, braces].compactMap(\.self)
    case .unknownFunction(let name):
      return [remedy, nearest(to: name) == nil ? braces : nil].compactMap(\.self)
    case .wrongArguments, .tooDeep, .noCall, .unfit: return [remedy].compactMap(\.self)
    }
  }

  private func nearest(to name: String) -> String? {
    nearestSpelling(of: name, among: PlaceholderFunction.allCases.map(\.rawValue))
  }

  private var message: String {
    switch reason {
    case .unterminated: "the placeholder has no closing '}}'"
    case .empty: "the placeholder is empty"
    case .unexpected(let text): "unexpected '\(text)' in the placeholder"
    case .unknownFunction(let name): "there is no placeholder function '\(name)'"
    case .wrongArguments(let function): "wrong arguments for '\(function.rawValue)'"
    case .invalidName(let name): "'\(name)' cannot be a variable's name"
    case .unclosed: "the parenthesis is never closed"
    case .tooDeep(let limit): "more than \(limit) calls stand within each other"
    case .noCall: "parentheses stand around calls, and this is none"
    case .unfit(let mistake): mistake.message
    }
  }

  private var remedy: String? {
    switch reason {
    case .unterminated, .empty, .unexpected, .unclosed: nil
    case .unknownFunction(let name):
      nearest(to: name).map { "did you mean '\($0)'?" }
        ?? "known: \(PlaceholderFunction.allCases.map(\.rawValue).joined(separator: ", "))"
    case .wrongArguments(let function): "it is written \(function.usage)"
    case .unfit(let mistake): "it is written \(mistake.function.usage)"
    case .tooDeep: "give the inner ones names under 'variables'"
    case .noCall:
      "a name, a text and a number stand without them; functions are those of the manual"
    case .invalidName: "names are letters, digits, '_', '-' and '.', a letter or '_' first"
    }
  }
}
