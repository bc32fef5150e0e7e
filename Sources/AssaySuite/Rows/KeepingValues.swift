import AssayJSON

/// What a value can be made so that it is hard to accept and still fits its schema: more is
/// proposed than does.
struct KeepingValues {
  let shape: SchemaShape
  let references: SchemaReferences

  var all: [RowValue] {
    if !shape.enumerations.isEmpty { return shape.enumerations.flatMap { $0.map { RowValue($0) } } }
    return (shape.types ?? Array(shape.likelyTypes.prefix(1))).flatMap(values)
  }

  private func values(of type: SchemaType) -> [RowValue] {
    switch type {
    case .null: [RowValue(.null)]
    case .boolean: [RowValue(.bool(true)), RowValue(.bool(false))]
    case .integer, .number: numbers(areWhole: type == .integer)
    case .string: texts
    case .array: arrays
    // Each of its members is a place of its own.
    case .object: []
    }
  }

  private func numbers(areWhole: Bool) -> [RowValue] {
    var numbers = [JSONNumber(0), JSONNumber(1), JSONNumber(-1)]
    for (bound, direction) in [(shape.minimum, 1), (shape.maximum, -1)] {
      guard let bound else { continue }
      numbers.append(bound.number)
      if bound.isExclusive {
        let power = areWhole ? 0 : NumberStep.fine(bound.number)
        numbers += [NumberStep(bound.number)?.moved(by: direction, at: power)].compactMap { $0 }
      }
    }
    // Beyond what a binary number of 53 bits holds.
    numbers += ["9007199254740993"].compactMap { JSONNumber($0) }
    if !areWhole { numbers += ["0.1", "1.5", "-0.01", "1e3"].compactMap { JSONNumber($0) } }
    numbers += shape.sampleNumber().map { [$0] } ?? []
    return numbers.map { RowValue(JSONNode(.number($0))) }
  }

  private var texts: [RowValue] {
    var values: [RowValue] = []
    if shape.minLength > 0, let text = shape.text(ofLength: shape.minLength) {
      values.append(RowValue(length: text))
    }
    let most = shape.maxLength ?? 255
    if let text = shape.text(ofLength: most) { values.append(RowValue(length: text)) }
    if shape.maxLength != nil, most <= 10_000 {
      // A length is counted in code points, not in the units of UTF-16 or UTF-8.
      let text = String(repeating: "😀", count: most)
      values.append(RowValue("has \(most) characters beyond the BMP", .string(text)))
    }
    for format in shape.formats { values += FormatTexts.valid(format).map { RowValue($0) } }
    return values + HardTexts.all.map { RowValue($0.phrase, .string($0.text)) }
  }

  private var arrays: [RowValue] {
    var sample = SchemaSample(references: references, isFull: false)
    var counts = [shape.minItems, 1]
    if let most = shape.maxItems, most <= 1_000 { counts.append(most) }
    return counts.compactMap { count in
      guard let items = sample.items(count, of: shape), items.count == count else { return nil }
      return RowValue("has \(count) item\(count == 1 ? "" : "s")", .array(items))
    }
  }
}
