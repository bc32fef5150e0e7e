import AssayJSON

/// What a value can be made so that it breaks its schema: more is proposed than does.
struct BreakingValues {
  let shape: SchemaShape
  let references: SchemaReferences
  let isBody: Bool
  /// A value that fits.
  private let base: JSONNode?

  init(shape: SchemaShape, references: SchemaReferences, isBody: Bool) {
    self.shape = shape
    self.references = references
    self.isBody = isBody
    var sample = SchemaSample(references: references, isFull: false)
    base = sample.value(shape)
  }

  var all: [RowValue] {
    otherTypes + enumNeighbours + texts + numbers + arrays + forbidden
  }

  /// A value of each type, above all those that lenient servers convert.
  private var otherTypes: [RowValue] {
    var values = [
      RowValue(.null), RowValue(.bool(true)), RowValue(.bool(false)), RowValue(.number(0)),
      RowValue(.number(12345)), isBody ? RowValue("") : RowValue("is empty", .string("")),
    ]
    if shape.types?.contains(.integer) == true, let number = shape.sampleNumber(),
      let half = NumberStep(number)?.moved(by: 5, at: -1)
    {
      values.append(RowValue(JSONNode(.number(half))))
    }
    if shape.types?.contains(.boolean) == true { values.append(RowValue(.number(1))) }
    if !shape.allows(.string) || !shape.enumerations.isEmpty { values.append(RowValue("text")) }
    if let base, base.isScalar, base.stringValue == nil, base.value != .null {
      values.append(RowValue(base.description))
    }
    values.append(RowValue(.array([])))
    if let base, !shape.allows(.array) {
      let list = JSONNode.array([base])
      values.append(isBody ? RowValue("is an array", list) : RowValue(list))
    }
    values.append(RowValue(.object([])))
    if !shape.allows(.object) { values.append(RowValue(.object([("a", .number(1))]))) }
    return values
  }

  private var enumNeighbours: [RowValue] {
    let values = shape.enumerations.flatMap { $0 }.compactMap(\.stringValue)
    return values.enumerated().flatMap { index, value in
      let next = values.count > 1 ? values[(index + 1) % values.count] : nil
      return TextNeighbours(value).ofChoice(besides: next).map { RowValue($0) }
    }
  }

  private var texts: [RowValue] {
    var values: [RowValue] = []
    if shape.minLength > 1, let text = shape.text(ofLength: shape.minLength - 1) {
      values.append(RowValue(length: text))
    }
    if let most = shape.maxLength, let text = shape.text(ofLength: min(most, Int.max - 1) + 1) {
      values.append(RowValue(length: text))
    }
    if let text = base?.stringValue, !shape.patterns.isEmpty {
      let neighbours = TextNeighbours(text).ofForm.filter { neighbour in
        shape.patterns.contains { $0.search(neighbour) == .notFound }
      }
      values += neighbours.map { RowValue($0) }
    }
    for format in shape.formats {
      values += FormatTexts.nearMisses(format).map { RowValue($0) }
    }
    return values
  }

  private var numbers: [RowValue] {
    var numbers: [JSONNumber] = []
    for (bound, direction) in [(shape.minimum, -1), (shape.maximum, 1)] {
      guard let bound else { continue }
      if bound.isExclusive { numbers.append(bound.number) }
      guard let step = NumberStep(bound.number) else { continue }
      numbers += [step.moved(by: direction, at: 0)].compactMap { $0 }
      if shape.allows(.number) {
        let fine = NumberStep.fine(bound.number)
        numbers += [step.moved(by: direction, at: fine)].compactMap { $0 }
      }
    }
    if let number = base?.numberValue, let step = NumberStep(number) {
      for divisor in shape.divisors {
        numbers += [step.moved(by: 1, at: 0)].compactMap { $0 }
        numbers += [step.moved(by: 1, at: NumberStep.fine(divisor))].compactMap { $0 }
      }
    }
    return numbers.map { RowValue(JSONNode(.number($0))) }
  }

  private var arrays: [RowValue] {
    var values: [RowValue] = []
    var sample = SchemaSample(references: references, isFull: false)
    var counts = shape.minItems > 1 ? [shape.minItems - 1] : []
    if let most = shape.maxItems, most < 1_000 { counts.append(most + 1) }
    for count in counts {
      guard let items = sample.items(count, of: shape) else { continue }
      values.append(RowValue("has \(count) item\(count == 1 ? "" : "s")", .array(items)))
    }
    if shape.hasUniqueItems, let items = sample.items(max(1, shape.minItems), of: shape),
      let first = items.first
    {
      values.append(RowValue("has an item twice", .array([first] + items)))
    }
    if shape.contains != nil {
      var without = shape
      without.contains = nil
      if let items = sample.items(max(1, shape.minItems), of: without) {
        values.append(RowValue("has no item of the kind it must contain", .array(items)))
      }
    }
    return values
  }

  private var forbidden: [RowValue] {
    shape.excluded.compactMap { part in
      var sample = SchemaSample(references: references, isFull: false)
      return sample.value([part]).map { RowValue($0) }
    }
  }
}
