import AssayJSON

extension FileContext {
  /// The string's text with its placeholders read; one that cannot be read is reported.
  func template(_ node: JSONNode) -> Template {
    template(node.stringValue ?? "", at: place(node))
  }

  func template(_ text: String, at place: Place) -> Template {
    guard text.mayHoldPlaceholder else {
      return Template(constant: text, place: place)
    }
    var parser = TemplateParser(text, at: place)
    do {
      return try parser.template()
    } catch {
      report(error.diagnostic)
      return Template(constant: text, place: place)
    }
  }

  func jsonTemplate(_ node: JSONNode) -> JSONTemplate {
    varying(node) ?? .constant(node, place(node))
  }

  /// Nil where no placeholder stands in the value: most values of a file are looked through, and
  /// nothing is made of them.
  private func varying(_ node: JSONNode) -> JSONTemplate? {
    switch node.value {
    case .null, .bool, .number: return nil
    case .string(let text):
      guard text.mayHoldPlaceholder else { return nil }
      let template = template(node)
      return template.constant == nil ? .text(template) : nil
    case .array(let elements): return varying(elements, of: node)
    case .object(let object): return varying(object.members, of: node)
    }
  }

  private func varying(_ elements: [JSONNode], of node: JSONNode) -> JSONTemplate? {
    var templates: [JSONTemplate] = []
    for (index, element) in elements.enumerated() {
      guard let template = varying(element) else {
        if !templates.isEmpty { templates.append(.constant(element, place(element))) }
        continue
      }
      if templates.isEmpty { templates = elements[..<index].map { .constant($0, place($0)) } }
      templates.append(template)
    }
    return templates.isEmpty ? nil : .array(templates, place(node))
  }

  private func varying(_ members: [JSONMember], of node: JSONNode) -> JSONTemplate? {
    func constant(_ member: JSONMember) -> JSONTemplate.Member {
      JSONTemplate.Member(
        name: Template(constant: member.name, place: place(member.nameRange)),
        value: .constant(member.value, place(member.value)))
    }
    var templates: [JSONTemplate.Member] = []
    for (index, member) in members.enumerated() {
      let name = template(member.name, at: place(member.nameRange))
      let value = varying(member.value)
      if name.constant != nil, value == nil, templates.isEmpty { continue }
      if templates.isEmpty { templates = members[..<index].map(constant) }
      templates.append(
        JSONTemplate.Member(
          name: name, value: value ?? .constant(member.value, place(member.value))))
    }
    return templates.isEmpty ? nil : .object(templates, place(node))
  }
}

extension JSONTemplate {
  var isConstant: Bool { if case .constant = self { true } else { false } }
}

extension String {
  /// Whether two opening braces stand side by side; most texts of a file have none.
  fileprivate var mayHoldPlaceholder: Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == UInt8(ascii: "{"), previous == byte { return true }
      previous = byte
    }
    return false
  }
}
