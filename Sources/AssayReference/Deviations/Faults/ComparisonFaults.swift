internal import Foundation

extension Deviation {
  /// Differences that are not seen.
  @DeviationList static var comparisonFaults: [Deviation] {
    for attribute in Attribute.allCases where attribute != .vatNumber {
      fault(
        "\(attribute)-not-compared", breaks: "conflict.each-attribute",
        "Another \(attribute) alone is no conflict."
      ) { $0.equate { one, _, _ in one == attribute } }
      if !attribute.isMandatory {
        fault(
          "\(attribute)-left-out-unseen", breaks: "conflict.left-out",
          "Leaving out \(attribute) is no conflict."
        ) {
          // A locale that was left out is the default one by now.
          let absent = attribute.defaultValue
          $0.equate { $0 == attribute && $1 != nil && $2 == absent }
        }
        fault(
          "\(attribute)-added-unseen", breaks: "conflict.added",
          "Adding \(attribute) is no conflict."
        ) {
          let absent = attribute.defaultValue
          $0.equate { $0 == attribute && $1 == absent && $2 != nil }
        }
        fault(
          "\(attribute)-added-later", breaks: "conflict.added",
          "Adding \(attribute) is a success, and changes the customer."
        ) {
          $0.around(\.register) { attributes, call, next in
            let outcome = try await next(attributes, call)
            guard case .conflict(let customer, [attribute]) = outcome,
              customer.attributes[attribute] == attribute.defaultValue
            else { return outcome }
            try call.store.set(attribute, of: customer.gid, to: attributes[attribute])
            return .known(Customer(gid: customer.gid, attributes: attributes))
          }
        }
      }
    }
    for (name, phrase, fold) in foldings {
      fault(
        "compared-\(name)", breaks: "conflict.slight", "Values are compared \(phrase)."
      ) {
        $0.equate { attribute, one, other in
          guard !attribute.isCode, attribute != .vatNumber, let one, let other else { return false }
          return ExactText(fold(one.string)) == ExactText(fold(other.string))
        }
      }
    }
    fault(
      "compared-as-a-set", breaks: "conflict.each-attribute",
      "Two registrations with the same values are the same, whichever attributes they are in."
    ) {
      $0.around(\.compare) { pair, call, next in
        pair.known.values == pair.new.values ? [] : try await next(pair, call)
      }
    }
    fault(
      "compared-in-one-string", breaks: "conflict.each-attribute",
      "The values are compared one behind the other, without a mark where each ends."
    ) {
      $0.around(\.compare) { pair, call, next in
        pair.known.joined == pair.new.joined ? [] : try await next(pair, call)
      }
    }
    for count in [2, 3] {
      fault(
        "\(count == 2 ? "two" : "three")-differences-needed", breaks: "conflict.each-attribute",
        "A registration is a conflict only if \(count) attributes or more differ."
      ) {
        $0.around(\.compare) { pair, call, next in
          let differing = try await next(pair, call)
          return differing.count < count ? [] : differing
        }
      }
    }
    fault(
      "one-difference-allowed-at-most", breaks: "conflict.status",
      "A registration that differs in more than five attributes is a replay."
    ) {
      $0.around(\.compare) { pair, call, next in
        let differing = try await next(pair, call)
        return differing.count > 5 ? [] : differing
      }
    }
    fault(
      "compared-with-the-refused", breaks: "conflict.unchanged",
      "A registration is compared with the last one under its VAT number, refused or not."
    ) {
      let last = Memory<[String: CustomerAttributes]>([:])
      $0.around(\.compare) { pair, call, next in
        let key = "\(call.company?.id ?? 0) \(pair.known[.vatNumber]?.string ?? "")"
        let before = last { last in
          defer { last[key] = pair.new }
          return last[key]
        }
        return try await next((known: before ?? pair.known, new: pair.new), call)
      }
    }
  }

  private static let foldings: [(String, String, @Sendable (String) -> String)] = [
    ("in-any-case", "without regard to case", { $0.lowercased() }),
    (
      "without-accents", "without regard to accents",
      { $0.folding(options: .diacriticInsensitive, locale: nil) }
    ),
    (
      "by-canonical-equivalence", "as Unicode has them for equivalent, composed or not",
      { $0.precomposedStringWithCanonicalMapping }
    ),
    (
      "by-compatibility", "as Unicode has them for compatible, such as ① and 1",
      { $0.precomposedStringWithCompatibilityMapping }
    ),
    ("trimmed", "without the spaces at their ends", { $0.trimmingCharacters(in: .whitespaces) }),
    ("without-spaces", "without spaces", { $0.filter { !$0.isWhitespace } }),
    (
      "collapsed", "with runs of spaces taken for one",
      { $0.replacingOccurrences(of: " +", with: " ", options: .regularExpression) }
    ),
    ("by-32-characters", "by their first 32 characters", { String($0.prefix(32)) }),
    ("by-64-characters", "by their first 64 characters", { String($0.prefix(64)) }),
    ("by-255-characters", "by their first 255 characters", { String($0.prefix(255)) }),
    ("to-a-null", "up to U+0000", { String($0.prefix { $0 != "\0" }) }),
    ("by-length", "by their lengths", { String($0.count) }),
    ("without-first", "without their first character", { String($0.dropFirst()) }),
    ("without-last", "without their last character", { String($0.dropLast()) }),
    ("in-any-order", "by their characters in any order", { String($0.sorted()) }),
    (
      "as-numbers", "as numbers where they are, so that 007 is 7 and 1e3 is 1000",
      { $0.isEmpty ? $0 : Double($0).map { "\($0)" } ?? $0 }
    ),
    (
      "by-letters-and-digits", "by their letters and digits",
      { $0.filter { $0.isLetter || $0.isNumber } }
    ),
    (
      "in-ascii", "with ? for what is not ASCII",
      { String($0.unicodeScalars.map { $0.isASCII ? Character($0) : "?" }) }
    ),
    (
      "in-16-bits", "with one character for all that are beyond 16 bits",
      { String($0.unicodeScalars.map { $0.value < 0x1_0000 ? Character($0) : "?" }) }
    ),
    (
      "without-zero-width", "without characters that have no width",
      {
        String(
          String.UnicodeScalarView($0.unicodeScalars.filter { !(0x200B...0x200D ~= $0.value) }))
      }
    ),
  ]
}

extension CustomerAttributes {
  /// The values in any order.
  fileprivate var values: Set<ExactText> { Set(Attribute.allCases.compactMap { self[$0] }) }

  fileprivate var joined: ExactText {
    ExactText(Attribute.allCases.compactMap { self[$0]?.string }.joined())
  }
}
