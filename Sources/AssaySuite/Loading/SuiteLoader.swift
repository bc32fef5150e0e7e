import AssayJSON

/// Makes a suite of files and folders. Nothing ends it early: what is wrong in one file is said
/// there, and the others are loaded all the same.
package struct SuiteLoader: Sendable {
  private let files: any FileReading
  /// The folder of `assay.json`; nil where there is none.
  private let root: String?
  /// Names that the run gets from outside: `--variable`, `--secret` and their like.
  private let given: Set<String>
  /// Names of environment variables that give such values, behind their prefix.
  private let environment: Set<String>

  /// What a folder is searched for.
  package static let suffix = ".scenarios.json"

  package init(
    files: any FileReading = DiskFiles(), root: String? = nil, given: Set<String> = [],
    environment: Set<String> = []
  ) {
    self.files = files
    self.root = root
    self.given = given
    self.environment = environment
  }

  /// Loads one file after the other.
  ///
  /// - Parameter paths: files, and folders that are searched with all folders in them.
  package func suite(at paths: [String]) -> Suite {
    let documents = DocumentCache(files: files)
    return Suite(files: finds(at: paths).map { file($0, documents) }).withoutRepeatedIDs()
  }

  /// The same suite, its files loaded side by side.
  package func suiteSideBySide(at paths: [String]) async -> Suite {
    let documents = DocumentCache(files: files)
    let finds = finds(at: paths)
    let loaded = await withTaskGroup(of: (Int, SuiteFile).self) { group in
      for (index, find) in finds.enumerated() {
        group.addTask { (index, file(find, documents)) }
      }
      var loaded = [SuiteFile?](repeating: nil, count: finds.count)
      for await (index, file) in group { loaded[index] = file }
      return loaded
    }
    return Suite(files: loaded.compactMap(\.self)).withoutRepeatedIDs()
  }

  /// The files that a suite at these paths would be of.
  package func scenarioFiles(at paths: [String]) -> [String] {
    finds(at: paths).compactMap { if case .file(let path, _) = $0 { path } else { nil } }
  }

  /// What a path has led to.
  private enum Find {
    case file(String, root: String)
    case nothing(at: String, FileError)
  }

  /// The files in the order of the suite, each once.
  private func finds(at paths: [String]) -> [Find] {
    var finds: [Find] = []
    var seen: Set<String> = []
    for path in paths {
      do {
        for file in try scenarioFiles(at: path) {
          let real = files.realPath(of: file)
          guard seen.insert(real ?? normalized(file)).inserted else { continue }
          finds.append(.file(file, root: try root(of: file, real, foundAt: path)))
        }
      } catch {
        finds.append(.nothing(at: path, error))
      }
    }
    return finds
  }

  private func file(_ find: Find, _ documents: DocumentCache) -> SuiteFile {
    switch find {
    case .file(let path, let root):
      FileLoad(
        path: path, root: root, documents: documents, given: given, environment: environment
      ).file()
    case .nothing(let path, let error): unreadable(path, error)
    }
  }

  /// Out of which nothing leads that the file names: the folder of `assay.json`, or else the working
  /// folder for what is below it, or else what was given to the command.
  ///
  /// - Parameter real: the file's path without links; nil where there are none.
  private func root(
    of file: String, _ real: String?, foundAt path: String
  ) throws(FileError) -> String {
    if let root {
      guard let real, let folder = files.realPath(of: root.isEmpty ? "." : root) else {
        return root
      }
      try checkProject(of: real, below: folder, as: file)
      return root
    }
    guard let real else { return "" }
    let own = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
    let candidates = ["", files.isFolder(path) == true ? path : own]
    return candidates.first { folder in
      files.realPath(of: folder.isEmpty ? "." : folder).map { isBelow($0, real) } ?? false
    } ?? (own.isEmpty ? "." : own)
  }

  /// A run is of one project.
  private func checkProject(
    of real: String, below root: String, as path: String
  ) throws(FileError) {
    guard isBelow(root, real) else {
      throw FileError(path: path, reason: "it is outside of \(root), the folder of assay.json")
    }
    var folder = real
    while let end = folder.lastIndex(of: "/") {
      folder = String(folder[..<end])
      guard isBelow(root, folder) else { return }
      if files.isFolder("\(folder)/\(ProjectSearch.name)") != nil {
        throw FileError(
          path: path, reason: "\(folder) has an assay.json of its own, below that of \(root)")
      }
    }
  }

  /// A file is taken as it is named; a folder without a scenario file is an error.
  private func scenarioFiles(at path: String) throws(FileError) -> [String] {
    guard let isFolder = files.isFolder(path) else {
      throw FileError(path: path, reason: "there is no such file or folder")
    }
    if !isFolder { return [path] }
    var search = FolderSearch(files: files, suffix: Self.suffix)
    let found = try search.paths(in: path)
    if found.isEmpty {
      throw FileError(path: path, reason: "the folder has no *\(Self.suffix) in it")
    }
    return found
  }

  private func unreadable(_ path: String, _ error: FileError) -> SuiteFile {
    SuiteFile(
      path: path, name: path, contract: nil, inputs: [], scenarios: [],
      diagnostics: [
        Diagnostic(code: "unreadable-file", "cannot read \(error.path): \(error.reason)", at: nil)
      ])
  }
}
