import AssayJSON

/// Reads the steps of a scenario.
struct StepDecoder {
  let context: FileContext
  let requests: RequestDecoder
  let expectations: ExpectDecoder
  /// Named lists of steps that this file can use.
  let flows: [String: [Step]]
  /// What every request begins with; a flow's steps get those of the file that uses it.
  let defaults: RequestTemplate?

  /// - Parameter needsExpectation: false for `finally`, where cleaning up is not judged.
  func steps(_ elements: [JSONNode], needsExpectation: Bool = true) -> [Step] {
    var steps: [Step] = []
    for element in elements {
      if element["flow"] != nil {
        steps += flow(element)
      } else if let step = step(element, needsExpectation: needsExpectation) {
        steps.append(step)
      }
      if steps.count > Self.limit {
        context.error(
          "too-many-steps", "these are more than \(Self.limit) steps, those of flows counted",
          at: element.range)
        break
      }
    }
    return steps
  }

  /// Flows that use flows could make steps without end of a few lines.
  private static let limit = 1_000

  /// `{"flow": "name", "with": {...}}`: the steps of a flow, in place of this one.
  private func flow(_ node: JSONNode) -> [Step] {
    guard var reader = ObjectReader(node, "the use of a flow", in: context) else { return [] }
    let name = reader.string("flow")
    let bindings = context.variables(reader.members("with"))
    let clauses = reader.names("covers")
    _ = reader.text("description")
    let loop = forEach(&reader)
    reader.finish()
    guard let name, let text = name.stringValue else { return [] }
    // What is wrong in a flow is told where it stands.
    guard let steps = flows[text] else {
      if context.isIncomplete { return [] }
      let nearest = nearestSpelling(of: text, among: flows.keys.sorted())
      context.error(
        "unknown-flow", "no flow is named '\(text)'", at: name.range,
        nearest.map { "did you mean '\($0)'?" }
          ?? "define it under 'flows', here or in a file that 'include' names")
      return []
    }
    let own = bindings.filter { isOwn($0, of: steps, named: text) }
    for name in loop?.names ?? [] { _ = isOwn(name, of: steps, named: text) }
    let scopes =
      own.isEmpty && loop == nil
      ? [] : [FlowUse(bindings: own, loop: loop, stepCount: steps.count)]
    return steps.enumerated().map { index, step in
      Step(
        step, request: withDefaults(step.request), clauses: clauses.isEmpty ? nil : clauses,
        opening: index == 0 ? scopes : [],
        closing: index == steps.count - 1 ? scopes.count : 0)
    }
  }

  /// What is passed in is the flow's own, and what it captures is everybody's: no name can be both.
  private func isOwn(_ binding: Variable, of steps: [Step], named flow: String) -> Bool {
    let isCaptured = steps.contains { $0.captures.contains { $0.name == binding.name } }
    if isCaptured {
      context.error(
        "contradiction", "the flow '\(flow)' captures '\(binding.name)' itself",
        at: binding.place.range, "'with' gives values to names that the flow only reads")
    }
    return !isCaptured
  }

  private func step(_ node: JSONNode, needsExpectation: Bool) -> Step? {
    guard var reader = ObjectReader(node, "a step", in: context) else { return nil }
    let name = reader.string("name").map(context.template)
    _ = reader.text("description")
    let request = reader.required("request") { $0.value("request").flatMap(requests.request) }
    let expect = reader.value("expect").flatMap { expectations.response($0) }.map(Expectation.init)
    let conditions = reader.members("when").map(condition)
    let captures = reader.members("capture").compactMap {
      CaptureDecoder(context: context, expectations: expectations).capture($0)
    }
    let copies = reader.whole("concurrently", in: 2...256)
    let together = (reader.array("together") ?? []).compactMap(expectations.assertion)
    let loop = forEach(&reader)
    let passes = loop.map { Passes.forEach($0) } ?? repetition(&reader)
    let retry = reader.value("retry").flatMap(self.retry)
    let delay = reader.duration("delay")
    let opensConnection = connection(reader.string("connection"))
    let clauses = reader.names("covers")
    reader.finish()
    check(&reader, needsExpectation: needsExpectation)
    guard let request else { return nil }
    check(request, at: reader)
    return Step(
      name: name ?? defaultName(of: request), place: context.place(reader.opening),
      request: withDefaults(request), expect: expect, captures: captures, conditions: conditions,
      copies: copies ?? 1, together: together, passes: passes, retry: retry, delay: delay,
      opensConnection: opensConnection, coveredClauses: clauses)
  }

