import AssayJSON
import AssayText

extension RequestDecoder {
  /// `"GET /jobs/{{job}}"`: method and path.
  func request(line: String, _ node: JSONNode) -> RequestTemplate? {
    let place = context.place(node)
    let template = context.template(node)
    guard case .literal(let first) = template.segments.first,
      let blank = first.firstIndex(of: " "),
      first[..<blank].allSatisfy({ $0.isLetter && $0.isASCII })
    else {
      context.error(
        "wrong-value", "a request in one text is a method and a path", at: node.range,
        "write it as in \"GET /customers/{{gid}}\"")
      return nil
    }
    var request = RequestTemplate(place: place)
    let method = String(first[..<blank])
    request.method = Template(constant: method, place: place)
    checkMethod(method, node)
    let rest = String(first[first.index(after: blank)...])
    let beginning = rest.isEmpty ? [] : [Template.Segment.literal(rest)]
    let target = Template(segments: beginning + template.segments.dropFirst(), place: place)
    request.target = target
    checkPath(target, node)
    return request
  }

  /// `{"basic": ["user", "{{password}}"]}`, `{"bearer": "{{token}}"}`, `{"digest": [...]}`, or null.
  func auth(_ node: JSONNode) -> AuthTemplate? {
    if case .null = node.value { return AuthTemplate.none }
    guard var reader = ObjectReader(node, "'auth'", in: context) else { return nil }
    let basic = reader.array("basic").flatMap { pair($0, at: node) }
    let digest = reader.array("digest").flatMap { pair($0, at: node) }
    let bearer = reader.string("bearer").map(context.template)
    reader.finish()
    let given = ["basic", "digest", "bearer"].filter { reader.object[$0] != nil }
    if given.count != 1 {
      context.error(
        "wrong-value", "'auth' names one way to show who sends the request", at: node.range,
        "one of 'basic', 'bearer' and 'digest'")
    }
    if let (user, password) = basic { return .basic(user: user, password: password) }
    if let (user, password) = digest { return .digest(user: user, password: password) }
    return bearer.map { .bearer($0) }
  }

  private func pair(_ elements: [JSONNode], at node: JSONNode) -> (Template, Template)? {
    guard elements.count == 2, elements.allSatisfy({ $0.stringValue != nil }) else {
      context.error(
        "wrong-value", "a user and a password are two texts", at: node.range,
        "write them as in [\"user\", \"{{password}}\"]")
      return nil
    }
    return (context.template(elements[0]), context.template(elements[1]))
  }

  /// Two ways to say who sends the request would go out both.
  func checkAuth(_ reader: ObjectReader) {
    guard let auth = reader.object.member(named: "auth"),
      case .object(let fields)? = reader.object["headers"]?.value,
      fields.members.contains(where: { equalsIgnoringASCIICase($0.name, "Authorization") })
    else { return }
    context.error(
      "contradiction", "'auth' and the field 'Authorization' say the same twice",
      at: auth.nameRange)
  }
}

/// The media type that a file's extension stands for.
func mediaTypeOfFile(_ name: String) -> String {
  let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
  return mediaTypes[ending] ?? "application/octet-stream"
}

private let mediaTypes = [
  "json": "application/json", "csv": "text/csv", "txt": "text/plain", "html": "text/html",
  "htm": "text/html", "xml": "application/xml", "pdf": "application/pdf", "png": "image/png",
  "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml",
  "webp": "image/webp", "zip": "application/zip", "gz": "application/gzip",
  "md": "text/markdown", "mp4": "video/mp4", "mp3": "audio/mpeg", "wav": "audio/wav",
  "yaml": "application/yaml", "yml": "application/yaml",
]
