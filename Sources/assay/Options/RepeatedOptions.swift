import AssayReports
import AssaySuite

/// Options as a shell reads them, for who runs the same again.
struct RepeatedOptions {
  let redactor: GrowingRedactor
  private var words: [String] = []
  /// Variables, which are wrong usage where none of these files is loaded.
  private(set) var ofFiles: [ConsoleReporter.FileOption] = []

  init(redactor: GrowingRedactor) { self.redactor = redactor }

  var text: String { words.joined(separator: " ") }

  mutating func add(_ flag: String) { words.append(flag) }

  /// - Parameter value: nil where the option was not given.
  mutating func add(_ option: String, _ value: String?) {
    if let value { words += [option, redactor.with { $0.shellArgument(value) }.text] }
  }

  mutating func add(_ option: String, _ values: [String]) {
    for value in values { add(option, value) }
  }

  /// - Parameter usual: the value that needs no option.
  mutating func add(_ option: String, _ value: Int, usual: Int) {
    if value != usual { words += [option, "\(value)"] }
  }

  mutating func add(secret name: String) {
    words += ["--secret", redactor.with { $0.shellArgument(secret: name) }]
  }
}

extension RepeatedOptions {
  /// - Parameter files: those that read it.
  fileprivate mutating func add(_ option: String, _ value: String, readBy files: [String]) {
    let text = "\(option) \(redactor.with { $0.shellArgument(value) }.text)"
    let paths = Set(files.map { redactor.redact($0).text })
    ofFiles.append(ConsoleReporter.FileOption(text: text, files: paths))
  }
}

// What the options name that the run reads, too.

extension VariableOptions {
  var files: [String] { variablesFile + secretsFile }

  func `repeat`(in options: inout RepeatedOptions, _ suite: Suite) {
    let files = variables.isEmpty ? [] : suite.files.map { ($0, $0.readNames) }
    for variable in variables {
      let name = String(variable.prefix { $0 != "=" })
      let readers = files.filter { $0.0.hasErrors || $0.1.contains(name) }
      if readers.isEmpty {
        options.add("--variable", variable)
      } else {
        options.add("--variable", variable, readBy: readers.map(\.0.path))
      }
    }
    options.add("--env", environmentName ?? ProcessEnvironment()["ASSAY_ENV"])
    options.add("--variables-file", variablesFile)
    for secret in secrets { options.add(secret: String(secret.prefix { $0 != "=" })) }
    options.add("--secrets-file", secretsFile)
  }
}

extension TransportOptionGroup {
  var files: [String] { [cacert, cert, key].compactMap(\.self) }

  func `repeat`(in options: inout RepeatedOptions) {
    options.add("--timeout", timeout)
    options.add("--connect-timeout", connectTimeout)
    options.add("--max-body-size", maxBodySize.map(String.init))
    options.add("--cacert", cacert)
    options.add("--cert", cert)
    options.add("--key", key)
    options.add("--pass", pass)
    if isInsecure { options.add("--insecure") }
    options.add("--proxy", proxy)
    options.add("--resolve", resolve)
    options.add("--connect-to", connectTo)
    options.add("--unix-socket", unixSocket)
    options.add("--cert-type", certType)
    if requiresTLS12 { options.add("--tlsv1.2") }
    if requiresTLS13 { options.add("--tlsv1.3") }
    options.add("--tls-max", tlsMax)
    options.add("--pinnedpubkey", pinnedPublicKey)
    options.add("--noproxy", noProxy)
    options.add("--interface", interface)
    if usesIPv4 { options.add("--ipv4") }
    if usesIPv6 { options.add("--ipv6") }
    if knowsHTTP2 { options.add("--http2-prior-knowledge") }
    if usesHTTP10 { options.add("--http1.0") }
    if usesHTTP1 { options.add("--http1.1") }
    if usesHTTP2 { options.add("--http2") }
  }
}

extension FlowOptions {
  var files: [String] { [knownFailures].compactMap(\.self) }

  /// But for `--seed`, which the run knows, and `--require-coverage`, which asks for all scenarios.
  func `repeat`(in options: inout RepeatedOptions) {
    options.add("--jobs", jobs, usual: 8)
    if shuffle { options.add("--shuffle") }
    options.add("--repeat", repeats, usual: 1)
    options.add("--retries", retries, usual: 0)
    if failFast { options.add("--fail-fast") }
    options.add("--max-failures", maxFailures.map(String.init))
    if failOnFlaky { options.add("--fail-on-flaky") }
    options.add("--known-failures", knownFailures)
  }
}
