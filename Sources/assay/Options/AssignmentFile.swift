import AssayJSON
import AssaySuite

/// A file of names and values: a JSON object, or lines `NAME=VALUE` with `#` before remarks.
struct AssignmentFile {
  let path: String

  func values() throws(UsageError) -> [String: JSONNode] {
    let bytes: [UInt8]
    do {
      bytes = try DiskFiles().bytes(of: path)
    } catch {
      throw UsageError("cannot read \(error.path): \(error.reason)")
    }
    let firstText = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return firstText == UInt8(ascii: "{") ? try members(bytes) : try lines(bytes)
  }

  private func members(_ bytes: [UInt8]) throws(UsageError) -> [String: JSONNode] {
    do {
      let members = try JSONDocument.parse(bytes).root.objectValue?.members ?? []
      for member in members { try check(member.name) }
      return Dictionary(members.map { ($0.name, $0.value) }) { $1 }
    } catch let error as JSONSyntaxError {
      let start = SourceText(name: path, bytes: bytes).position(of: Int(error.range.lowerBound))
      throw UsageError("\(path):\(start.line):\(start.column): \(error)")
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("\(path): \(error)")
    }
  }

  private func lines(_ bytes: [UInt8]) throws(UsageError) -> [String: JSONNode] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("\(path) is not UTF-8")
    }
    var values: [String: JSONNode] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
      guard let equals = line.firstIndex(of: "=") else {
        throw UsageError("\(path):\(index + 1): the line has no '='; write NAME=VALUE")
      }
      let name = String(line[..<equals])
      try check(name)
      values[name] = .string(String(line[line.index(after: equals)...]))
    }
    return values
  }

  private func check(_ name: String) throws(UsageError) {
    guard VariableName.isValid(name) else {
      throw UsageError(
        "\(path): '\(name)' cannot be a name; names are letters, digits, '_', '-' and '.'")
    }
  }
}
