/// The sanity checks: from a JSON document to the customer it registers.
enum Registration {
  /// Members that are no attribute, `gid` among them, are ignored; `null` is "not given".
  static func attributes(from document: JSONDocument) throws(Refusal) -> CustomerAttributes {
    let members = try members(of: document)
    var attributes = CustomerAttributes()
    for attribute in Attribute.allCases {
      attributes[attribute] = try value(of: attribute, in: members)
    }
    return attributes
  }

  private static func members(
    of document: JSONDocument
  ) throws(Refusal) -> [ExactText: JSONValue] {
    switch document {
    case .other(let kind):
      throw .notAnObject(kind)
    case .object(let members):
      var values: [ExactText: JSONValue] = [:]
      for member in members {
        guard values.updateValue(member.value, forKey: member.name) == nil else {
          throw .duplicateMember(member.name)
        }
      }
      return values
    }
  }

  private static func value(
    of attribute: Attribute, in members: [ExactText: JSONValue]
  ) throws(Refusal) -> ExactText? {
    switch members[ExactText(attribute.rawValue)] {
    case nil, .other(.null):
      if attribute.isMandatory { throw .missing(attribute) }
      return attribute.defaultValue
    case .other(let kind):
      throw .notAString(attribute, kind)
    case .string(let text):
      try check(text, as: attribute)
      return text
    }
  }

  private static func check(_ text: ExactText, as attribute: Attribute) throws(Refusal) {
    if attribute.isMandatory, text.isBlank { throw .blank(attribute) }
    switch attribute {
    case .country where !Country.isAlpha2Code(text): throw .unknownCountry(text)
    case .locale where !Locales.accepted.contains(text): throw .unknownLocale(text)
    default: return
    }
  }
}
