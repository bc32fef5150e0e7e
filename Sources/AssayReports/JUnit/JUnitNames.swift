/// Gives every testcase a `classname` and a `name` that no other has: readers take two of the same
/// for tries of one test, or drop one.
struct JUnitNames {
  private var taken: Set<Name> = []

  private struct Name: Hashable {
    var classname: String
    var name: String
  }

  /// In bytes: readers make file names and anchors of them.
  private static let longestName = 400

  /// `customers/conflict.scenarios.json` becomes `assay.customers.conflict`, behind the name of the
  /// run where it has one: jobs that run the same files are told apart by it.
  static func classname(ofPath path: String, in run: String? = nil) -> String {
    var path = path[...]
    for suffix in [".scenarios.json", ".json"] where path.hasSuffix(suffix) {
      path = path.dropLast(suffix.count)
      break
    }
    let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(word)
    let name = run.map { [word($0[...])] } ?? []
    let whole = (name + ["assay"] + parts).joined(separator: ".")
    return withoutMiddle(whole, to: longestName) { _ in "…" }
  }

  private static func word(_ part: Substring) -> String {
    String(
      part.unicodeScalars.map { scalar -> Character in
        let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        return isWord || scalar == "_" || scalar == "-" ? Character(scalar) : "_"
      })
  }

  /// The paths by which classes are named: those in the working folder as from there, other absolute
  /// ones as from the folder that they have in common, for where an agent keeps its files is no part
  /// of a test's name.
  ///
  /// - Parameter folder: the working folder, absolute.
  static func paths(_ paths: [String], from folder: String) -> [String] {
    let own = parts(folder)
    let split = paths.map { parts($0) }
    func isOutside(_ index: Int) -> Bool {
      guard paths[index].hasPrefix("/") else { return false }
      return own.isEmpty || !split[index].starts(with: own)
    }
    let folders = split.indices.filter(isOutside).map { split[$0].dropLast() }
    let common = folders.reduce(folders.first ?? []) { shared, next in
      zip(shared, next).prefix { $0 == $1 }.map(\.0)[...]
    }
    return paths.indices.map { index in
      guard paths[index].hasPrefix("/") else { return paths[index] }
      let left = isOutside(index) ? common.count : own.count
      return split[index].dropFirst(left).joined(separator: "/")
    }
  }

  /// Without `.`, and `..` with what it leaves.
  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/").reduce(into: []) { parts, part in
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
  }

  /// The name as an attribute's text, with a number where another testcase of the class has it.
  mutating func unique(_ name: String, in classname: String) -> String {
    let base = XMLText.attribute(withoutMiddle(name, to: Self.longestName) { _ in "…" })
    var candidate = base
    var number = 2
    while !taken.insert(Name(classname: classname, name: candidate)).inserted {
      candidate = "\(base) (\(number))"
      number += 1
    }
    return candidate
  }
}
