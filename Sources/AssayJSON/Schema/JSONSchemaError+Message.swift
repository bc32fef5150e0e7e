import AssayText

extension JSONSchemaError {
  /// The violation as a sentence: "`locale` is "xx", not one of "pt", "es"".
  package var message: String {
    switch violation {
    case .type, .enumeration, .constant, .tooSmall, .tooLarge, .notMultiple, .noAlternative,
      .severalAlternatives, .forbidden, .pattern, .format:
      "\(subject) \(valueSentence)"
    case .missing(let name): "\(subject(adding: name)) is missing"
    case .missingBecauseOf(let name, let present):
      "\(subject(adding: name)) is missing, and `\(present)` asks for it"
    case .notAllowed:
      "\(subject) is not allowed\(instancePath.steps.isEmpty ? "" : " here")"
    case .undecided(let reason): undecidedSentence(reason)
    default: "\(subject) \(sizeSentence)"
    }
  }

  private var subject: String {
    if isAboutName, case .name(let name) = instancePath.steps.last {
      return "the name \(shortened(name))"
    }
    return instancePath.steps.isEmpty ? "the value" : "`\(inWords(instancePath))`"
  }

  private func subject(adding name: String) -> String {
    "`\(inWords(NormalizedPath(instancePath.steps + [.name(name)])))`"
  }

  /// A name has been said in the subject already; a value is shown.
  private func isNot(_ value: JSONNode) -> String {
    isAboutName ? "is not" : "is \(shortened(value)), not"
  }

  private func butIs(_ value: JSONNode) -> String {
    isAboutName ? "" : "is \(shortened(value)), which "
  }

  private var valueSentence: String {
    switch violation {
    case .type(let value, let expected):
      "\(isNot(value)) \(alternatives(expected.map(withArticle)))"
    case .enumeration(let value, let allowed) where allowed.count == 1:
      "\(isNot(value)) \(shortened(allowed[0]))"
    case .enumeration(let value, let allowed):
      "\(isNot(value)) one of \(list(allowed))"
    case .constant(let value, let expected): "\(isNot(value)) \(shortened(expected))"
    case .tooSmall(let value, let minimum, let isExclusive):
      isExclusive
        ? "is \(shortened(value)), not more than \(shortened(minimum))"
        : "is \(shortened(value)), less than \(shortened(minimum))"
    case .tooLarge(let value, let maximum, let isExclusive):
      isExclusive
        ? "is \(shortened(value)), not less than \(shortened(maximum))"
        : "is \(shortened(value)), more than \(shortened(maximum))"
    case .notMultiple(let value, let divisor):
      "is \(shortened(value)), not a multiple of \(shortened(divisor))"
    case .pattern(let text, let pattern):
      "\(butIs(.string(text)))does not match the pattern \(pattern)"
    case .format(let text, let format): "\(isNot(.string(text))) \(format.noun)"
    case .noAlternative(let value, let count):
      "\(butIs(value))fits none of the \(count) alternatives"
    case .severalAlternatives(let value, let fitting):
      "\(butIs(value))fits \(fitting.count) of the alternatives (\(ordinals(fitting))), not just one"
    case .forbidden(let value): "\(butIs(value))is what `not` rules out"
    default: ""
    }
  }

  private var sizeSentence: String {
    switch violation {
    case .tooShort(let text, _, _) where text.isEmpty: "is empty"
    case .tooShort(let text, let length, let minimum):
      "has \(counted(length, "character")), fewer than \(minimum): \(shortened(text))"
    case .tooLong(let text, let length, let maximum):
      "has \(counted(length, "character")), more than \(maximum): \(shortened(text))"
    case .tooFewItems(let count, let minimum):
      "has \(counted(count, "item")), fewer than \(minimum)"
    case .tooManyItems(let count, let maximum):
      "has \(counted(count, "item")), more than \(maximum)"
    case .repeatedItem(let value, let first, let second):
      "has the same item at \(first) and \(second): \(shortened(value))"
    case .tooFewMembers(let count, let minimum):
      "has \(counted(count, "member")), fewer than \(minimum)"
    case .tooManyMembers(let count, let maximum):
      "has \(counted(count, "member")), more than \(maximum)"
    case .tooFewMatches(let count, let minimum):
      count == 0 && minimum == 1
        ? "has no item of the kind that it must contain"
        : "has \(counted(count, "item")) of the kind that it must contain, fewer than \(minimum)"
    case .tooManyMatches(let count, let maximum):
      "has \(counted(count, "item")) of a kind of which it may contain \(maximum)"
    default: ""
    }
  }

  private func undecidedSentence(_ reason: JSONSchemaViolation.Undecided) -> String {
    switch reason {
    case .pattern(let pattern):
      "\(subject) could not be matched in bounded time against the pattern \(pattern)"
    case .depth: "\(subject) is nested too deeply for the schema to be applied"
    case .steps: "\(subject) could not be judged in bounded time"
    case .cancelled: "\(subject) was not judged to its end"
    }
  }
}
