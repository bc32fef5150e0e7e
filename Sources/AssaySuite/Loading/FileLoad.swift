import AssayJSON

/// The loading of one scenario file with all that it names.
final class FileLoad {
  private let path: String
  /// Out of which no file leads that is named here.
  private let root: String
  private let documents: DocumentCache
  private let given: Set<String>
  private let environment: Set<String>
  /// What included files offer, by their paths: many ways may lead to one file.
  private var libraries: [String: Library] = [:]

  /// Files that may include one another in a chain.
  private static let depthLimit = 32

  init(
    path: String, root: String, documents: DocumentCache, given: Set<String>,
    environment: Set<String>
  ) {
    self.path = path
    self.root = root
    self.documents = documents
    self.given = given
    self.environment = environment
  }

  func file() -> SuiteFile {
    let loaded: DocumentCache.LoadedFile
    switch documents.loadOnce(path, root: root) {
    case .failure(let failure):
      return SuiteFile(
        path: path, name: path, contract: nil, inputs: [], scenarios: [],
        diagnostics: [failure.diagnostic])
    case .success(let success): loaded = success
    }
    let context = context(of: loaded)
    var file = decoder(of: loaded, path: path, context, within: [normalized(path)]).file(path: path)
    file.diagnostics += context.diagnostics
    file.diagnostics += lint(
      file, isIncomplete: context.isIncomplete, given: given, environment: environment,
      files: documents.files)
    if file.hasErrors { file.scenarios = [] }
    return file
  }

  private func context(of loaded: DocumentCache.LoadedFile) -> FileContext {
    let context = FileContext(source: loaded.source)
    for range in loaded.document.repeatedNames {
      context.error("repeated-key", "the key stands twice in this object", at: range)
    }
    return context
  }

  /// - Parameter including: the files on the way from the scenario file to this one.
  private func decoder(
    of loaded: DocumentCache.LoadedFile, path: String, _ context: FileContext,
    within including: [String]
  ) -> FileDecoder {
    let schemas = SchemaDocuments(
      own: SchemaDocuments.Document(
        source: loaded.source, root: loaded.document.root.onlyMember("schemas")),
      others: documents.schemaFiles(of: loaded))
    return FileDecoder(
      context: context, root: loaded.document.root,
      include: { [self] in library($0, in: context, within: including) },
      contract: { [self] in contract($0, in: context) },
      bytes: { [self] in bytes($0, in: context) },
      file: { [self] in file($0, in: context) },
      documents: schemas)
  }

  /// What a request sends of a file.
  private func file(
    _ node: JSONNode, in context: FileContext
  ) -> RequestTemplate.FileContent? {
    guard let target = target(node, in: context) else { return nil }
    if let size = documents.files.largeSize(of: target) {
      return .large(RequestTemplate.LargeFile(path: target, size: size))
    }
    return bytes(of: target, node, in: context).map { .bytes($0) }
  }

  private func bytes(_ node: JSONNode, in context: FileContext) -> [UInt8]? {
    target(node, in: context).flatMap { bytes(of: $0, node, in: context) }
  }

  private func bytes(
    of target: String, _ node: JSONNode, in context: FileContext
  ) -> [UInt8]? {
    do {
      return try documents.files.bytes(of: target)
    } catch {
      context.error(
        "unreadable-file", "cannot read \(error.path): \(error.reason)", at: node.range)
      return nil
    }
  }

  private func library(
    _ node: JSONNode, in context: FileContext, within including: [String]
  ) -> Library? {
    guard let target = target(node, in: context) else { return nil }
    let key = normalized(target)
    if including.contains(key) {
      context.error("include-circle", "the file includes itself in the end", at: node.range)
      return nil
    }
    if let known = libraries[key] { return known }
    guard including.count < Self.depthLimit else {
      context.error(
        "include-depth", "more than \(Self.depthLimit) files include one another", at: node.range)
      return nil
    }
    guard let loaded = load(target, node, in: context) else { return nil }
    let inner = self.context(of: loaded)
    let decoder = decoder(of: loaded, path: target, inner, within: including + [key])
    var library = decoder.library() ?? Library()
    library.diagnostics += inner.diagnostics
    library.isIncomplete =
      inner.isIncomplete || library.diagnostics.contains { $0.severity == .error }
    libraries[key] = library
    // Its mistakes are told by the first that includes it.
    libraries[key]?.diagnostics = []
    return library
  }

  private func contract(_ node: JSONNode, in context: FileContext) -> Contract? {
    guard let target = target(node, in: context),
      let loaded = load(target, node, in: context)
    else { return nil }
    let inner = self.context(of: loaded)
    let contract = ContractDecoder(context: inner).contract(loaded.document.root, path: target)
    for diagnostic in inner.diagnostics { context.report(diagnostic) }
    return contract
  }

  private func target(_ node: JSONNode, in context: FileContext) -> String? {
    let name = node.stringValue ?? ""
    guard !name.contains("{{") else {
      context.error("misplaced-placeholder", "a file's name takes no placeholders", at: node.range)
      return nil
    }
    guard let target = confined(name, besides: context.source, in: documents.files) else {
      context.refuseOutside(name, at: node.range)
      return nil
    }
    return target
  }

  private func load(
    _ target: String, _ node: JSONNode, in context: FileContext
  ) -> DocumentCache.LoadedFile? {
    switch documents.load(target, root: root) {
    case .success(let loaded): return loaded
    case .failure(let failure):
      var diagnostic = failure.diagnostic
      if diagnostic.place == nil { diagnostic.place = context.place(node) }
      context.report(diagnostic)
      return nil
    }
  }
}

extension FileContext {
  /// Tells of a file that is named and may not be read.
  func refuseOutside(_ name: String, at range: SourceRange) {
    error(
      "outside-folder", refusal(of: name, besides: source), at: range,
      "name a file in the folder of assay.json, or without one in the folder where the command is "
        + "run, by its path from this one")
  }
}

extension JSONNode {
  /// This object with one of its members alone, so that whoever keeps it does not keep the rest.
  fileprivate func onlyMember(_ name: String) -> JSONNode {
    let members = [objectValue?.member(named: name)].compactMap(\.self)
    return JSONNode(.object(JSONObject(members)), range: range)
  }
}
