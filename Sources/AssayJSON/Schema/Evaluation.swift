/// One application of a compiled schema to an instance.
///
/// It runs in two ways: collecting, where every keyword is asked and each violation becomes an
/// error, and quiet, where the first violation ends the matter and nothing is written down.
struct Evaluation {
  private let subschemas: [Subschema]
  /// For each name of a dynamic anchor the subschema it names, by resource.
  private let dynamicTargets: [[Int: Int]]
  private(set) var isCollecting: Bool
  private(set) var errors: [JSONSchemaError] = []
  private var path = NormalizedPath()
  /// Whether the instance is the name at the path's end, not the value.
  private var isAtName = false
  /// The resources entered, the outermost first; kept only where a dynamic reference may ask.
  private var dynamicScope: [Int] = []
  private var depth = 0
  private var steps = 0
  private var errorCount = 0
  /// Steps that are left to the patterns, all together.
  var patternBudget: Int
  private let limits: JSONSchemaLimits

  init(of schema: JSONSchema, isCollecting: Bool, limits: JSONSchemaLimits) {
    self.limits = limits
    patternBudget = limits.patternSteps
    subschemas = schema.subschemas
    dynamicTargets = schema.dynamicTargets
    self.isCollecting = isCollecting
  }

  /// Applies a subschema to the instance at the current path.
  mutating func apply(
    _ index: Int, to instance: JSONNode, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    let subschema = subschemas[index]
    guard depth < limits.depth else { return leaveUndecided(nil, instance, .depth) }
    guard steps < limits.steps else { return leaveUndecided(nil, instance, .steps) }
    if steps % 16_384 == 16_383, Task.isCancelled {
      return leaveUndecided(nil, instance, .cancelled)
    }
    depth += 1
    steps += 1
    defer { depth -= 1 }
    let entersResource = !dynamicTargets.isEmpty && dynamicScope.last != subschema.resource
    if entersResource { dynamicScope.append(subschema.resource) }
    defer { if entersResource { dynamicScope.removeLast() } }
    guard subschema.needsMarks else { return applyKeywords(of: subschema, to: instance, &marks) }
    // What lies beside this schema is hidden from its `unevaluated…` keywords.
    var own: EvaluatedMarks? = EvaluatedMarks()
    let holds = applyKeywords(of: subschema, to: instance, &own)
    if let own { marks?.formUnion(own) }
    return holds
  }

  private mutating func applyKeywords(
    of subschema: Subschema, to instance: JSONNode, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    var holds = true
    for keyword in subschema.keywords where !keyword.holds(for: instance, &self, &marks) {
      holds = false
      if !isCollecting { break }
    }
    return holds
  }

  /// The first thing that kept this run from an answer, in any branch.
  private(set) var undecided: JSONSchemaError?
}

extension Evaluation {
  /// Applies a subschema to a member's value, or to an item.
  mutating func apply(
    _ index: Int, to child: JSONNode, at step: @autoclosure () -> NormalizedPath.Step
  ) -> Bool {
    var marks: EvaluatedMarks?
    guard isCollecting else { return apply(index, to: child, &marks) }
    path.steps.append(step())
    defer { path.steps.removeLast() }
    return apply(index, to: child, &marks)
  }

  /// Applies a subschema to the name of a member.
  mutating func apply(_ index: Int, toNameOf member: JSONMember) -> Bool {
    let wasAtName = isAtName
    isAtName = true
    defer { isAtName = wasAtName }
    let name = JSONNode(.string(member.name), range: member.nameRange)
    return apply(index, to: name, at: .name(member.name))
  }

  /// Whether the subschema fits, without a word on why it does not.
  mutating func fits(
    _ index: Int, _ instance: JSONNode, _ marks: inout EvaluatedMarks?
  ) -> Bool {
    let wasCollecting = isCollecting
    isCollecting = false
    defer { isCollecting = wasCollecting }
    // A schema that does not fit has evaluated nothing.
    var own: EvaluatedMarks? = marks == nil ? nil : EvaluatedMarks()
    let fits = apply(index, to: instance, &own)
    if fits, let own { marks?.formUnion(own) }
    return fits
  }

  /// The subschema that a dynamic reference means now (core, section 8.2.3.2).
  func dynamicTarget(of name: Int) -> Int? {
    for resource in dynamicScope {
      if let target = dynamicTargets[name][resource] { return target }
    }
    return nil
  }
}

extension Evaluation {
  /// Tells a violation at the current path; always false, to be returned.
  mutating func fail(
    _ place: SchemaPlace, _ instance: JSONNode, _ violation: @autoclosure () -> JSONSchemaViolation,
    alternatives: [(inout Evaluation) -> Void] = []
  ) -> Bool {
    guard isCollecting else { return false }
    errorCount += 1
    let before = errors.count
    var causes: [[JSONSchemaError]] = []
    for alternative in alternatives {
      alternative(&self)
      causes.append(Array(errors[before...]))
      errors.removeLast(errors.count - before)
    }
    errors.append(
      JSONSchemaError(
        instancePath: path, isAboutName: isAtName, instanceRange: instance.range, place: place,
        violation: violation(), branches: causes))
    if errorCount >= limits.errors { isCollecting = false }
    return false
  }

  /// Tells that there is no answer, which ends the whole run; always false.
  @inline(never)
  mutating func leaveUndecided(
    _ place: SchemaPlace?, _ instance: JSONNode, _ reason: JSONSchemaViolation.Undecided
  ) -> Bool {
    if undecided == nil {
      undecided = JSONSchemaError(
        instancePath: path, isAboutName: isAtName, instanceRange: instance.range,
        place: place ?? .none, violation: .undecided(reason))
    }
    steps = limits.steps
    return false
  }
}
