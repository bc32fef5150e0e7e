internal import AssayJSON
internal import AssayRun

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The API that scenarios run against.
public struct Target: Sendable {
  private let text: @Sendable () -> String?

  /// The API at this base URL.
  public static func url(_ url: String) -> Target { Target { url } }

  /// The API that `ASSAY_BASE_URL` names, or else another target.
  ///
  /// Without a default, a test run that lost the variable fails instead of testing nothing.
  public static func environment(default other: Target? = nil) -> Target {
    Target { TestEnvironment.baseURL ?? other?.text() }
  }

  private init(_ text: @escaping @Sendable () -> String?) { self.text = text }

  func baseURL() throws -> BaseURL {
    guard let text = text() else { throw TargetError() }
    return try BaseURL(text)
  }
}

struct TargetError: Error, CustomStringConvertible {
  var description: String { "no target: set ASSAY_BASE_URL, or give .environment(default:)" }
}

/// What tests take from the environment.
enum TestEnvironment {
  static var baseURL: String? { ProcessInfo.processInfo.environment["ASSAY_BASE_URL"] }

  /// `ASSAY_VARIABLE_name` and `ASSAY_SECRET_name`.
  static var values: [String: JSONNode] {
    var values: [String: JSONNode] = [:]
    for prefix in ["ASSAY_VARIABLE_", "ASSAY_SECRET_"] {
      for (name, value) in ProcessInfo.processInfo.environment where name.hasPrefix(prefix) {
        values[String(name.dropFirst(prefix.count))] = .string(value)
      }
    }
    return values
  }

  /// One seed for all tests of the process: `ASSAY_SEED`, or a random one.
  static let seed =
    ProcessInfo.processInfo.environment["ASSAY_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0...999_999_999)
}
