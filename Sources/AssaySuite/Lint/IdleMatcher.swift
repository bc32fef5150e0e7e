import AssayJSON

/// A check that nothing can fail, or that nothing can pass, checks nothing.
func idleMatchers(in declared: [Scenario]) -> [Diagnostic] {
  var seen: Set<SourceRange> = []
  return declared.flatMap { scenario in
    scenario.allSteps.flatMap(\.matchers).flatMap(idleMatchers).filter {
      seen.insert($0.place?.range ?? .none).inserted
    } + scenario.allSteps.compactMap(\.expect?.status).compactMap(idleStatus)
  }
}

private func idleMatchers(_ matcher: Matcher) -> [Diagnostic] {
  switch matcher {
  case .object(let members, _): return members.map(\.matcher).flatMap(idleMatchers)
  case .array(let elements, _), .unordered(let elements, _): return elements.flatMap(idleMatchers)
  case .schema(let schema):
    guard case .compiled(let compiled) = schema.state, compiled.source.boolValue == false else {
      return []
    }
    return [
      Diagnostic(
        code: "never-holds", "no value fits the schema false", at: schema.place,
        notes: [Diagnostic.Note("that a value must not be there is {\"$absent\": true}")])
    ]
  case .equal, .template, .absent, .exactly: return []
  }
}

private func idleStatus(_ status: ExpectedStatus) -> Diagnostic? {
  guard case .matcher(let matcher) = status.kind else { return nil }
  switch matcher {
  case .absent(let place):
    return Diagnostic(code: "never-holds", "every answer has a status", at: place)
  case .schema(let schema):
    guard case .compiled(let compiled) = schema.state else { return nil }
    let codes = (100...599).map { JSONNode.number($0) }
    let right = codes.count { compiled.isValid($0) }
    if right == codes.count {
      return Diagnostic(code: "never-fails", "every status fits this", at: schema.place)
    }
    if right == 0 {
      return Diagnostic(code: "never-holds", "no status fits this", at: schema.place)
    }
    return nil
  case .equal, .template, .object, .array, .exactly, .unordered: return nil
  }
}
