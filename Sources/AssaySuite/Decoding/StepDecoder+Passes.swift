import AssayJSON

extension StepDecoder {
  /// `"when": {"status": 202}`: what a name must be for the step to be made.
  func condition(_ member: JSONMember) -> Condition<MatcherGap> {
    Condition(
      name: member.name, place: context.place(member.nameRange),
      matcher: expectations.matchers.matcher(member.value))
  }

  /// `"forEach": {"id": "{{ids}}"}`, beside it maybe `"orNone": true` and `"atMost": 5000`.
  func forEach(_ reader: inout ObjectReader) -> ForEach? {
    let member = reader.member("forEach")
    var allowsNone = reader.bool("orNone")
    var atMost = reader.whole("atMost", in: 1...100_000)
    guard let member else {
      let object = reader.object
      if let other = object.member(named: "orNone") ?? object.member(named: "atMost") {
        context.error(
          "contradiction", "'\(other.name)' is said of 'forEach', and there is none",
          at: other.nameRange)
      }
      return nil
    }
    guard var inner = ObjectReader(member.value, "'forEach'", in: context) else { return nil }
    // They may stand inside as well: neither is an array.
    if inner.object["orNone"]?.boolValue != nil { allowsNone = inner.bool("orNone") }
    if inner.object["atMost"]?.numberValue != nil {
      atMost = inner.whole("atMost", in: 1...100_000)
    }
    let members = inner.object.members.filter { member in
      !(member.name == "orNone" && member.value.boolValue != nil)
        && !(member.name == "atMost" && member.value.numberValue != nil)
    }
    let names = context.variables(members)
    if members.isEmpty {
      context.error(
        "wrong-value", "'forEach' names no array to go through", at: member.value.range,
        "write a name for the element and the array, as in {\"id\": \"{{ids}}\"}")
    }
    for name in names { checkArray(name) }
    return ForEach(
      names: names, place: context.place(member.nameRange), allowsNone: allowsNone ?? false,
      atMost: atMost ?? ForEach.usualLimit)
  }

  /// What is plainly no array is told before the run.
  private func checkArray(_ name: Variable) {
    let isArray: Bool
    switch name.value {
    case .array: isArray = true
    case .text(let template): isArray = template.lonePlaceholder != nil
    case .constant(let node, _): isArray = node.arrayValue != nil
    case .object: isArray = false
    }
    if !isArray {
      context.error(
        "wrong-type", "'forEach' goes through an array, which this is not",
        at: name.value.place.range, "write one placeholder such as \"{{ids}}\", or an array")
    }
  }

  /// `"repeat": 3`, or `{"while": {"next": M}, "atMost": 100}`.
  func repetition(_ reader: inout ObjectReader) -> Passes {
    guard let node = reader.object["repeat"], node.objectValue != nil else {
      return .times(reader.whole("repeat", in: 2...10_000) ?? 1)
    }
    let member = reader.member("repeat")
    guard let member, var inner = ObjectReader(node, "'repeat'", in: context) else {
      return .times(1)
    }
    let conditions = inner.required("while") { $0.members("while").map(condition) } ?? []
    let atMost = inner.required("atMost") { $0.whole("atMost", in: 1...10_000) }
    inner.finish()
    if conditions.isEmpty, let member = inner.object.member(named: "while") {
      context.error(
        "wrong-value", "'while' says nothing, so the step would never end",
        at: member.value.range, "name what the step captures, and what it must be to go on")
    }
    return .whileFits(
      RepeatWhile(
        conditions: conditions, place: context.place(member.nameRange), atMost: atMost ?? 1))
  }
}
