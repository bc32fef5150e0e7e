package import AssayJSON

/// Reads `assay.json`.
package struct ProjectDecoder {
  private let context: FileContext
  private var project: Project

  /// - Parameter folder: that of the file, from the working folder; empty where it is that.
  package init(path: String, folder: String, bytes: [UInt8]) {
    context = FileContext(source: SourceText(name: path, bytes: bytes))
    project = Project(path: path, folder: folder)
  }

  /// The project, or all that is wrong with its file.
  package mutating func decoded() -> Result<Project, ProjectMistakes> {
    let document: JSONDocument
    do {
      document = try JSONDocument.parse(context.source.bytes)
    } catch {
      return .failure(ProjectMistakes(diagnostics: [error.diagnostic(in: context.source)]))
    }
    for range in document.repeatedNames {
      context.error("repeated-key", "the key stands twice in this object", at: range)
    }
    read(document.root)
    let mistakes = context.diagnostics
    return mistakes.isEmpty ? .success(project) : .failure(ProjectMistakes(diagnostics: mistakes))
  }

  private mutating func read(_ root: JSONNode) {
    guard var reader = ObjectReader(root, "assay.json", in: context) else { return }
    _ = reader.value("$schema")
    _ = reader.text("description")
    if reader.object["scenarios"] != nil {
      project.scenarios = reader.names("scenarios").map { project.path(of: $0.name) }
    }
    project.variables = variables(&reader)
    project.environments = reader.members("environments").compactMap(environment)
    project.options = reader.members("options").compactMap(option)
    project.reports = reader.members("reports").flatMap(reports)
    for (name, remedy) in [
      ("base-url", "a run against it is asked for with --env"),
      ("secrets", "which secrets there are depends on it"),
    ] {
      guard let member = reader.object.member(named: name) else { continue }
      _ = reader.value(name)
      context.error(
        "misplaced-key", "only an environment has '\(name)': \(remedy)", at: member.nameRange,
        "write {\"environments\": {\"staging\": {\"\(name)\": …}}}")
    }
    reader.finish()
  }

  private func variables(_ reader: inout ObjectReader) -> [String: JSONNode] {
    var variables: [String: JSONNode] = [:]
    for member in reader.members("variables") where context.isUsableName(member) {
      context.refusePlaceholders(within: member.value, of: "variables")
      variables[member.name] = member.value
    }
    return variables
  }

  private func environment(_ member: JSONMember) -> Project.Environment? {
    guard var reader = ObjectReader(member.value, "an environment", in: context) else { return nil }
    var environment = Project.Environment(name: member.name)
    if member.name.isEmpty {
      context.error("wrong-value", "an environment needs a name", at: member.nameRange)
    }
    _ = reader.text("description")
    environment.baseURL = reader.text("base-url")
    environment.variables = variables(&reader)
    environment.secrets = reader.members("secrets").compactMap(secret)
    reader.finish()
    for secret in environment.secrets where environment.variables[secret.name] != nil {
      context.error(
        "contradiction", "'\(secret.name)' is a variable of the environment too",
        at: secret.place.range)
    }
    return environment
  }

  private static let ways =
    "write {\"env\": \"NAME\"}, {\"file\": \"PATH\"} or {\"command\": [\"PROGRAM\", \"ARGUMENT\"]}"

  private func secret(_ member: JSONMember) -> Project.Secret? {
    guard context.isUsableName(member) else { return nil }
    guard member.value.objectValue != nil else {
      context.error(
        "literal-secret", "the secret '\(member.name)' stands in the file", at: member.value.range,
        Self.ways)
      return nil
    }
    guard var reader = ObjectReader(member.value, "a secret", in: context) else { return nil }
    let variable = reader.text("env")
    let file = reader.text("file")
    let command = reader.object["command"] == nil ? nil : reader.names("command").map(\.name)
    _ = reader.value("command")
    reader.finish()
    var sources = [variable.map(Project.Source.variable)].compactMap(\.self)
    if let file { sources.append(.file(project.path(of: file))) }
    if let command { sources.append(.command(command)) }
    let isEmpty = variable == "" || file == "" || command?.isEmpty == true
    guard sources.count == 1, !isEmpty else {
      if context.diagnostics.isEmpty || !isEmpty {
        context.error(
          "wrong-value", "a secret has one source", at: member.value.range, Self.ways)
      }
      return nil
    }
    return Project.Secret(
      name: member.name, place: context.place(member.nameRange), source: sources[0])
  }

  private func option(_ member: JSONMember) -> (name: String, values: [String])? {
    guard let kind = ProjectOption.kinds[member.name] else {
      guard member.name != ObjectReader.remark else { return nil }
      let names = ProjectOption.kinds.keys.sorted()
      let nearest = nearestSpelling(of: member.name, among: names)
      context.error(
        "unknown-key", "'options' has no key '\(member.name)'", at: member.nameRange,
        nearest.map { "did you mean '\($0)'?" } ?? "known: \(names.joined(separator: ", "))")
      return nil
    }
    context.refusePlaceholders(within: member.value, of: "options")
    guard let values = kind.values(of: member.value) else {
      context.wrongType(member.value, "'\(member.name)'", expected: kind.phrase)
      return nil
    }
    return (member.name, kind == .path ? values.map(project.path) : values)
  }

  private static let formats = ["junit", "html", "json", "markdown", "tap"]

  private func reports(_ member: JSONMember) -> [(format: String, path: String)] {
    guard Self.formats.contains(member.name) else {
      guard member.name != ObjectReader.remark else { return [] }
      let nearest = nearestSpelling(of: member.name, among: Self.formats)
      context.error(
        "unknown-key", "'reports' has no key '\(member.name)'", at: member.nameRange,
        nearest.map { "did you mean '\($0)'?" }
          ?? "known: \(Self.formats.joined(separator: ", "))")
      return []
    }
    let texts = member.value.arrayValue ?? [member.value]
    return texts.compactMap { node in
      guard let path = node.stringValue, !path.isEmpty else {
        context.wrongType(node, "a report", expected: "the path of a file")
        return nil
      }
      context.refusePlaceholders(in: node, of: "reports")
      return (member.name, project.path(of: path))
    }
  }
}

/// All that is wrong with an `assay.json`.
package struct ProjectMistakes: Error, Sendable {
  package var diagnostics: [Diagnostic]
}
