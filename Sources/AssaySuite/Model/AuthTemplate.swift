import AssayText

/// How a request shows who sends it.
package enum AuthTemplate: Sendable {
  /// RFC 7617.
  case basic(user: Template, password: Template)
  /// RFC 6750.
  case bearer(Template)
  /// RFC 7616.
  case digest(user: Template, password: Template)
  /// Not at all, whatever the defaults say.
  case none

  func collectPlaceholders(into found: inout [Placeholder]) {
    switch self {
    case .basic(let user, let password), .digest(let user, let password):
      user.collectPlaceholders(into: &found)
      password.collectPlaceholders(into: &found)
    case .bearer(let token): token.collectPlaceholders(into: &found)
    case .none: break
    }
  }
}

extension AuthTemplate {
  /// The value of `Authorization`, and what of it no report may show; nil where there is no such field
  /// before the server has asked.
  func field(in scope: inout Scope) throws(TemplateError) -> (value: String, secrets: [String])? {
    switch self {
    case .basic(let user, let password):
      let password = try password.text(in: &scope)
      let encoded = base64(Array("\(try user.text(in: &scope)):\(password)".utf8))
      return ("Basic \(encoded)", [password, encoded])
    case .bearer(let token):
      let token = try token.text(in: &scope)
      return ("Bearer \(token)", [token])
    case .digest, .none: return nil
    }
  }

  /// User and password, where the server is to ask for them.
  func digest(
    in scope: inout Scope
  ) throws(TemplateError) -> (user: String, password: String)? {
    guard case .digest(let user, let password) = self else { return nil }
    return (try user.text(in: &scope), try password.text(in: &scope))
  }
}

extension RequestTemplate.HeaderTemplate {
  var isAuthorization: Bool { equalsIgnoringASCIICase(name, "Authorization") }
}
