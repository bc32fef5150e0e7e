package import AssayJSON
import AssayText

/// A request with every placeholder's value in it, before it meets a base URL.
package struct ResolvedRequest: Sendable {
  package var method: String
  /// A path under the base URL with its query, or an absolute URL.
  package var target: String
  /// Whether a part of the target came out of an answer.
  package var hasAnsweredTarget = false
  /// In order; those with nil must not be sent even where HTTP libraries would.
  package var headers: [(name: String, value: String?)]
  /// But for large files.
  package var content: [UInt8]?
  /// Large files within the content, each before the byte of that number.
  package var files: [(offset: Int, file: RequestTemplate.LargeFile)] = []
  /// User and password, where the server is to ask for them.
  package var digest: (user: String, password: String)?
  /// What of its authentication no report may show.
  package var credentials: [String] = []
  /// The JSON that `content` is, where it is.
  package var json: JSONNode?
}

extension RequestTemplate {
  /// The content comes first, for fields and the query may be made of it.
  package func resolved(in scope: inout Scope) throws(TemplateError) -> ResolvedRequest {
    let method = try method?.text(in: &scope) ?? "GET"
    var request = ResolvedRequest(method: method, target: "", headers: [])
    let (made, isForeseen) = try scope.watchingForeseen { scope throws(TemplateError) in
      try scope.watchingAnswers { scope throws(TemplateError) in
        try request.setContent(of: self, in: &scope)
      }
    }
    if !request.files.isEmpty, fieldsReadContent { try request.readFiles(of: self, in: scope) }
    let content =
      isForeseen
      ? RequestContent.foreseen
      : .bytes(request.content ?? [], isAnswered: made.isAnswered)
    try scope.with(content) { scope throws(TemplateError) in
      try request.setTarget(of: self, in: &scope)
      try request.setHeaders(of: self, in: &scope)
    }
    return request
  }

  /// Whether one of the fields, or the query, may be made of the content.
  private var fieldsReadContent: Bool {
    var placeholders: [Placeholder] = []
    target?.collectPlaceholders(into: &placeholders)
    for parameter in query { parameter.value.collectPlaceholders(into: &placeholders) }
    for header in headers { header.value?.collectPlaceholders(into: &placeholders) }
    return placeholders.contains { $0.expression.readsContent { _ in false } }
  }

  fileprivate func encoded(
    _ parameters: [QueryParameter], in scope: inout Scope
  ) throws(TemplateError) -> String {
    var pairs: [String] = []
    for parameter in parameters {
      let value = try parameter.value.value(in: &scope)
      let values = value.arrayValue ?? [value]
      for value in values {
        let text = try scope.text(value, at: parameter.value.place)
        pairs.append("\(percentEncoded(parameter.name))=\(percentEncoded(text))")
      }
    }
    return pairs.joined(separator: "&")
  }

  fileprivate func patched(_ node: JSONNode, in scope: inout Scope) throws(TemplateError)
    -> JSONNode
  {
    var node = node
    for template in patches {
      let operations = try template.value(in: &scope)
      do {
        node = try JSONPatch(operations).applied(to: node)
      } catch {
        var place = template.place
        if error.range != .none { place.range = error.range }
        throw TemplateError(.patch("\(error)"), at: place)
      }
    }
    return node
  }
}

extension ResolvedRequest {
  fileprivate mutating func setTarget(
    of template: RequestTemplate, in scope: inout Scope
  ) throws(TemplateError) {
    (target, hasAnsweredTarget) = try scope.watchingAnswers { scope throws(TemplateError) in
      try template.target?.text(in: &scope) ?? "/"
    }
    // What an answer is to give stands there as its placeholder in a dry run.
    if !scope.metForeseen, let mistake = TargetMistake(target) {
      throw TemplateError(
        .unsendable("\(mistake.sentence), as in '\(target)'; \(mistake.remedy)"),
        at: template.target?.place ?? template.place)
    }
    let query = try template.encoded(template.query, in: &scope)
    if !query.isEmpty { target += (target.contains("?") ? "&" : "?") + query }
  }

