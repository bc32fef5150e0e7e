import AssayJSON

/// Reads the top level of a scenario file, or of a file that others include.
struct FileDecoder {
  let context: FileContext
  let root: JSONNode
  /// Gives what a file offers; reports into this file's context where it cannot.
  let include: (JSONNode) -> Library?
  let contract: (JSONNode) -> Contract?
  let bytes: (JSONNode) -> [UInt8]?
  let file: (JSONNode) -> RequestTemplate.FileContent?
  let documents: SchemaDocuments

  /// Reads a file that has no scenarios of its own.
  func library() -> Library? {
    guard var reader = ObjectReader(root, "an included file", in: context) else { return nil }
    _ = reader.value("$schema")
    _ = reader.text("description")
    var library = library(&reader)
    library.defaults = defaults(&reader, over: library)
    reader.finish()
    return library
  }

  func file(path: String) -> SuiteFile {
    var file = SuiteFile(
      path: path, name: path, contract: nil, inputs: [], scenarios: [], diagnostics: [])
    guard var reader = ObjectReader(root, "a scenario file", in: context) else { return file }
    _ = reader.value("$schema")
    if let name = reader.text("name"), !name.isEmpty { file.name = name }
    _ = reader.text("description")
    file.contract = reader.string("contract").flatMap(contract)
    let tags = reader.names("tags").map(\.name)
    let library = library(&reader)
    let defaults = defaults(&reader, over: library)
    let elements = reader.required("scenarios") { $0.array("scenarios") } ?? []
    if let member = reader.object.member(named: "scenarios"), elements.isEmpty {
      context.error("no-scenarios", "the file has no scenario", at: member.value.range)
    }
    reader.finish()
    let scenarios = ScenarioDecoder(
      context: context, steps: steps(library, defaults: defaults),
      variables: library.variables, tags: tags)
    file.scenarios = elements.flatMap(scenarios.scenarios)
    file.inputs = library.inputs
    file.diagnostics = library.diagnostics
    return file
  }

  private func library(_ reader: inout ObjectReader) -> Library {
    var library = Library()
    for element in reader.array("include") ?? [] {
      guard element.stringValue != nil else {
        context.wrongType(element, "an element of 'include'", expected: "a string")
        context.isIncomplete = true
        continue
      }
      guard let included = include(element) else {
        context.isIncomplete = true
        continue
      }
      library.add(included)
      if included.isIncomplete { context.isIncomplete = true }
    }
    var own = Library()
    own.inputs = reader.names("inputs")
    own.variables = context.variables(reader.members("variables"))
    for member in reader.members("schemas") {
      context.refusePlaceholders(within: member.value, of: "schemas")
    }
    library.add(own)
    for member in reader.members("requests") {
      let decoder = RequestDecoder(
        context: context, library: library.requests, bytes: bytes, file: self.file)
      library.requests[member.name] = decoder.request(member.value)
    }
    for member in reader.members("flows") {
      library.flows[member.name] = steps(library).steps(flow(member.value))
    }
    return library
  }

  /// `[STEPS]`, or `{"description": "…", "steps": [STEPS]}`.
  private func flow(_ node: JSONNode) -> [JSONNode] {
    var elements = node.arrayValue
    if node.objectValue != nil {
      guard var reader = ObjectReader(node, "a flow", in: context) else { return [] }
      _ = reader.text("description")
      elements = reader.required("steps") { $0.array("steps") }
      reader.finish()
    } else if elements == nil {
      context.wrongType(
        node, "a flow", expected: "an array of steps, or an object with 'steps'")
    }
    if let elements, elements.isEmpty {
      context.error("no-steps", "the flow has no step", at: (node["steps"] ?? node).range)
    }
    return elements ?? []
  }

  private func steps(_ library: Library, defaults: RequestTemplate? = nil) -> StepDecoder {
    StepDecoder(
      context: context,
      requests: RequestDecoder(
        context: context, library: library.requests, bytes: bytes, file: self.file),
      expectations: ExpectDecoder(
        context: context, matchers: MatcherDecoder(context: context, documents: documents),
        bytes: bytes),
      flows: library.flows, defaults: defaults)
  }

  /// Those of the files that this one includes, with its own over them.
  private func defaults(_ reader: inout ObjectReader, over library: Library) -> RequestTemplate? {
    guard let node = reader.value("defaults"),
      var inner = ObjectReader(node, "'defaults'", in: context)
    else { return library.defaults }
    let requests = RequestDecoder(
      context: context, library: library.requests, bytes: bytes, file: self.file)
    var own = RequestTemplate(place: context.place(node))
    own.headers = inner.members("headers").flatMap(requests.headers)
    own.auth = inner.value("auth").flatMap(requests.auth)
    requests.checkAuth(inner)
    own.options = requests.options(&inner)
    inner.finish()
    return library.defaults?.overridden(by: own) ?? own
  }
}
