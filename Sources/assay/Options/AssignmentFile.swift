import AssayJSON
import AssaySuite

/// A file of names and values: a JSON object, or lines `NAME=VALUE` as in `.env` files.
struct AssignmentFile {
  let path: String

  func values() throws(UsageError) -> [String: JSONNode] {
    var bytes: [UInt8]
    do {
      bytes = try DiskFiles().bytes(of: path)
    } catch {
      throw UsageError("cannot read \(error.path): \(error.reason)")
    }
    // Editors on Windows write a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let firstText = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return firstText == UInt8(ascii: "{") ? try members(bytes) : try lines(bytes)
  }

  private func members(_ bytes: [UInt8]) throws(UsageError) -> [String: JSONNode] {
    do {
      let document = try JSONDocument.parse(bytes)
      if let range = document.repeatedNames.first {
        let start = SourceText(name: path, bytes: bytes).position(of: Int(range.lowerBound))
        throw UsageError(
          "\(path):\(start.line):\(start.column): the name stands twice in this object")
      }
      let members = document.root.objectValue?.members ?? []
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
      throw UsageError("\(path) is not UTF-8; save it as UTF-8")
    }
    var lines = AssignmentLines(text)
    do {
      let assignments = try lines.assignments()
      return Dictionary(assignments.map { ($0.name, .string($0.value)) }) { $1 }
    } catch {
      throw UsageError("\(path):\(error.line): \(error.message)")
    }
  }

  private func check(_ name: String) throws(UsageError) {
    guard VariableName.isValid(name) else {
      throw UsageError(
        "\(path): '\(name)' cannot be a name; names are letters, digits, '_', '-' and '.'")
    }
  }
}
