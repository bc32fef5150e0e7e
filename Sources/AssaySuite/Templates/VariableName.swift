/// The names that variables, captures and example columns may have.
package enum VariableName {
  /// Letters, digits, `_`, `-` and `.`, a letter or `_` first.
  package static func isValid(_ name: String) -> Bool {
    // The properties of Unicode's characters take long to look up, and few names need them.
    let isPlain = name.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }
    if isPlain { return !name.isEmpty }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first == "_"
    else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
        || scalar == "-" || scalar == "."
    }
  }
}

extension String {
  /// The ways to read a name with dots as a member of another name's value, the longest of these
  /// names first: `a.b.c` is `c` of `a.b`, or `b.c` of `a`.
  var memberAccesses: [(holder: String, members: [Substring])] {
    guard utf8.contains(UInt8(ascii: ".")) else { return [] }
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    // Else a name of nothing but dots would take time in the square of its length.
    guard parts.count <= 33 else { return [] }
    return (1..<parts.count).reversed().map { count in
      (parts[..<count].joined(separator: "."), Array(parts[count...]))
    }
  }
}
