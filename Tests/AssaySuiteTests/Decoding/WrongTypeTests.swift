import AssayJSON
import AssaySuite
import Testing

/// A key, where it stands, and what its value may be.
struct TypedKey: CustomTestStringConvertible, Sendable {
  let frame: Frame
  let key: String
  /// Members that must stand beside it.
  let beside: String
  let types: Set<String>

  init(_ frame: Frame, _ key: String, _ types: Set<String>, beside: String = "") {
    self.frame = frame
    self.key = key
    self.types = types
    self.beside = beside
  }

  var testDescription: String { "\(key) in \(frame)" }
}

@Suite("A value of the wrong type")
struct WrongTypeTests {
  private static let samples = [
    "null": "null", "boolean": "true", "number": "1.5", "string": "\"\\u0000\"",
    "array": "[[]]", "object": "{\"$?\": 1}",
  ]

  @Test("is an error at that very value", arguments: keys)
  func wrongType(_ key: TypedKey) throws {
    for (type, sample) in Self.samples where !key.types.contains(type) {
      var part = "\"\(key.key)\": «\(sample)»\(key.beside)"
      switch key.frame {
      case .file, .request, .steps, .expect: part = "{\(part)}"
      default: break
      }
      let marked = MarkedText(key.frame.file(around: part))
      let suite = SuiteLoader(files: MemoryFiles(["a.scenarios.json": marked.text]))
        .suite(at: ["a.scenarios.json"])
      #expect(
        suite.diagnostics.contains { $0.place?.range.offsets == marked.marked },
        "\(type): \(suite.rendered)")
    }
  }

  private static let step =
    #", "request": \#(Frame.plainRequest), "expect": {"status": 200}"#
  private static let request = #", "method": "POST", "path": "/""#

  static let keys =
    [
      TypedKey(.top, "name", ["string"]),
      TypedKey(.top, "contract", ["string"]),
      TypedKey(.top, "tags", ["array"]),
      TypedKey(.top, "include", ["array"]),
      TypedKey(.top, "inputs", ["array"]),
      TypedKey(.top, "variables", ["object"]),
      TypedKey(.top, "schemas", ["object"]),
      TypedKey(.top, "requests", ["object"]),
      TypedKey(.top, "flows", ["object"]),
      TypedKey(.top, "defaults", ["object"]),
      TypedKey(.file, "scenarios", ["array"]),
      TypedKey(.scenario, "description", ["string"]),
      TypedKey(.scenario, "tags", ["array"]),
      TypedKey(.scenario, "covers", ["array"]),
      TypedKey(.scenario, "requires", ["array"]),
      TypedKey(.scenario, "when", ["object"]),
      TypedKey(.scenario, "skip", ["string"]),
      TypedKey(.scenario, "timeout", []),
      TypedKey(.scenario, "variables", ["object"]),
      TypedKey(.scenario, "examples", ["array", "object", "string"]),
      TypedKey(.scenario, "finally", ["array"]),
    ] + stepKeys + requestKeys + expectKeys

  private static let stepKeys = [
    TypedKey(.steps, "name", ["string"], beside: step),
    TypedKey(.steps, "capture", ["object"], beside: step),
    TypedKey(.steps, "concurrently", [], beside: step),
    TypedKey(.steps, "together", ["array"], beside: #"\#(step), "concurrently": 2"#),
    TypedKey(.steps, "repeat", ["object"], beside: step),
    TypedKey(.steps, "retry", ["object"], beside: step),
    TypedKey(.steps, "delay", [], beside: step),
    TypedKey(.steps, "connection", [], beside: step),
    TypedKey(.steps, "request", ["object"], beside: #", "expect": {"status": 200}"#),
    TypedKey(.steps, "expect", ["object"], beside: #", "request": \#(Frame.plainRequest)"#),
  ]

  private static let requestKeys = [
    TypedKey(.request, "use", [], beside: request),
    TypedKey(.request, "method", [], beside: #", "path": "/""#),
    TypedKey(.request, "path", [], beside: #", "method": "GET""#),
    TypedKey(.request, "query", ["object"], beside: request),
    TypedKey(.request, "headers", ["object"], beside: request),
    TypedKey(.request, "text", ["string"], beside: request),
    TypedKey(.request, "form", ["object"], beside: request),
    TypedKey(.request, "base64", [], beside: request),
    TypedKey(.request, "patch", ["array"], beside: #"\#(request), "json": {}"#),
    TypedKey(.request, "timeout", [], beside: request),
    TypedKey(.request, "options", ["object"], beside: request),
  ]

  private static let expectKeys = [
    TypedKey(.expect, "status", ["array", "object"]),
    TypedKey(.expect, "headers", ["object"]),
    TypedKey(.expect, "assert", ["array"]),
    TypedKey(.expect, "anyOf", []),
  ]
}
