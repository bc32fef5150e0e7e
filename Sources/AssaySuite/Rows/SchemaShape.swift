import AssayJSON

/// What several schemas ask together of one value, laid side by side so that values can be made.
///
/// It knows what a value can be made of, not all that JSON Schema can say: what is made is judged by
/// the schema itself in the end.
struct SchemaShape: Sendable {
  /// One schema's keywords for members.
  struct MemberRules: Sendable {
    var properties: [(name: String, part: SchemaPart)]
    var patterns: [(regex: ECMARegex, part: SchemaPart)]
    var additional: SchemaPart?
  }

  /// One schema's keywords for items.
  struct ItemRules: Sendable {
    var prefix: [SchemaPart]
    var rest: SchemaPart?
  }

  struct Bound: Sendable {
    var number: JSONNumber
    var isExclusive: Bool
  }

  /// Nil for any.
  var types: [SchemaType]?
  /// `enum` and `const`.
  var enumerations: [[JSONNode]] = []
  /// `examples` and `default`.
  var suggestions: [JSONNode] = []
  var minLength = 0
  var maxLength: Int?
  var patterns: [ECMARegex] = []
  var formats: [JSONFormat] = []
  var minimum: Bound?
  var maximum: Bound?
  var divisors: [JSONNumber] = []
  var minItems = 0
  var maxItems: Int?
  var hasUniqueItems = false
  var items: [ItemRules] = []
  var contains: (part: SchemaPart, minimum: Int)?
  var members: [MemberRules] = []
  var required: [String] = []
  var minProperties = 0
  var maxProperties: Int?
  var names: [SchemaPart] = []
  var dependencies: [(present: String, required: [String])] = []
  /// What `not` rules out.
  var excluded: [SchemaPart] = []
  /// Where nothing can fit.
  var isNever = false
  /// The targets of the references that were followed.
  var references: [String] = []
  /// The keywords about the value alone, an object of them for each schema.
  var assertions: [JSONObject] = []
  /// What they are compiled to.
  var check: JSONSchema?
}

/// A type of JSON Schema (core, section 4.2.1).
enum SchemaType: String, Sendable, CaseIterable {
  case object, array, string, integer, number, boolean, null

  /// The types that both lists allow; an integer is a number.
  static func common(_ left: [SchemaType], _ right: [SchemaType]) -> [SchemaType] {
    var common: [SchemaType] = []
    for type in left {
      let narrowed: SchemaType? =
        switch type {
        case _ where right.contains(type): type
        case .integer where right.contains(.number): .integer
        case .number where right.contains(.integer): .integer
        default: nil
        }
      if let narrowed, !common.contains(narrowed) { common.append(narrowed) }
    }
    return common
  }
}

extension SchemaShape {
  /// The names of `properties` and `required`, in their order.
  var knownNames: [String] {
    var seen: Set<CodePoints> = []
    let names = members.flatMap { $0.properties.map(\.name) } + required
    return names.filter { seen.insert(CodePoints($0)).inserted }
  }

  func requires(_ name: String) -> Bool { required.contains { $0.hasSameCodePoints(as: name) } }

  /// The schemas that a member of that name is under.
  func parts(ofMember name: String) -> [SchemaPart] {
    let parts = members.flatMap { rules in
      var parts = rules.properties.filter { $0.name.hasSameCodePoints(as: name) }.map(\.part)
      parts += rules.patterns.filter { $0.regex.search(name) == .found }.map(\.part)
      return parts.isEmpty ? [rules.additional].compactMap { $0 } : parts
    }
    var seen: Set<SchemaPart.Key> = []
    return parts.filter { seen.insert($0.key).inserted }
  }

  /// The schemas that the item at that index is under.
  func parts(ofItem index: Int) -> [SchemaPart] {
    items.compactMap { index < $0.prefix.count ? $0.prefix[index] : $0.rest }
  }

  func allows(_ type: SchemaType) -> Bool { types?.contains(type) ?? true }

  /// What the value can be, the likeliest first: a schema without `type` shows it by its keywords.
  var likelyTypes: [SchemaType] {
    if let types { return types.filter { $0 != .null } + types.filter { $0 == .null } }
    var likely: [SchemaType] = []
    if !members.isEmpty || !required.isEmpty { likely.append(.object) }
    if !items.isEmpty || minItems > 0 || contains != nil { likely.append(.array) }
    if minimum != nil || maximum != nil || !divisors.isEmpty { likely.append(.number) }
    return likely + [.string, .integer, .boolean, .object, .array, .null]
  }

  /// Whether the keywords about the value alone let it through.
  func admits(_ value: JSONNode) -> Bool { !isNever && (check?.isValid(value) ?? true) }

  /// The keywords about the value alone as a schema; nil where there is none.
  /// - Parameter ignored: keywords that are left out.
  func schema(ignoring ignored: Set<String> = []) -> JSONSchema? {
    let parts = assertions.map { object in
      JSONNode(.object(JSONObject(object.members.filter { !ignored.contains($0.name) })))
    }
    return parts.isEmpty ? nil : try? JSONSchema.compile(.object([("allOf", .array(parts))]))
  }
}
