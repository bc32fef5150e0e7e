#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What tests take from the environment, under the names that the command knows too.
enum TestEnvironment {
  static var baseURL: String? { value("ASSAY_BASE_URL") }

  /// `ASSAY_VARIABLE_name`, by name.
  static var variables: [String: String] { values(withPrefix: "ASSAY_VARIABLE_") }

  /// `ASSAY_SECRET_name`, by name; one that is empty is none.
  static var secrets: [String: String] {
    values(withPrefix: "ASSAY_SECRET_").filter { !$0.value.isEmpty }
  }

  /// One seed for all tests of the process: `ASSAY_SEED`, or a random one.
  static let seed =
    value("ASSAY_SEED").flatMap { UInt64($0) } ?? UInt64.random(in: 0...999_999_999)

  /// How many scenarios run at the same time: `ASSAY_JOBS`, or as many as the command runs.
  static let jobs = value("ASSAY_JOBS").flatMap { Int($0) }.map { min(max($0, 1), 1024) } ?? 8

  /// Nil for what is not set, and for what is set to nothing: a job that has no value for a variable
  /// often sets it so.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func values(withPrefix prefix: String) -> [String: String] {
    var values: [String: String] = [:]
    var entry = assignments
    while let text = entry?.pointee {
      entry = entry?.successor()
      let assignment = String(cString: text)
      guard assignment.hasPrefix(prefix), let equals = assignment.firstIndex(of: "=") else {
        continue
      }
      let name = assignment[..<equals].dropFirst(prefix.count)
      if !name.isEmpty { values[String(name)] = String(assignment[equals...].dropFirst()) }
    }
    return values
  }

  private static var assignments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    #if canImport(Darwin)
      _NSGetEnviron().pointee
    #else
      environ
    #endif
  }
}
