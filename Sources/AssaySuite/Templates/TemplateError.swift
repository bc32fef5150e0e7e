package import AssayJSON

/// A placeholder that has no value where it stands.
package struct TemplateError: Error, Sendable {
  package enum Reason: Sendable {
    case undefined(String)
    /// A name of which nothing is a member of the other name's value.
    case noMember(String, of: String)
    case unfit(PlaceholderMistake)
    case noText(String)
    /// A value that is nested too deeply, or one too many of those that are large.
    case tooLarge
    /// A schema that has mistakes with the values of this run in it.
    case schema(String)
    /// A matcher, status or query that has no meaning with the values of this run in it.
    case matcher(String)
    /// A patch that cannot be applied to its request.
    case patch(String)
    /// A file that gives no text.
    case file(String)
    /// A file that an answer names.
    case answeredFile
    /// A request's target that is neither a path nor a URL on the server under test.
    case target(String)
    /// A request's target, or its media type, that would not be sent as it is.
    case unsendable(String)
  }

  package var reason: Reason
  package var place: Place

  package init(_ reason: Reason, at place: Place) {
    self.reason = reason
    self.place = place
  }

  package var message: String {
    switch reason {
    case .undefined(let name): "the variable '\(name)' is not defined here"
    case .noMember(let member, let holder): "'\(holder)' has no member '\(member)'"
    case .unfit(let mistake):
      "\(mistake.message); it is written \(mistake.function.usage)"
    case .noText("bytes"):
      "these bytes are not UTF-8, so they cannot be a part of a text; 'base64' writes them as one"
    case .noText(let type): "a value of type \(type) cannot be a part of a text"
    case .tooLarge: "the values of this scenario's placeholders grow too large"
    case .schema(let message): "the schema has a mistake: \(message)"
    case .file(let message), .unsendable(let message), .matcher(let message): message
    case .patch(let message): "the patch cannot be applied: \(message)"
    case .answeredFile:
      "an answer must not choose the file that is read; name it by a quoted text, a column or a "
        + "value that is given"
    case .target(let text):
      "'\(text)' is neither a path, which begins with '/', nor a URL; nor may an answer choose the "
        + "server to send to, but name one that was given"
    }
  }
}
