import AssayJSON

/// A check that nothing can fail, or that nothing can pass, checks nothing.
///
/// Only what holds whatever the answer is told: a right check is never accused.
func idleMatchers(in declared: [Scenario]) -> [Diagnostic] {
  var seen: Set<Place> = []
  var check = IdleMatcherCheck()
  for step in declared.lazy.flatMap(\.allSteps) { check.run(step) }
  return check.diagnostics.filter { diagnostic in
    diagnostic.place.map { seen.insert($0).inserted } ?? true
  }
}

/// Walks all matchers of steps.
private struct IdleMatcherCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// Schemas that were found to be right; many places share one.
  private var right: Set<ObjectIdentifier> = []

  mutating func run(_ step: Step) {
    if let expect = step.expect?.template { check(expect) }
    if let unless = step.retry?.unless?.template { check(unless) }
    for condition in step.conditions { checkSchemas(in: condition.matcher) }
    if case .whileFits(let loop) = step.passes {
      for condition in loop.conditions { checkSchemas(in: condition.matcher) }
    }
    for assertion in step.together { check(assertion) }
    if let expect = step.expect?.template {
      diagnostics += absentContent(expected: expect, of: step.request)
    }
    if let unless = step.retry?.unless?.template {
      diagnostics += absentContent(expected: unless, of: step.request)
    }
  }

  private mutating func check(_ response: ExpectationTemplate) {
    if case .matcher(let matcher) = response.status?.kind { diagnostics += idleStatus(matcher) }
    for field in response.headers + response.trailers {
      diagnostics += idleText(field.matcher, what: "a header field")
      checkHeld(in: field.matcher)
    }
    for cookie in response.cookies { checkHeld(in: cookie.matcher) }
    if let events = response.events { checkSchemas(in: events.matcher) }
    if let url = response.url { diagnostics += idleText(url, what: "a URL") }
    if let http = response.http { diagnostics += idleText(http, what: "a version of HTTP") }
    if let redirects = response.redirects { diagnostics += idleNumber(redirects, .count) }
    if let length = response.content?.length { diagnostics += idleNumber(length, .count) }
    if let text = response.text {
      diagnostics += idleText(text, what: "the content as text")
      checkHeld(in: text)
    }
    if let json = response.json { checkSchemas(in: json) }
    if let duration = response.duration { diagnostics += idleNumber(duration, .duration) }
    for assertion in response.assertions { check(assertion) }
    for alternative in response.anyOf { check(alternative) }
  }

  private mutating func check(_ assertion: AssertionTemplate) {
    if let value = assertion.value { checkSchemas(in: value) }
    // Where nothing may be selected, each of nothing fits.
    if let each = assertion.each, assertion.count == nil { checkSchemas(in: each) }
    if let count = assertion.count { diagnostics += idleNumber(count, .count) }
    if let distinct = assertion.distinct { diagnostics += idleNumber(distinct, .count) }
  }

  /// Looks for schemas within a matcher that no JSON value fits.
  private mutating func checkSchemas(in matcher: MatcherTemplate) {
    switch matcher {
    case .schema(let schema): check(schema)
    case .hole(.schema(let schema)): checkSilence(WrittenSchema(schema))
    case .operation(.jwt, let matchers, let place):
      checkAlgorithm(matchers, at: place)
      for child in matchers { checkSchemas(in: child) }
    default: for child in matcher.children { checkSchemas(in: child) }
    }
  }

  /// Looks for schemas of what texts hold; those of the texts themselves need not say that they are of
  /// strings.
  private mutating func checkHeld(in matcher: MatcherTemplate) {
    switch matcher {
    case .operation(.json, _, _), .operation(.jwt, _, _): checkSchemas(in: matcher)
    default: for child in matcher.children { checkHeld(in: child) }
    }
  }

  /// A token whose algorithm may be any may be one of `none` (RFC 8725, section 3.1).
  private mutating func checkAlgorithm(_ matchers: [MatcherTemplate], at place: Place) {
    guard case .object(let parts, _, _) = matchers.first else { return }
    let header = parts.first { $0.name.text == "header" }
    switch header?.matcher {
    case .object(let members, _, _) where members.contains { $0.name.text == "alg" }: return
    case .exactly, .schema, .operation, .hole: return
    default: break
    }
    diagnostics.append(
      Diagnostic(
        .warning, code: "jwt-without-algorithm",
        "the token's algorithm may be any, 'none' among them", at: place,
        notes: [Diagnostic.Note("add \"header\": {\"alg\": \"RS256\"}")]))
  }
}

extension IdleMatcherCheck {
  private mutating func check(_ schema: SchemaMatcher) {
    if right.contains(ObjectIdentifier(schema.compiled)) { return }
    if let impossible = impossibleSchema(schema) { return diagnostics.append(impossible) }
    if checkSilence(WrittenSchema(schema)) { right.insert(ObjectIdentifier(schema.compiled)) }
  }

  /// Whether nothing is wrong with it.
  @discardableResult
  private mutating func checkSilence(_ schema: WrittenSchema) -> Bool {
    var silence = SilentSchemaCheck(schema)
    silence.run()
    diagnostics += silence.diagnostics
    return silence.diagnostics.isEmpty
  }
}

