import AssayJSON

/// Reads requests: those of a step, and the named ones that `use` refers to.
struct RequestDecoder {
  let context: FileContext
  /// The named requests that this file can use.
  var library: [String: RequestTemplate]
  /// The bytes of a file that a request names; reports where there are none.
  let bytes: (JSONNode) -> [UInt8]?
  /// The same for one that a request sends.
  let file: (JSONNode) -> RequestTemplate.FileContent?

  /// - Parameter what: "a request".
  func request(_ node: JSONNode) -> RequestTemplate? {
    if let line = node.stringValue { return request(line: line, node) }
    guard var reader = ObjectReader(node, "a request", in: context) else { return nil }
    var request = RequestTemplate(place: context.place(node))
    let base = reader.string("use").flatMap(used)
    request.method = reader.string("method").map(method)
    if let target = reader.string("path") { request.target = path(target) }
    request.query = reader.members("query").map { parameter($0, of: "query") }
    request.headers = reader.members("headers").flatMap(headers)
    request.auth = reader.value("auth").flatMap(auth)
    checkAuth(reader)
    request.content = content(&reader)
    request.patches = reader.value("patch").map(patches) ?? []
    request.options = options(&reader)
    reader.finish()
    let whole = base?.overridden(by: request) ?? request
    checkMediaType(of: whole)
    return whole
  }

  private func checkMediaType(of request: RequestTemplate) {
    guard case .multipart = request.content,
      let value = request.headers.last(where: { $0.name.lowercased() == "content-type" })?.value,
      let text = value.constant
    else { return }
    do throws(MultipartError) {
      _ = try MultipartMediaType(text)
    } catch {
      context.report(
        Diagnostic(
          code: "wrong-value", error.sentence, at: value.place,
          notes: [Diagnostic.Note(error.remedy)]))
    }
  }

  private func used(_ node: JSONNode) -> RequestTemplate? {
    guard let name = node.stringValue else { return nil }
    if let request = library[name] { return request }
    if context.isIncomplete { return nil }
    let nearest = nearestSpelling(of: name, among: library.keys.sorted())
    context.error(
      "unknown-request", "no request is named '\(name)'", at: node.range,
      nearest.map { "did you mean '\($0)'?" }
        ?? "define it under 'requests', here or in a file that 'include' names")
    return nil
  }

  private func parameter(
    _ member: JSONMember, of name: String
  ) -> RequestTemplate.QueryParameter {
    context.refusePlaceholders(inNameOf: member, of: name)
    return RequestTemplate.QueryParameter(
      name: member.name, value: context.jsonTemplate(member.value))
  }

  /// A field, or one for each element of an array.
  func headers(_ member: JSONMember) -> [RequestTemplate.HeaderTemplate] {
    guard let elements = member.value.arrayValue else { return [header(member)].compactMap(\.self) }
    if elements.isEmpty {
      context.error(
        "wrong-value", "an empty array sends no field", at: member.value.range,
        "write null to send none")
    }
    return elements.compactMap { element in
      guard element.stringValue != nil else {
        context.wrongType(element, "a line of '\(member.name)'", expected: "a string")
        return nil
      }
      return header(
        JSONMember(name: member.name, nameRange: member.nameRange, value: element))
    }
  }