  private func withDefaults(_ request: RequestTemplate) -> RequestTemplate {
    defaults?.overridden(by: request) ?? request
  }

  private func check(_ reader: inout ObjectReader, needsExpectation: Bool) {
    let concurrently = reader.member("concurrently")
    if needsExpectation, reader.member("expect") == nil,
      reader.member("together")?.value.arrayValue?.isEmpty ?? true
    {
      context.error(
        "no-expectation", "the step expects nothing, so it cannot fail", at: reader.opening,
        "add 'expect', at least with a 'status'")
    }
    if let together = reader.member("together"), concurrently == nil,
      reader.member("repeat") == nil, reader.member("forEach") == nil
    {
      context.error(
        "together-without-copies",
        "'together' judges the answers to several requests, and there is one",
        at: together.nameRange,
        "add 'concurrently', 'repeat' or 'forEach', or use 'assert' inside 'expect'")
    }
    let ways = ["concurrently", "repeat", "forEach", "retry"].compactMap { reader.member($0) }
    if ways.count > 1 {
      context.error(
        "contradiction", "'\(ways[1].name)' and '\(ways[0].name)' exclude each other",
        at: ways[1].nameRange)
    }
  }

  private func check(_ request: RequestTemplate, at reader: ObjectReader) {
    if request.method == nil, !context.isIncomplete {
      context.error("missing-key", "the request has no 'method'", at: reader.opening)
    }
    if request.target == nil, !context.isIncomplete {
      context.error("missing-key", "the request has no 'path'", at: reader.opening)
    }
    if let patch = request.patches.first {
      guard case .json = request.content else {
        context.error(
          "patch-without-json", "a patch varies the request's 'json', and there is none",
          at: patch.place.range)
        return
      }
    }
  }

  /// Method and path. What is generated, or differs between the step's requests, stands in the name
  /// as it is written.
  private func defaultName(of request: RequestTemplate) -> Template {
    var segments = request.method?.segments ?? []
    segments.append(.literal(" "))
    segments += request.target?.segments ?? []
    let named = segments.map { segment -> Template.Segment in
      guard case .placeholder(let placeholder) = segment else { return segment }
      if case .variable(let name) = placeholder.expression, name != "index" { return segment }
      return .literal(placeholder.text)
    }
    return Template(segments: named, place: request.place)
  }

  private func connection(_ node: JSONNode?) -> Bool {
    guard let node else { return false }
    if node.stringValue != "new" {
      context.error(
        "wrong-value", "'connection' takes only \"new\"", at: node.range,
        "without it the scenario's connection is used again")
    }
    return true
  }

  private func retry(_ node: JSONNode) -> RetryPolicy? {
    guard var reader = ObjectReader(node, "'retry'", in: context) else { return nil }
    let within = reader.required("within") { $0.duration("within") }
    let every = reader.duration("every") ?? .milliseconds(100)
    if every < .milliseconds(1), let node = reader.value("every") {
      context.error(
        "wrong-value", "'every' must be a millisecond at least", at: node.range,
        "so that a server which is not ready is not flooded with requests")
    }
    let unless = reader.value("unless").flatMap { expectations.response($0, what: "'unless'") }
      .map(Expectation.init)
    reader.finish()
    return within.map { RetryPolicy(within: $0, every: every, unless: unless) }
  }
}

extension FileContext {
  /// Whether a capture, variable or example column may have that name; if not, it is reported.
  func isUsableName(_ member: JSONMember) -> Bool {
    if PlaceholderFunction(named: member.name)?.isReserved == true || member.name == "index" {
      error(
        "reserved-name", "'\(member.name)' has a meaning of its own in placeholders",
        at: member.nameRange)
      return false
    }
    guard VariableName.isValid(member.name) else {
      error(
        "invalid-name", "'\(member.name)' cannot be a variable's name", at: member.nameRange,
        "names are letters, digits, '_', '-' and '.', a letter or '_' first")
      return false
    }
    return true
  }
}
