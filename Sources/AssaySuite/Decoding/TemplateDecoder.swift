import AssayJSON

extension FileContext {
  /// The string's text with its placeholders read; one that cannot be read is reported.
  func template(_ node: JSONNode) -> Template {
    template(node.stringValue ?? "", at: place(node))
  }

  func template(_ text: String, at place: Place) -> Template {
    guard text.mayHoldPlaceholder else {
      return Template(segments: text.isEmpty ? [] : [.literal(text)], place: place)
    }
    var parser = TemplateParser(text, at: place)
    do {
      return try parser.template()
    } catch {
      report(error.diagnostic)
      return Template(segments: [.literal(text)], place: place)
    }
  }

  func jsonTemplate(_ node: JSONNode) -> JSONTemplate {
    switch node.value {
    case .null, .bool, .number: return .constant(node, place(node))
    case .string:
      let template = template(node)
      return template.constant == nil ? .text(template) : .constant(node, place(node))
    case .array(let elements):
      let templates = elements.map(jsonTemplate)
      return templates.allSatisfy(\.isConstant)
        ? .constant(node, place(node)) : .array(templates, place(node))
    case .object(let object):
      let members = object.members.map { member in
        JSONTemplate.Member(
          name: template(member.name, at: place(member.nameRange)),
          value: jsonTemplate(member.value))
      }
      let isConstant = members.allSatisfy { $0.name.constant != nil && $0.value.isConstant }
      return isConstant ? .constant(node, place(node)) : .object(members, place(node))
    }
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
