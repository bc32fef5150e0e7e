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

  /// `customers/conflict.scenarios.json` becomes `assay.customers.conflict`.
  static func classname(ofPath path: String) -> String {
    var path = path[...]
    for suffix in [".scenarios.json", ".json"] where path.hasSuffix(suffix) {
      path = path.dropLast(suffix.count)
      break
    }
    let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map { part in
      String(
        part.unicodeScalars.map { scalar -> Character in
          let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          return isWord || scalar == "_" || scalar == "-" ? Character(scalar) : "_"
        })
    }
    let whole = (["assay"] + parts).joined(separator: ".")
    return withoutMiddle(whole, to: longestName) { _ in "…" }
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
