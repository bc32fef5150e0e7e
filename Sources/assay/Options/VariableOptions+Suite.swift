import AssayJSON
import AssaySuite

/// What the variables mean to the scenarios that are loaded with them.
extension VariableOptions {
  /// - Parameters:
  ///   - given: takes the names that the scenarios read its values by.
  ///   - knowsAll: whether names have values that any environment of `assay.json` gives, where none
  ///     is chosen.
  func suite(
    at paths: [String], in files: any FileReading = DiskFiles(), _ given: inout Values,
    knowsAll: Bool = true
  ) async throws(UsageError) -> Suite {
    let chosen = try chosen(ProcessEnvironment())
    let project = CurrentProject.found
    var names = Set(given.values.keys)
    for environment in chosen.map({ [$0] }) ?? (knowsAll ? project?.environments ?? [] : []) {
      names.formUnion(environment.variables.keys)
      names.formUnion(environment.secrets.map(\.name))
    }
    let loader = SuiteLoader(
      files: files, root: project?.folder, given: names,
      environment: Set(given.environment.keys))
    let suite = await loader.suiteSideBySide(at: paths)
    for (spelling, names) in suite.names(spelledAs: Set(given.environment.keys)) {
      try given.adopt(names, of: spelling)
    }
    return suite
  }

  /// Refuses a variable of the command line that nothing reads: it is misspelt. What files and the
  /// environment give may be meant for other scenarios.
  ///
  /// - Parameter others: names that something else reads.
  func checkNames(
    readBy suite: Suite, besides others: [String] = []
  ) throws(UsageError) {
    // A file that could not be loaded may read what nothing seems to.
    guard !suite.hasErrors, !variables.isEmpty || !secrets.isEmpty else { return }
    let names = suite.readNames.union(others)
    if let name = unread(in: names).first {
      throw UsageError("--variable: nothing reads '\(name)'\(hint(name, names))")
    }
    let given = Set(secrets.map(Self.name))
    // A secret may be given to be hidden alone, so that it can only be asked about.
    for name in given.subtracting(names).sorted() {
      guard let nearest = nearestSpelling(of: name, among: names.subtracting(given).sorted())
      else { continue }
      Terminal.error.write(
        "assay: warning: --secret: nothing reads '\(name)'; did you mean '\(nearest)'?\n")
    }
  }

  /// The variables of the command line that are not among these names.
  func unread(in names: Set<String>) -> [String] {
    variables.map(Self.name).filter { !names.contains($0) }
  }

  private static func name(_ assignment: String) -> String {
    String(assignment.prefix { $0 != "=" })
  }

  private static let mostNames = 10

  private func hint(_ name: String, _ names: Set<String>) -> String {
    if let nearest = nearestSpelling(of: name, among: names.sorted()) {
      return "; did you mean '\(nearest)'?"
    }
    if names.isEmpty { return "; the scenarios read no variable at all" }
    let shown = names.sorted().prefix(Self.mostNames).map { "'\($0)'" }.joined(separator: ", ")
    return "; the scenarios read \(shown)\(names.count > Self.mostNames ? ", …" : "")"
  }
}

extension VariableOptions.Values {
  /// Gives a value of the environment the name that it is meant by.
  fileprivate mutating func adopt(_ names: [String], of spelling: String) throws(UsageError) {
    let names = names.filter { values[$0] == nil || ofProject.contains($0) }
    guard let value = environment[spelling], let name = names.first else { return }
    let variable = "ASSAY_\(value.isSecret ? "SECRET" : "VARIABLE")_\(spelling)"
    guard names.count == 1 else {
      let list = names.map { "'\($0)'" }.joined(separator: " or ")
      throw UsageError(
        "\(variable) can be \(list): give them with --\(value.isSecret ? "secret" : "variable")")
    }
    values[name] = .string(value.text)
    ofProject.remove(name)
    guard value.isSecret else { return }
    secrets[name] = value.text
    if secrets[spelling] == value.text { secrets[spelling] = nil }
  }
}