  private func header(_ member: JSONMember) -> RequestTemplate.HeaderTemplate? {
    guard context.isFieldName(member.name, at: member.nameRange) else { return nil }
    let place = context.place(member.nameRange)
    switch member.value.value {
    case .null:
      return RequestTemplate.HeaderTemplate(name: member.name, place: place, value: nil)
    case .string(let text):
      if text.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) {
        context.error(
          "wrong-value", "a field value holds no line break (RFC 9110, section 5.5)",
          at: member.value.range)
        return nil
      }
      return RequestTemplate.HeaderTemplate(
        name: member.name, place: place, value: context.template(member.value))
    case .bool, .number, .array, .object:
      context.wrongType(
        member.value, "the header field '\(member.name)'",
        expected: "a string, or null to send none")
      return nil
    }
  }

  /// One of `json`, `text`, `form`, `multipart`, `base64` and `file`.
  private func content(_ reader: inout ObjectReader) -> RequestTemplate.ContentTemplate? {
    var given: [(SourceRange, RequestTemplate.ContentTemplate)] = []
    if let member = reader.member("json") {
      given.append((member.nameRange, .json(context.jsonTemplate(member.value))))
    }
    if let node = reader.string("text") {
      given.append((node.range, .text(context.template(node))))
    }
    let form = reader.member("form")
    let parameters = reader.members("form").map { parameter($0, of: "form") }
    if let form { given.append((form.nameRange, .form(parameters))) }
    if let node = reader.string("base64"), let bytes = context.bytes(inBase64: node) {
      given.append((node.range, .bytes(bytes)))
    }
    if let node = reader.string("file"), let file = file(node) {
      switch file {
      case .bytes(let bytes): given.append((node.range, .bytes(bytes)))
      case .large(let file): given.append((node.range, .file(file)))
      }
    }
    let multipart = reader.member("multipart")
    let parts = reader.members("multipart").flatMap(parts)
    if let multipart { given.append((multipart.nameRange, .multipart(parts))) }
    if given.count > 1 {
      context.error("two-contents", "a request has one content", at: given[1].0)
    }
    return given.first?.1
  }

  /// A part, or one for each element of an array.
  private func parts(_ member: JSONMember) -> [RequestTemplate.Part] {
    (member.value.arrayValue ?? [member.value]).compactMap { element in
      part(JSONMember(name: member.name, nameRange: member.nameRange, value: element))
    }
  }

  /// A part of `multipart`: a text, or an object with `text` or `file`, `filename` and `type`.
  private func part(_ member: JSONMember) -> RequestTemplate.Part? {
    context.refusePlaceholders(inNameOf: member, of: "multipart")
    if member.value.stringValue != nil {
      return RequestTemplate.Part(name: member.name, content: .text(context.template(member.value)))
    }
    guard var reader = ObjectReader(member.value, "a part", in: context) else { return nil }
    let text = reader.string("text").map { RequestTemplate.Part.Content.text(context.template($0)) }
    let file = reader.string("file")
    let fileName = reader.text("filename")
    let mediaType = reader.text("type")
    reader.finish()
    let content = text ?? file.flatMap(self.file).map { .file($0) }
    guard let content, text == nil || file == nil else {
      if file == nil || text != nil {
        context.error(
          "wrong-value", "a part has either 'text' or 'file'", at: member.value.range)
      }
      return nil
    }
    let lastComponent = file?.stringValue?.split(separator: "/").last.map(String.init)
    return RequestTemplate.Part(
      name: member.name, content: content, fileName: fileName ?? lastComponent,
      mediaType: mediaType ?? lastComponent.map(mediaTypeOfFile))
  }

  /// One patch with its operations, in the file's order.
  private func patches(_ node: JSONNode) -> [JSONTemplate] {
    let template = context.jsonTemplate(node)
    // A placeholder alone stands for a whole patch: "{{patch}}".
    if case .text(let text) = template, text.lonePlaceholder != nil { return [template] }
    guard let operations = node.arrayValue else {
      context.wrongType(node, "'patch'", expected: "an array of operations (RFC 6902)")
      return []
    }
    if operations.isEmpty {
      context.error("wrong-value", "an empty patch changes nothing", at: node.range)
    } else if case .constant = template {
      do {
        _ = try JSONPatch(node)
      } catch {
        context.error("patch-syntax", "\(error)", at: error.range)
      }
    }
    return [template]
  }
}

extension FileContext {
  /// Whether a field can bear that name; if not, it is reported.
  func isFieldName(_ name: String, at range: SourceRange) -> Bool {
    if !name.isToken {
      error("wrong-value", "'\(name)' is not a field name (RFC 9110, section 5.1)", at: range)
    }
    return name.isToken
  }
}

extension String {
  /// `token` (RFC 9110, section 5.6.2).
  var isToken: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