private func idleStatus(_ matcher: MatcherTemplate) -> [Diagnostic] {
  switch matcher {
  case .absent(let place):
    return [Diagnostic(code: "never-holds", "every answer has a status", at: place)]
  case .schema(let schema):
    let compiled = schema.compiled
    let right = (100...599).count { compiled.isValid(.number($0)) }
    if right == 500 {
      return [Diagnostic(code: "never-fails", "every status fits this", at: schema.place)]
    }
    if right == 0 {
      return [Diagnostic(code: "never-holds", "no status fits this", at: schema.place)]
    }
    return []
  case .equal, .object, .array, .exactly, .test, .operation, .hole:
    return idleNumber(matcher, .status)
  }
}

/// Where a matcher judges a number.
private enum NumberSubject: String {
  case status = "a status"
  case count = "a number of nodes"
  case duration = "a time in milliseconds"
}

private func idleNumber(_ matcher: MatcherTemplate, _ subject: NumberSubject) -> [Diagnostic] {
  func neverHolds(_ reason: String) -> [Diagnostic] {
    [Diagnostic(code: "never-holds", "\(subject.rawValue) \(reason)", at: matcher.place)]
  }
  switch matcher {
  case .hole, .test(.near, _), .test(.time, _), .test(.same, _): return []
  case .operation(let operation, let matchers, _):
    guard operation.isOfAnyValue else { return neverHolds("is a number") }
    return operation == .allOf ? matchers.flatMap { idleNumber($0, subject) } : []
  case .equal(let node, _), .exactly(let node, _):
    guard let number = node.numberValue else { return neverHolds("is a number") }
    if number < JSONNumber(0) { return neverHolds("is never below 0") }
    return subject != .duration && !number.isInteger ? neverHolds("is a whole number") : []
  case .object, .array, .test: return neverHolds("is a number")
  case .absent: return neverHolds("is always there")
  case .schema(let schema):
    if let impossible = impossibleSchema(schema) { return [impossible] }
    let compiled = schema.compiled
    if let types = compiled.source.schemaTypes, types.isDisjoint(with: ["number", "integer"]) {
      return neverHolds("is a number")
    }
    if let most = compiled.source["maximum"]?.numberValue, most < JSONNumber(0) {
      return neverHolds("is never below 0")
    }
    guard compiled.source.takes(every: subject) else { return [] }
    return [
      Diagnostic(code: "never-fails", "\(subject.rawValue) always fits this", at: schema.place)
    ]
  }
}

/// A text is all that a field value, or content that is read as text, can be.
private func idleText(_ matcher: MatcherTemplate, what: String) -> [Diagnostic] {
  func neverHolds(_ notes: [Diagnostic.Note] = []) -> [Diagnostic] {
    [Diagnostic(code: "never-holds", "\(what) is a text", at: matcher.place, notes: notes)]
  }
  switch matcher {
  case .hole, .absent, .test(.matches, _), .test(.time, _), .test(.same, _): return []
  case .operation(let operation, let matchers, _):
    switch operation {
    case .not, .anyOf, .json, .base64, .jwt, .lines: return []
    case .allOf: return matchers.flatMap { idleText($0, what: what) }
    case .contains, .each, .unordered: return neverHolds()
    }
  case .equal(let node, _), .exactly(let node, _):
    guard node.stringValue == nil else { return [] }
    let isScalar = node.arrayValue == nil && node.objectValue == nil
    return neverHolds(isScalar ? [Diagnostic.Note("write it as a string: \"\(node)\"")] : [])
  case .object, .array, .test: return neverHolds()
  case .schema(let schema):
    if let impossible = impossibleSchema(schema) { return [impossible] }
    guard let types = schema.compiled.source.schemaTypes, !types.contains("string") else {
      return []
    }
    return neverHolds()
  }
}

extension MatcherOperation {
  /// Whether it may hold of a number as of any other value.
  fileprivate var isOfAnyValue: Bool {
    switch self {
    case .not, .anyOf, .allOf: true
    case .contains, .each, .unordered, .json, .base64, .jwt, .lines: false
    }
  }
}

extension JSONNode {
  /// The types that a schema's `type` names, if it has one.
  var schemaTypes: Set<String>? {
    guard let type = self["type"] else { return nil }
    return Set((type.arrayValue ?? [type]).compactMap(\.stringValue))
  }

  /// Whether a schema takes all that such a number can be; false where that is not plain to see.
  fileprivate func takes(every subject: NumberSubject) -> Bool {
    if let value = boolValue { return value }
    guard let members = objectValue?.members else { return false }
    return members.allSatisfy { member in
      switch member.name {
      case "type":
        schemaTypes?.contains { $0 == "number" || $0 == "integer" && subject != .duration } == true
      case "minimum": member.value.numberValue.map { $0 <= JSONNumber(0) } == true
      case "exclusiveMinimum": member.value.numberValue.map { $0 < JSONNumber(0) } == true
      case "description", "title", "$comment": true
      default: false
      }
    }
  }
}
