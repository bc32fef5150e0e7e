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
  /// The JSON that `content` is, where it is.
  package var json: JSONNode?
}

extension RequestTemplate {
  package func resolved(in scope: inout Scope) throws(TemplateError) -> ResolvedRequest {
    let method = try method?.text(in: &scope) ?? "GET"
    let (path, hasAnsweredTarget) = try scope.watchingAnswers { scope throws(TemplateError) in
      try self.target?.text(in: &scope) ?? "/"
    }
    var target = path
    let query = try encoded(query, in: &scope)
    // What an answer is to give stands there as its placeholder in a dry run.
    if !scope.metForeseen, let mistake = TargetMistake(target) {
      throw TemplateError(
        .unsendable("\(mistake.sentence), as in '\(target)'; \(mistake.remedy)"),
        at: self.target?.place ?? place)
    }
    if !query.isEmpty { target += (target.contains("?") ? "&" : "?") + query }
    var headers: [(name: String, value: String?)] = []
    headers.reserveCapacity(self.headers.count + 1)
    for header in self.headers {
      headers.append((header.name, try header.value?.text(in: &scope)))
    }
    var request = ResolvedRequest(
      method: method, target: target, hasAnsweredTarget: hasAnsweredTarget, headers: headers)
    switch content {
    case .json(let template):
      let node = try patched(try template.value(in: &scope), in: &scope)
      request.json = node
      request.content = JSONWriter().bytes(node)
      request.setDefault("Content-Type", "application/json")
    case .text(let template): request.content = Array(try template.text(in: &scope).utf8)
    case .bytes(let bytes): request.content = bytes
    case .file(let file):
      request.content = []
      request.files = [(0, file)]
    case .form(let parameters):
      request.content = Array(try encoded(parameters, in: &scope).utf8)
      request.setDefault("Content-Type", "application/x-www-form-urlencoded")
    case .multipart(let parts):
      try request.setMultipart(parts, of: self, in: &scope)
    case nil: break
    }
    return request
  }

  private func encoded(
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

  private func patched(_ node: JSONNode, in scope: inout Scope) throws(TemplateError) -> JSONNode {
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
  /// A media type of one's own gets the boundary.
  fileprivate mutating func setMultipart(
    _ parts: [RequestTemplate.Part], of template: RequestTemplate, in scope: inout Scope
  ) throws(TemplateError) {
    let own = headers.lastIndex { $0.name.lowercased() == "content-type" && $0.value != nil }
    var type = MultipartMediaType()
    if let own, let text = headers[own].value {
      do throws(MultipartError) {
        type = try MultipartMediaType(text)
      } catch {
        let place = template.headers[own].value?.place ?? template.place
        throw TemplateError(.unsendable("\(error.sentence); \(error.remedy)"), at: place)
      }
    }
    let boundary = type.boundary ?? "assay-\(scope.boundary())"
    let multipart = try MultipartContent(parts, boundary: boundary, in: &scope)
    content = multipart.bytes
    files = multipart.files
    if let own {
      headers[own].value = type.text(boundary: boundary)
    } else {
      setDefault("Content-Type", type.text(boundary: boundary))
    }
  }

  fileprivate mutating func setDefault(_ name: String, _ value: String) {
    let isSet = headers.contains { equalsIgnoringASCIICase($0.name, name) }
    if !isSet { headers.append((name, value)) }
  }
}
