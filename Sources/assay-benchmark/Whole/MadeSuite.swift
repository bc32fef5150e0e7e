#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// So many scenarios of one request in ten files, in a folder of their own.
///
/// They stand side by side as people write them, one by one and not as rows, for what a run costs
/// begins with reading them.
struct MadeSuite {
  let folder: String
  let count: Int
  private static let files = 10

  init(count: Int) throws(BenchmarkError) {
    self.count = count
    var template = Array("/tmp/assay-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchmarkError("no folder can be made in /tmp") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for number in 0..<Self.files { try write(Self.text(of: number, count / Self.files), number) }
  }

  /// All that was read, for a comparison with another reader.
  var paths: [String] { (0..<Self.files).map { path($0) } }

  func remove() {
    for path in paths + ["\(folder)/junit.xml", "\(folder)/run.jsonl"] { unlink(path) }
    rmdir(folder)
  }

  private func path(_ number: Int) -> String { "\(folder)/made-\(number).scenarios.json" }

  private func write(_ text: String, _ number: Int) throws(BenchmarkError) {
    guard let file = fopen(path(number), "w") else {
      throw BenchmarkError("\(path(number)) cannot be written")
    }
    let bytes = Array(text.utf8)
    let isWhole = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWhole else {
      throw BenchmarkError("\(path(number)) cannot be written whole")
    }
  }

  private static func text(of file: Int, _ count: Int) -> String {
    let scenarios = (0..<count).map { scenario($0) }.joined(separator: ",\n")
    return """
      {
        "name": "made \(file)",
        "defaults": { "headers": { "Authorization": "Bearer a-token-of-a-company" } },
        "scenarios": [
      \(scenarios)
        ]
      }

      """
  }

  private static func scenario(_ number: Int) -> String {
    """
        {
          "name": "registers customer \(number)",
          "steps": [
            {
              "request": {
                "method": "POST", "path": "/customers",
                "json": { "name": "Jane Doe Inc.", "vatNumber": "PT123456789", "country": "PT" }
              },
              "expect": {
                "status": 201,
                "json": {
                  "gid": { "$is": { "type": "string", "minLength": 1 } },
                  "name": "Jane Doe Inc.",
                  "country": "PT"
                }
              }
            }
          ]
        }
    """
  }
}
