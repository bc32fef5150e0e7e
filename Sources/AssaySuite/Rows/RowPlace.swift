import AssayJSON

/// A place in the documents that rows change.
struct RowPlace {
  /// The nearest place around that every document lets be set, with a valid value for it that has
  /// all that is inside.
  struct Hull {
    var steps: [NormalizedPath.Step]
    var value: JSONNode
  }

  var steps: [NormalizedPath.Step] = []
  /// Nil where the place itself can be set: what is around it is in every valid document.
  var hull: Hull?
  /// Whether every valid document has a value here, if it has what is around.
  var isPresent = true

  var isBody: Bool { steps.isEmpty }

  var pointer: JSONPointer { Self.pointer(steps) }

  /// What names call it: "`address.city`".
  var subject: String {
    guard !isBody else { return "the body" }
    var text = ""
    for step in steps {
      switch step {
      case .name(let name): text += (text.isEmpty ? "" : ".") + name
      case .index(let index): text += "[\(index)]"
      }
    }
    return "`\(text)`"
  }

  func child(_ step: NormalizedPath.Step, in hull: Hull?, isPresent: Bool) -> RowPlace {
    RowPlace(steps: steps + [step], hull: hull, isPresent: isPresent)
  }

  static func pointer(_ steps: some Sequence<NormalizedPath.Step>) -> JSONPointer {
    JSONPointer(
      tokens: steps.map { step in
        switch step {
        case .name(let name): name
        case .index(let index): String(index)
        }
      })
  }
}

/// A value set, or a member taken out, in a document of which only the schema is known.
struct RowEdit {
  var place: RowPlace
  /// Nil takes the member out.
  var value: JSONNode?

  /// A JSON Patch that holds for every valid document.
  ///
  /// - Returns: Nil where the hull has no such place.
  static func patch(_ edits: [RowEdit]) -> [JSONNode]? {
    guard let hull = edits.first?.place.hull else {
      return edits.flatMap { $0.operations(at: $0.place.steps) }
    }
    guard let value = whole(hull, after: edits) else { return nil }
    return RowEdit(place: RowPlace(steps: hull.steps), value: value).operations(at: hull.steps)
  }

  /// The hull's value with the edits done in it.
  static func whole(_ hull: RowPlace.Hull, after edits: [RowEdit]) -> JSONNode? {
    let operations = edits.flatMap { edit in
      edit.operations(at: Array(edit.place.steps.dropFirst(hull.steps.count)))
    }
    return try? JSONPatch(.array(operations)).applied(to: hull.value)
  }

  private func operations(at steps: [NormalizedPath.Step]) -> [JSONNode] {
    let path = RowPlace.pointer(steps)
    guard let value else {
      let removal = Self.operation("remove", path)
      // A member that may be missing is there to be taken out once it has been added.
      return place.isPresent ? [removal] : [Self.operation("add", path, .null), removal]
    }
    // For a member "add" takes the place of what is there; into an array it would insert.
    if case .index = steps.last { return [Self.operation("replace", path, value)] }
    return [Self.operation("add", path, value)]
  }

  private static func operation(
    _ name: String, _ path: JSONPointer, _ value: JSONNode? = nil
  ) -> JSONNode {
    let members: [(String, JSONNode)] = [
      ("op", .string(name)), ("path", .string(path.description)),
    ]
    return .object(members + (value.map { [("value", $0)] } ?? []))
  }
}
