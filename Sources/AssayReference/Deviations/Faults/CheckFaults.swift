extension Deviation {
  /// Mandatory attributes that are not asked for.
  @DeviationList static var mandatoryFaults: [Deviation] {
    for attribute in Attribute.allCases where attribute.isMandatory {
      fault(
        "\(attribute)-missing-taken", breaks: "mandatory.missing",
        "A registration without \(attribute) is taken."
      ) { $0.take(attribute) { $0 == nil ? attribute.unknown : nil } }
      fault(
        "\(attribute)-null-taken", breaks: "mandatory.null", "null is taken for \(attribute)."
      ) { $0.take(attribute) { $0?.kind == .null ? attribute.unknown : nil } }
      fault(
        "\(attribute)-null-as-text", breaks: "mandatory.null",
        "null is taken for \(attribute), as the text null."
      ) { $0.take(attribute) { $0?.kind == .null ? "null" : nil } }
      fault(
        "\(attribute)-empty-taken", breaks: "mandatory.empty",
        "An empty \(attribute) is taken."
      ) { $0.take(attribute) { $0.text == "" ? "" : nil } }
      fault(
        "\(attribute)-missing-400", breaks: "mandatory.missing",
        "A registration without \(attribute) is refused with 400."
      ) { $0.answer(400) { $0 == .missing(attribute) } }
      fault(
        "\(attribute)-empty-400", breaks: "mandatory.empty",
        "An empty \(attribute) is refused with 400."
      ) { $0.answer(400) { $0 == .blank(attribute) } }
      fault(
        "\(attribute)-missing-500", breaks: "mandatory.missing",
        "A registration without \(attribute) makes the server fail."
      ) { $0.answer(500) { $0 == .missing(attribute) } }
    }
    fault(
      "country-defaults-to-pt", breaks: "mandatory.missing",
      "A registration without a country is taken, for PT."
    ) { $0.take(.country) { $0 == nil ? "PT" : nil } }
    fault(
      "essentials-unasked", breaks: "mandatory.missing",
      "A registration with a VAT number needs nothing more."
    ) {
      $0.take(.name) { $0 == nil ? "" : nil }
      $0.take(.country) { $0 == nil ? "" : nil }
    }
  }

  /// Values that are no strings.
  @DeviationList static var typeFaults: [Deviation] {
    for (kind, what) in kinds {
      for attribute in Attribute.allCases {
        fault(
          "\(attribute)-takes-\(kind)", breaks: "type.\(kind)",
          "\(what) for \(attribute) is taken, as text."
        ) { $0.take(attribute) { $0?.kind == kind ? attribute.sample : nil } }
      }
      fault(
        "optional-\(kind)-ignored", breaks: "type.\(kind)",
        "\(what) for an optional attribute is taken as if nothing had been given."
      ) {
        $0.changeMembers { members in
          members.removeAll {
            $0.value.kind == kind && Attribute(rawValue: $0.name.string)?.isMandatory == false
          }
        }
      }
      for status in [400, 500] {
        fault(
          "\(kind)-\(status)", breaks: "type.\(kind)",
          "\(what) for an attribute is refused with \(status)."
        ) { $0.answer(status) { $0.isAbout(kind) } }
      }
    }
  }

  static let kinds: [(JSONValue.Kind, String)] = [
    (.number, "A number"), (.boolean, "A boolean"), (.array, "An array"), (.object, "An object"),
  ]
}

extension Stages {
  /// Refuses with another status.
  mutating func answer(_ status: Int, where isMeant: @escaping @Sendable (Refusal) -> Bool) {
    around(\.refuse) { refusal, call, next in
      var answer = try await next(refusal, call)
      if isMeant(refusal) { answer.becomes(status) }
      return answer
    }
  }
}

extension Refusal {
  func isAbout(_ kind: JSONValue.Kind) -> Bool {
    if case .notAString(_, kind) = self { true } else { false }
  }
}

extension Attribute {
  /// What a server keeps for a mandatory attribute that it did not ask for.
  fileprivate var unknown: ExactText {
    switch self {
    // Two such registrations must not be in each other's way.
    case .vatNumber: ExactText("unknown \(Gid.random())")
    default: ""
    }
  }
}
