package import AssayJSON

/// A request with every placeholder's value in it, before it meets a base URL.
package struct ResolvedRequest: Sendable {
  package var method: String
  /// A path under the base URL with its query, or an absolute URL.
  package var target: String
  /// In order; those with nil must not be sent even where HTTP libraries would.
  package var headers: [(name: String, value: String?)]
  package var content: [UInt8]?
  /// The JSON that `content` is, where it is.
  package var json: JSONNode?
}

extension RequestTemplate {
  package func resolved(in scope: inout Scope) throws(TemplateError) -> ResolvedRequest {
    let method = try method?.text(in: &scope) ?? "GET"
    var target = try target?.text(in: &scope) ?? "/"
    let query = try encoded(query, in: &scope)
    if !query.isEmpty { target += (target.contains("?") ? "&" : "?") + query }
    var headers: [(name: String, value: String?)] = []
    headers.reserveCapacity(self.headers.count + 1)
    for header in self.headers {
      headers.append((header.name, try header.value?.text(in: &scope)))
    }
    var request = ResolvedRequest(method: method, target: target, headers: headers)
    switch content {
    case .json(let template):
      let node = try patched(try template.value(in: &scope), in: &scope)
      request.json = node
      request.content = JSONWriter().bytes(node)
      request.setDefault("Content-Type", "application/json")
    case .text(let template): request.content = Array(try template.text(in: &scope).utf8)
    case .bytes(let bytes): request.content = bytes
    case .form(let parameters):
      request.content = Array(try encoded(parameters, in: &scope).utf8)
      request.setDefault("Content-Type", "application/x-www-form-urlencoded")
    case .multipart(let parts):
      let content = try MultipartContent(parts, in: &scope)
      request.content = content.bytes
      request.setDefault("Content-Type", content.mediaType)
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
  fileprivate mutating func setDefault(_ name: String, _ value: String) {
    let isSet = headers.contains {
      $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name.lowercased()
    }
    if !isSet { headers.append((name, value)) }
  }
}
