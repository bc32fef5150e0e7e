import AssayJSON

/// The options of `assay run` that `assay.json` may hold, and what each takes.
enum ProjectOption {
  case whole
  case text
  /// A file, by its path from that of `assay.json`.
  case path
  /// `true` gives the option.
  case flag
  /// Texts, each of which gives the option once.
  case list

  static let kinds: [String: ProjectOption] = [
    "jobs": .whole, "seed": .whole, "repeat": .whole, "retries": .whole,
    "require-coverage": .whole, "max-body-size": .whole, "heartbeat": .whole,
    "timeout": .text, "connect-timeout": .text, "proxy": .text, "color": .text, "filter": .text,
    "known-failures": .path, "cacert": .path, "cert": .path, "key": .path, "unix-socket": .path,
    "shuffle": .flag, "fail-fast": .flag, "insecure": .flag, "http1.1": .flag, "http2": .flag,
    "http1.0": .flag, "http2-prior-knowledge": .flag, "tlsv1.2": .flag, "tlsv1.3": .flag,
    "ipv4": .flag, "ipv6": .flag, "cert-type": .text, "tls-max": .text, "pinnedpubkey": .text,
    "noproxy": .text, "interface": .text,
    "resolve": .list, "connect-to": .list, "tag": .list, "exclude-tag": .list,
  ]

  var phrase: String {
    switch self {
    case .whole: "a whole number"
    case .text: "a text"
    case .path: "the path of a file"
    case .flag: "true or false"
    case .list: "an array of texts"
    }
  }

  /// The words that a command line has for it, without the option itself; empty for a flag that is
  /// given, nil where the value is of another type. A flag that is not given has no words at all.
  func values(of node: JSONNode) -> [String]? {
    switch self {
    case .whole: node.numberValue?.intValue.map { ["\($0)"] }
    case .text, .path: node.stringValue.map { [$0] }
    case .flag: node.boolValue.map { $0 ? [""] : [] }
    case .list:
      node.arrayValue.flatMap { elements in
        let texts = elements.compactMap(\.stringValue)
        return texts.count == elements.count ? texts : nil
      }
    }
  }

  /// Whether the option takes no value on the command line.
  static func isFlag(_ name: String) -> Bool { kinds[name] == .flag }
}

extension Project {
  /// Its options and reports as words of a command line, but for those that `words` has already.
  package func words(besides words: [String]) -> [String] {
    func isGiven(_ option: String) -> Bool {
      words.contains { $0 == option || $0.hasPrefix(option + "=") }
    }
    let isVersionGiven = isGiven("--http1.1") || isGiven("--http2")
    var result: [String] = []
    for (name, values) in options where !isGiven("--\(name)") {
      if name.hasPrefix("http"), isVersionGiven { continue }
      if name == "insecure", isGiven("-k") { continue }
      for value in values {
        result.append(ProjectOption.isFlag(name) ? "--\(name)" : "--\(name)=\(value)")
      }
    }
    for (format, path) in reports where !isGiven("--report-\(format)") {
      result.append("--report-\(format)=\(path)")
    }
    return result
  }
}
