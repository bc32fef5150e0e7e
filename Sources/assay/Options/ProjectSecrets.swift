import AssayJSON
import AssayReports
import AssaySuite

/// Fetches the secrets that `assay.json` says the whereabouts of.
struct ProjectSecrets {
  let project: Project
  let environment: Project.Environment

  /// Adds those that are needed and that nobody gave otherwise.
  ///
  /// - Parameter names: that the selected scenarios read.
  func add(_ names: Set<String>, to given: inout VariableOptions.Values) throws(UsageError) {
    for secret in environment.secrets
    where names.contains(secret.name) && given.values[secret.name] == nil {
      let value: String
      do {
        value = try text(of: secret.source)
      } catch {
        throw UsageError(
          "the secret '\(secret.name)' of the environment '\(environment.name)' "
            + "(\(secret.place.description)): \(error.reason)")
      }
      try given.add(secret: secret.name, value, from: secret.place.description)
    }
  }

  private func text(of source: Project.Source) throws(SecretCommand.Failure) -> String {
    let bytes: [UInt8]
    let origin: String
    switch source {
    case .variable(let name):
      guard let text = ProcessEnvironment()[name] else {
        throw SecretCommand.Failure(reason: "the environment variable \(name) is not set")
      }
      if text.isEmpty {
        throw SecretCommand.Failure(reason: "the environment variable \(name) is empty")
      }
      return text
    case .file(let path):
      origin = "the file \(path)"
      do {
        bytes = try DiskFiles().bytes(of: path)
      } catch {
        throw SecretCommand.Failure(reason: "cannot read \(error.path): \(error.reason)")
      }
      if bytes.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) {
        throw SecretCommand.Failure(reason: "\(origin) is empty")
      }
    case .command(let words):
      origin = "the command '\(sanitized(words.joined(separator: " "), isOneLine: true))'"
      do {
        bytes = try SecretCommand(words: words, folder: project.folder).output()
      } catch {
        throw SecretCommand.Failure(reason: "\(origin) \(error.reason)")
      }
      if bytes.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) {
        throw SecretCommand.Failure(reason: "\(origin) printed nothing")
      }
    }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw SecretCommand.Failure(reason: "\(origin) gives no UTF-8")
    }
    // Files and programs end their last line.
    if text.utf8.last == 0x0A {
      text.unicodeScalars.removeLast()
      if text.utf8.last == 0x0D { text.unicodeScalars.removeLast() }
    }
    return text
  }
}
