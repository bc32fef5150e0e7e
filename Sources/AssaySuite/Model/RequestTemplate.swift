package import AssayJSON

/// A request whose parts may hold placeholders.
package struct RequestTemplate: Sendable {
  package var place: Place
  package var method: Template?
  /// A path under the base URL, or an absolute URL.
  package var target: Template?
  package var query: [QueryParameter] = []
  package var headers: [HeaderTemplate] = []
  package var content: ContentTemplate?
  /// JSON Patches (RFC 6902) of the JSON content, applied in order.
  package var patches: [JSONTemplate] = []
  /// Of one kind the last counts.
  package var options: [RequestOption] = []
  package var auth: AuthTemplate?

  package struct QueryParameter: Sendable {
    package var name: String
    package var value: JSONTemplate
  }

  /// A field line; without a value it takes away what a default would send.
  package struct HeaderTemplate: Sendable {
    package var name: String
    package var place: Place
    package var value: Template?
  }

  package enum ContentTemplate: Sendable {
    case json(JSONTemplate)
    case text(Template)
    /// Bytes that stand in the scenario file as base64, or in a file of their own.
    case bytes([UInt8])
    case file(LargeFile)
    case form([QueryParameter])
    case multipart([Part])
  }

  /// A file that is read when it is sent, piece by piece.
  package struct LargeFile: Sendable {
    package var path: String
    /// In bytes, when it was found.
    package var size: Int
  }

  package enum FileContent: Sendable {
    case bytes([UInt8])
    case large(LargeFile)
  }

  /// A part of `multipart/form-data` (RFC 7578).
  package struct Part: Sendable {
    package enum Content: Sendable {
      case text(Template)
      case file(FileContent)
    }

    package var name: String
    package var content: Content
    package var fileName: String?
    package var mediaType: String?
  }
}

extension RequestTemplate {
  /// This request with what `other` says put over it: single parts replaced, header fields by name,
  /// patches added behind.
  package func overridden(by other: RequestTemplate) -> RequestTemplate {
    var result = self
    result.place = other.place
    result.method = other.method ?? method
    result.target = other.target ?? target
    if !other.query.isEmpty {
      let replaced = Set(other.query.map(\.name))
      result.query = query.filter { !replaced.contains($0.name) } + other.query
    }
    result.headers = headers.overridden(by: other.headers)
    if let auth = other.auth {
      result.auth = auth
      result.headers = headers.filter { !$0.isAuthorization }.overridden(by: other.headers)
    } else if other.headers.contains(where: \.isAuthorization) {
      result.auth = nil
    }
    if let content = other.content {
      result.content = content
      result.patches = other.patches
    } else {
      result.patches = patches + other.patches
    }
    result.options = options + other.options
    return result
  }

  /// Those of the fields and of the query, which may read the content.
  func collectFieldPlaceholders(into found: inout [Placeholder]) {
    target?.query.collectPlaceholders(into: &found)
    for parameter in query { parameter.value.collectPlaceholders(into: &found) }
    for header in headers { header.value?.collectPlaceholders(into: &found) }
  }

  /// All others.
  func collectPlaceholders(into found: inout [Placeholder]) {
    method?.collectPlaceholders(into: &found)
    target?.withoutQuery.collectPlaceholders(into: &found)
    auth?.collectPlaceholders(into: &found)
    for case .pass(let template) in options { template.collectPlaceholders(into: &found) }
    for patch in patches { patch.collectPlaceholders(into: &found) }
    switch content {
    case .json(let template): template.collectPlaceholders(into: &found)
    case .text(let template): template.collectPlaceholders(into: &found)
    case .form(let parameters):
      for parameter in parameters { parameter.value.collectPlaceholders(into: &found) }
    case .multipart(let parts):
      for case .text(let template) in parts.map(\.content) {
        template.collectPlaceholders(into: &found)
      }
    case .bytes, .file, nil: break
    }
  }
}

extension Template {
  /// What stands before the first literal question mark, and what behind it.
  private var parts: (Template, Template) {
    let segments = segments
    let mark = segments.firstIndex { segment in
      if case .literal(let text) = segment { text.utf8.contains(UInt8(ascii: "?")) } else { false }
    }
    let end = mark ?? segments.count
    return (
      Template(segments: Array(segments[..<end]), place: place),
      Template(segments: Array(segments[end...]), place: place)
    )
  }

  fileprivate var withoutQuery: Template { parts.0 }

  fileprivate var query: Template { parts.1 }
}

extension [RequestTemplate.HeaderTemplate] {
  /// Field names compare without regard to case (RFC 9110, section 5.1).
  package func overridden(by others: Self) -> Self {
    if isEmpty || others.isEmpty { return self + others }
    let replaced = Set(others.map { $0.name.lowercased() })
    return filter { !replaced.contains($0.name.lowercased()) } + others
  }
}