  /// Those of the request, before the one that goes with its content.
  fileprivate mutating func setHeaders(
    of template: RequestTemplate, in scope: inout Scope
  ) throws(TemplateError) {
    let own = headers
    headers.removeAll()
    headers.reserveCapacity(template.headers.count + 1)
    for (index, header) in template.headers.enumerated() {
      if index == template.ownMediaType, let made = own.first {
        headers.append(made)
      } else {
        headers.append((header.name, try header.value?.text(in: &scope)))
      }
    }
    if let (value, secrets) = try template.auth?.field(in: &scope) {
      headers.append(("Authorization", value))
      credentials = secrets
    } else if let pair = try template.auth?.digest(in: &scope) {
      digest = pair
      credentials = [pair.password]
    }
    if template.ownMediaType == nil, let implied = own.first { setDefault(implied) }
  }

  /// With the field that names its type, where there is one.
  fileprivate mutating func setContent(
    of template: RequestTemplate, in scope: inout Scope
  ) throws(TemplateError) {
    switch template.content {
    case .json(let value):
      let node = try template.patched(try value.value(in: &scope), in: &scope)
      json = node
      content = JSONWriter().bytes(node)
      headers = [("Content-Type", "application/json")]
    case .text(let text): content = Array(try text.text(in: &scope).utf8)
    case .bytes(let bytes): content = bytes
    case .file(let file):
      content = []
      files = [(0, file)]
    case .form(let parameters):
      content = Array(try template.encoded(parameters, in: &scope).utf8)
      headers = [("Content-Type", "application/x-www-form-urlencoded")]
    case .multipart(let parts): try setMultipart(parts, of: template, in: &scope)
    case nil: break
    }
  }

  /// A media type of one's own gets the boundary, so it is made before the content.
  private mutating func setMultipart(
    _ parts: [RequestTemplate.Part], of template: RequestTemplate, in scope: inout Scope
  ) throws(TemplateError) {
    var type = MultipartMediaType()
    let own = template.ownMediaType.map { template.headers[$0] }
    if let value = own?.value {
      let text = try value.text(in: &scope)
      do throws(MultipartError) {
        type = try MultipartMediaType(text)
      } catch {
        throw TemplateError(.unsendable("\(error.sentence); \(error.remedy)"), at: value.place)
      }
    }
    let boundary = type.boundary ?? "assay-\(scope.boundary())"
    let multipart = try MultipartContent(parts, boundary: boundary, in: &scope)
    content = multipart.bytes
    files = multipart.files
    headers = [(own?.name ?? "Content-Type", type.text(boundary: boundary))]
  }

  /// Puts large files into the content: what is signed must be what is sent.
  fileprivate mutating func readFiles(
    of template: RequestTemplate, in scope: Scope
  ) throws(TemplateError) {
    var whole: [UInt8] = []
    var start = 0
    let content = content ?? []
    for (offset, file) in files {
      whole += content[start..<offset]
      start = offset
      guard file.size + whole.count <= scope.budget else {
        throw TemplateError(.tooLarge, at: template.place)
      }
      do {
        whole += try scope.files.bytes(of: file.path)
      } catch {
        throw TemplateError(
          .file("cannot read \(error.path): \(error.reason)"), at: template.place)
      }
    }
    self.content = whole + content[start...]
    files = []
  }

  private mutating func setDefault(_ field: (name: String, value: String?)) {
    let isSet = headers.contains { equalsIgnoringASCIICase($0.name, field.name) }
    if !isSet { headers.append(field) }
  }
}

extension RequestTemplate {
  /// Of a multipart request the field that names its media type, by its number.
  fileprivate var ownMediaType: Int? {
    guard case .multipart = content else { return nil }
    return headers.lastIndex {
      $0.value != nil && equalsIgnoringASCIICase($0.name, "Content-Type")
    }
  }
}
