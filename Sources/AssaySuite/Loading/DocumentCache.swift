import AssayJSON

/// JSON files that were read, each once.
final class DocumentCache {
  let files: any FileReading
  private var loaded: [String: Result<LoadedFile, LoadFailure>] = [:]

  struct LoadedFile {
    var source: SourceText
    var document: JSONDocument
  }

  enum LoadFailure: Error {
    case file(FileError)
    case syntax(JSONSyntaxError, SourceText)

    var diagnostic: Diagnostic {
      switch self {
      case .file(let error):
        Diagnostic(
          code: "unreadable-file", "cannot read \(error.path): \(error.reason)", at: nil)
      case .syntax(let error, let source):
        error.diagnostic(in: source)
      }
    }
  }

  init(files: any FileReading) { self.files = files }

  func load(_ path: String) -> Result<LoadedFile, LoadFailure> {
    let key = normalized(path)
    if let known = loaded[key] { return known }
    let result = read(path)
    loaded[key] = result
    return result
  }

  private func read(_ path: String) -> Result<LoadedFile, LoadFailure> {
    let bytes: [UInt8]
    do {
      bytes = try files.bytes(of: path)
    } catch {
      return .failure(.file(error))
    }
    let source = SourceText(name: path, bytes: bytes)
    do {
      return .success(LoadedFile(source: source, document: try JSONDocument.parse(bytes)))
    } catch {
      return .failure(.syntax(error, source))
    }
  }
}
