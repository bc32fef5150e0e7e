// Keywords for strings (JSON Schema 2020-12 validation, sections 6.3 and 7).

/// `minLength` and `maxLength` (6.3.1, 6.3.2): in code points.
struct LengthKeyword: SchemaKeyword {
  let minimum: Int
  let maximum: Int
  let minimumPlace: SchemaPlace
  let maximumPlace: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .string(let text) = instance.value else { return true }
    // A code point has one to four bytes, which settles most cases without counting.
    let bytes = text.utf8.count
    if bytes <= maximum, bytes >= 4 * (minimum > Int.max / 4 ? Int.max / 4 : minimum) {
      return true
    }
    let length = text.unicodeScalars.count
    if length < minimum {
      let violation = JSONSchemaViolation.tooShort(text, length: length, minimum: minimum)
      return evaluation.fail(minimumPlace, instance, violation)
    }
    return length <= maximum
      || evaluation.fail(
        maximumPlace, instance, .tooLong(text, length: length, maximum: maximum))
  }
}

/// `pattern` (6.3.3): not anchored.
struct PatternKeyword: SchemaKeyword {
  let regex: ECMARegex
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .string(let text) = instance.value else { return true }
    switch regex.search(text, budget: &evaluation.patternBudget) {
    case .found: return true
    case .notFound:
      return evaluation.fail(place, instance, .pattern(text, pattern: regex.pattern))
    case .undecided:
      return evaluation.leaveUndecided(place, instance, .pattern(regex.pattern))
    }
  }
}

/// `format` (7), where it is asserted.
struct FormatKeyword: SchemaKeyword {
  let format: JSONFormat
  let place: SchemaPlace

  func holds(
    for instance: JSONNode, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    guard case .string(let text) = instance.value else { return true }
    return format.matches(text)
      || evaluation.fail(place, instance, .format(text, format: format))
  }
}

extension SchemaCompiler {
  mutating func stringKeywords(of schema: SchemaObject) -> [any SchemaKeyword] {
    var keywords: [any SchemaKeyword] = []
    let minimum = count("minLength", in: schema)
    let maximum = count("maxLength", in: schema)
    if let place = minimum?.place ?? maximum?.place {
      keywords.append(
        LengthKeyword(
          minimum: minimum?.value ?? 0, maximum: maximum?.value ?? Int.max,
          minimumPlace: minimum?.place ?? place, maximumPlace: maximum?.place ?? place))
    }
    if let (pattern, place) = string("pattern", in: schema),
      let regex = regex(pattern, in: schema, at: place.valueRange)
    {
      keywords.append(PatternKeyword(regex: regex, place: place))
    }
    if let keyword = formatKeyword(of: schema) { keywords.append(keyword) }
    return keywords
  }

  /// The compiled pattern; nil after a mistake.
  mutating func regex(
    _ pattern: String, in schema: SchemaObject, at range: SourceRange
  ) -> ECMARegex? {
    do throws(ECMARegexError) {
      return try ECMARegex(pattern)
    } catch {
      mistake(.pattern(error), in: schema, at: range)
      return nil
    }
  }

  private mutating func formatKeyword(of schema: SchemaObject) -> FormatKeyword? {
    guard let (name, place) = string("format", in: schema) else { return nil }
    let isAsserted = options.assertsFormat || schema.vocabularies.contains(.formatAssertion)
    if let format = JSONFormat(rawValue: name) {
      return isAsserted ? FormatKeyword(format: format, place: place) : nil
    }
    if isAsserted, options.unknownKeywords == .refuse {
      let nearest = nearestSpelling(of: name, among: JSONFormat.allCases.map(\.rawValue))
      mistake(.unknownFormat(name, nearest: nearest), in: schema, at: place.valueRange)
    }
    return nil
  }
}
