extension Deviation {
  /// Values that do not come back as they were sent.
  @DeviationList static var textFaults: [Deviation] {
    for change in TextChange.all {
      fault(
        "text-\(change.name)", breaks: change.clause,
        "Text that is registered\(change.scope) \(change.phrase)."
      ) { $0.alter { $0.apply(change) } }
      if change.isMadeWhenRead {
        fault(
          "retrieval-text-\(change.name)", breaks: "retrieval.gid",
          "Text that is retrieved\(change.scope) \(change.phrase)."
        ) { $0.show(.retrieval) { $0.apply(change) } }
      }
    }
    for attribute in Attribute.allCases where !attribute.isCode {
      for change in TextChange.all where ["trimmed", "ascii", "html-escaped"].contains(change.name)
      {
        fault(
          "\(attribute)-\(change.name)", breaks: change.clause,
          "Text that is registered as \(attribute) \(change.phrase)."
        ) { $0.alter { $0.apply(change, to: [attribute]) } }
      }
      if attribute.isFreeText {
        fault(
          "\(attribute)-unicode-refused", breaks: "registration.unicode",
          "What is not ASCII is refused in \(attribute)."
        ) { $0.refuse { $0.isASCII(attribute) ? nil : .blank(attribute) } }
      }
    }
    for (name, what, characters) in fatal {
      fault("\(name)-fails", breaks: "registration.unicode", "The server fails at \(what).") {
        $0.refuse { attributes in
          let fails = Attribute.allCases.contains {
            attributes[$0]?.string.unicodeScalars.contains(where: characters) == true
          }
          return fails ? .internalFailure : nil
        }
      }
    }
  }

  private static let fatal: [(String, String, @Sendable (Unicode.Scalar) -> Bool)] = [
    ("apostrophe", "an apostrophe", { $0 == "'" }),
    ("backslash", "a backslash", { $0 == "\\" }),
    ("quotation-mark", "a quotation mark", { $0 == "\"" }),
    ("percent-sign", "a percent sign", { $0 == "%" }),
    ("line-feed", "a line feed", { $0 == "\n" }),
    ("null-character", "U+0000", { $0 == "\0" }),
    ("control-character", "a control character", { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }),
    ("emoji", "a character beyond 16 bits", { $0.value > 0xFFFF }),
    (
      "combining-character", "a combining character",
      { $0.properties.canonicalCombiningClass != .notReordered }
    ),
    ("right-to-left", "an Arabic or Hebrew letter", { 0x0590...0x06FF ~= $0.value }),
    ("chinese", "a Chinese character", { 0x4E00...0x9FFF ~= $0.value }),
  ]
}

extension Attribute {
  /// Whether its values are those of a fixed list.
  var isCode: Bool { self == .country || self == .locale }

  /// Whether the contract leaves no room for a form that its values must have.
  var isFreeText: Bool {
    switch self {
    case .name, .address, .city: true
    case .externalId, .vatNumber, .zipCode, .country, .email, .phone, .mobile, .locale: false
    }
  }
}

extension TextChange {
  /// The attributes in which it happens, where not in all.
  fileprivate var scope: String {
    attributes.map { " as " + $0.map(\.rawValue).joined(separator: " or ") } ?? ""
  }

  /// Whether it is worth a fault of its own that shows only when the customer is read back.
  fileprivate var isMadeWhenRead: Bool {
    let others = ["trimmed", "cut-at-255", "html-escaped", "line-feeds-lost", "controls-lost"]
    return clause == "registration.unicode" || others.contains(name)
  }
}

extension CustomerAttributes {
  /// Also where there is nothing.
  func isASCII(_ attribute: Attribute) -> Bool {
    self[attribute]?.string.utf8.allSatisfy { $0 < 0x80 } ?? true
  }

  fileprivate mutating func apply(_ change: TextChange, to attributes: [Attribute]? = nil) {
    let usual = Attribute.allCases.filter { !$0.isCode && $0 != .vatNumber }
    for attribute in attributes ?? change.attributes ?? usual {
      guard let text = self[attribute] else { continue }
      self[attribute] = ExactText(change.apply(text.string))
    }
  }
}
