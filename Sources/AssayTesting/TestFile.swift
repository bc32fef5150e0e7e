#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The file of a test: what its relative paths begin at.
struct TestFile {
  /// Absolute.
  let path: String

  /// The path as it is where it is absolute, or else within the package of the test, the nearest
  /// folder above with a `Package.swift`.
  func resolved(_ path: String) -> String {
    path.hasPrefix("/") ? path : package.map { "\($0)/\(path)" } ?? path
  }

  /// The path as a user of the package would type it.
  func shown(_ path: String) -> String {
    guard let package, path.hasPrefix("\(package)/") else { return path }
    return String(path.dropFirst(package.count + 1))
  }

  private var package: String? {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if access("\(folder)/Package.swift", F_OK) == 0 { return String(folder) }
    }
    return nil
  }
}
