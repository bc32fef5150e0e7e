import AssayJSON
import Synchronization

/// JSON files that were read, each once; shared by files that are loaded at the same time.
final class DocumentCache: Sendable {
  let files: any FileReading
  private let loaded = Mutex<[Key: Result<LoadedFile, LoadFailure>]>([:])

  private struct Key: Hashable {
    var path: String
    var root: String
  }

  struct LoadedFile: Sendable {
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

  /// - Parameter root: out of which nothing leads that the file names.
  func load(_ path: String, root: String) -> Result<LoadedFile, LoadFailure> {
    let key = Key(path: normalized(path), root: root)
    if let known = known(key) { return known }
    let result = read(path, root: root)
    // Another may have read it meanwhile: all take the same.
    return loaded.withLock { loaded in
      if let known = loaded[key] { return known }
      loaded[key] = result
      return result
    }
  }

  /// The same without keeping the file: a scenario file is read by no other, or hardly ever.
  func loadOnce(_ path: String, root: String) -> Result<LoadedFile, LoadFailure> {
    known(Key(path: normalized(path), root: root)) ?? read(path, root: root)
  }

  private func known(_ key: Key) -> Result<LoadedFile, LoadFailure>? {
    loaded.withLock { $0[key] }
  }

  private func read(_ path: String, root: String) -> Result<LoadedFile, LoadFailure> {
    let bytes: [UInt8]
    do {
      bytes = try files.bytes(of: path)
    } catch {
      return .failure(.file(error))
    }
    let source = SourceText(name: path, bytes: bytes, root: root)
    do {
      return .success(LoadedFile(source: source, document: try JSONDocument.parse(bytes)))
    } catch {
      return .failure(.syntax(error, source))
    }
  }
}
