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
    if let expect = step.expect { check(expect) }
    if let unless = step.retry?.unless { check(unless) }
    for assertion in step.together { check(assertion) }
    if let expect = step.expect {
      diagnostics += absentContent(expected: expect, of: step.request)
    }
    if let unless = step.retry?.unless {
      diagnostics += absentContent(expected: unless, of: step.request)
    }
  }

  private mutating func check(_ response: ExpectedResponse) {
    if case .matcher(let matcher) = response.status?.kind { diagnostics += idleStatus(matcher) }
    for header in response.headers {
      guard !header.isOfLines else {
        checkSchemas(in: header.matcher)
        continue
      }
      diagnostics += idleText(header.matcher, what: "a header field")
    }
    if let text = response.text { diagnostics += idleText(text, what: "the content as text") }
    if let json = response.json { checkSchemas(in: json) }
    if let duration = response.duration { diagnostics += idleNumber(duration, .duration) }
    for assertion in response.assertions { check(assertion) }
    for alternative in response.anyOf { check(alternative) }
  }

  private mutating func check(_ assertion: PathAssertion) {
    if let value = assertion.value { checkSchemas(in: value) }
    // Where nothing may be selected, each of nothing fits.
    if let each = assertion.each, assertion.count == nil { checkSchemas(in: each) }
    if let count = assertion.count { diagnostics += idleNumber(count, .count) }
    if let distinct = assertion.distinct { diagnostics += idleNumber(distinct, .count) }
  }

  /// Looks for schemas within a matcher that no JSON value fits.
  private mutating func checkSchemas(in matcher: Matcher) {
    switch matcher {
    case .object(let members, _), .closedObject(let members, _):
      for member in members { checkSchemas(in: member.matcher) }
    case .array(let elements, _), .unordered(let elements, _):
      for element in elements { checkSchemas(in: element) }
    case .schema(let schema): check(schema)
    case .equal, .template, .absent, .exactly: break
    }
  }
}

extension IdleMatcherCheck {
  private mutating func check(_ schema: SchemaMatcher) {
    if case .compiled(let compiled) = schema.state {
      if right.contains(ObjectIdentifier(compiled)) { return }
      if let impossible = impossibleSchema(schema) { return diagnostics.append(impossible) }
    }
    var silence = SilentSchemaCheck(schema)
    silence.run()
    diagnostics += silence.diagnostics
    if silence.diagnostics.isEmpty, case .compiled(let compiled) = schema.state {
      right.insert(ObjectIdentifier(compiled))
    }
  }
}

private func idleStatus(_ matcher: Matcher) -> [Diagnostic] {
  switch matcher {
  case .absent(let place):
    return [Diagnostic(code: "never-holds", "every answer has a status", at: place)]
  case .schema(let schema):
    guard case .compiled(let compiled) = schema.state else { return [] }
    let right = (100...599).count { compiled.isValid(.number($0)) }
    if right == 500 {
      return [Diagnostic(code: "never-fails", "every status fits this", at: schema.place)]
    }
    if right == 0 {
      return [Diagnostic(code: "never-holds", "no status fits this", at: schema.place)]
    }
    return []
  case .equal, .template, .object, .closedObject, .array, .exactly, .unordered:
    return idleNumber(matcher, .status)
  }
}

/// Where a matcher judges a number.
private enum NumberSubject: String {
  case status = "a status"
  case count = "a number of nodes"
  case duration = "a time in milliseconds"
}

private func idleNumber(_ matcher: Matcher, _ subject: NumberSubject) -> [Diagnostic] {
  func neverHolds(_ reason: String) -> [Diagnostic] {
    [Diagnostic(code: "never-holds", "\(subject.rawValue) \(reason)", at: matcher.place)]
  }
  switch matcher {
  case .template: return []
  case .equal(let node, _), .exactly(.constant(let node, _)):
    guard let number = node.numberValue else { return neverHolds("is a number") }
    if number < JSONNumber(0) { return neverHolds("is never below 0") }
    return subject != .duration && !number.isInteger ? neverHolds("is a whole number") : []
  case .exactly: return []
  case .object, .closedObject, .array, .unordered: return neverHolds("is a number")
  case .absent: return neverHolds("is always there")
  case .schema(let schema):
    if let impossible = impossibleSchema(schema) { return [impossible] }
    guard case .compiled(let compiled) = schema.state else { return [] }
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
private func idleText(_ matcher: Matcher, what: String) -> [Diagnostic] {
  func neverHolds(_ notes: [Diagnostic.Note] = []) -> [Diagnostic] {
    [Diagnostic(code: "never-holds", "\(what) is a text", at: matcher.place, notes: notes)]
  }
  switch matcher {
  case .template, .absent: return []
  case .equal(let node, _), .exactly(.constant(let node, _)):
    guard node.stringValue == nil else { return [] }
    let isScalar = node.arrayValue == nil && node.objectValue == nil
    return neverHolds(isScalar ? [Diagnostic.Note("write it as a string: \"\(node)\"")] : [])
  case .exactly: return []
  case .object, .closedObject, .array, .unordered: return neverHolds()
  case .schema(let schema):
    if let impossible = impossibleSchema(schema) { return [impossible] }
    guard case .compiled(let compiled) = schema.state,
      let types = compiled.source.schemaTypes, !types.contains("string")
    else { return [] }
    return neverHolds()
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
