import ArgumentParser
import AssayExchange
import AssayJSON
import AssaySuite

/// Values that scenarios use by name.
struct VariableOptions: ParsableArguments {
  @Option(
    name: .customLong("env"),
    help: ArgumentHelp(
      "The environment of assay.json that is meant (or ASSAY_ENV).", valueName: "NAME"))
  var environmentName: String?

  @Option(
    name: .customLong("variable"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A variable for the scenarios.", valueName: "NAME=VALUE"))
  var variables: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of variables: a JSON object, or lines NAME=VALUE.", valueName: "FILE"))
  var variablesFile: [String] = []

  @Option(
    name: .customLong("secret"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A variable that no output ever shows.", valueName: "NAME=VALUE"))
  var secrets: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of secrets: a JSON object, or lines NAME=VALUE.", valueName: "FILE"))
  var secretsFile: [String] = []

  /// All names with their values; those of `secrets` must not be shown.
  struct Values {
    var values: [String: JSONNode] = [:]
    var secrets: [String: String] = [:]
    /// What environment variables gave, by their names behind the prefix.
    var environment: [String: EnvironmentValue] = [:]
    /// The names that `assay.json` alone gives values to.
    var ofProject: Set<String> = []
  }

  struct EnvironmentValue: Hashable {
    var text: String
    var isSecret: Bool
  }

  /// The environment of `assay.json` that `--env` chooses, or `ASSAY_ENV`; nil where neither is there.
  func chosen(_ environment: ProcessEnvironment) throws(UsageError) -> Project.Environment? {
    let variable = environment["ASSAY_ENV"]
    guard let name = environmentName ?? variable else { return nil }
    let origin = environmentName == nil ? "ASSAY_ENV" : "--env"
    guard let project = CurrentProject.found else {
      throw UsageError("\(origin): there is no \(ProjectSearch.name) here, nor in a folder above")
    }
    return try project.environment(named: name, by: origin)
  }

  /// What the options, the files that they name, the environment (`ASSAY_VARIABLE_name`,
  /// `ASSAY_SECRET_name`), and `assay.json` give; of one name the first of these wins.
  func values(_ environment: ProcessEnvironment) throws(UsageError) -> Values {
    var result = try givenValues(environment)
    let chosen = try chosen(environment)
    let others = (CurrentProject.found?.variables ?? [:])
      .merging(chosen?.variables ?? [:]) { $1 }
    for (name, value) in others where result.values[name] == nil {
      result.values[name] = value
      result.ofProject.insert(name)
    }
    return result
  }

  private func givenValues(_ environment: ProcessEnvironment) throws(UsageError) -> Values {
    var result = Values()
    for (name, value) in environment.values(withPrefix: "ASSAY_VARIABLE_") {
      result.values[name] = .string(value)
      result.environment[name] = EnvironmentValue(text: value, isSecret: false)
    }
    for file in variablesFile {
      result.values.merge(try AssignmentFile(path: file).values()) { $1 }
    }
    for text in variables {
      let (name, value) = try assignment(text, option: "--variable")
      result.values[name] = .string(value)
    }
    for (name, value) in environment.values(withPrefix: "ASSAY_SECRET_") {
      try result.add(secret: name, value, from: "ASSAY_SECRET_\(name)")
      result.environment[name] = EnvironmentValue(text: value, isSecret: true)
    }
    for file in secretsFile {
      for (name, value) in try AssignmentFile(path: file).values() {
        guard let text = value.stringValue else {
          throw UsageError("\(file): the secret '\(name)' must be a string")
        }
        try result.add(secret: name, text, from: file)
      }
    }
    for text in secrets {
      let (name, value) = try assignment(text, option: "--secret")
      try result.add(secret: name, value, from: "--secret")
    }
    return result
  }

  private func assignment(
    _ text: String, option: String
  ) throws(UsageError) -> (String, String) {
    guard let equals = text.firstIndex(of: "=") else {
      // The text may be the secret itself.
      let shown = option == "--secret" ? "" : " '\(text)'"
      throw UsageError("\(option)\(shown) has no '='; write \(option) NAME=VALUE")
    }
    let name = String(text[..<equals])
    guard VariableName.isValid(name) else {
      throw UsageError(
        "\(option): '\(name)' cannot be a name; names are letters, digits, '_', '-' and '.'")
    }
    return (name, String(text[text.index(after: equals)...]))
  }
}

extension VariableOptions.Values {
  mutating func add(secret name: String, _ value: String, from origin: String) throws(UsageError) {
    // A job that lost its variable must not go on with none.
    guard !value.isEmpty else { throw UsageError("the secret '\(name)' of \(origin) is empty") }
    // No field can carry it, and what a server shows of it has lost it.
    if let last = value.unicodeScalars.last, last == "\n" || last == "\r" {
      throw UsageError(
        "the secret '\(name)' of \(origin) ends in a line break, as text from a file does; give it "
          + "without: \"$(cat FILE)\" of a shell leaves it out, printf '%s' writes none")
    }
    values[name] = .string(value)
    secrets[name] = value
  }

  /// Hides a credential that another option gave; it is no variable.
  mutating func hide(_ value: String?, of option: String) {
    guard let value, !value.isEmpty else { return }
    var name = option
    while let taken = secrets[name], taken != value { name += "_" }
    secrets[name] = value
  }

  /// Hides what a proxy's URL says of who asks. A password too short to be told from other text is
  /// hidden together with its user.
  mutating func hide(proxy url: String?) {
    for text in url.map(proxyCredentials) ?? [] where text.unicodeScalars.count >= Secrets.shortest
    {
      hide(text, of: "proxy")
    }
  }
}
