/// A name as the environment of a shell can hold it, which knows neither dash nor dot: `client-id` is
/// `client_id` there.
package func environmentSpelling(of name: String) -> String {
  var spelling = String.UnicodeScalarView()
  for scalar in name.unicodeScalars {
    let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    spelling.append(isKept ? scalar : "_")
  }
  return String(spelling)
}

extension Suite {
  /// The names that files read and that environment variables can give by their spelling alone, by
  /// that spelling; none where a file reads a name that is spelled so.
  package func names(spelledAs spellings: Set<String>) -> [String: [String]] {
    guard !spellings.isEmpty else { return [:] }
    let read = readNames
    let names = read.filter { name in
      let spelling = environmentSpelling(of: name)
      return spelling != name && spellings.contains(spelling) && !read.contains(spelling)
    }
    return Dictionary(grouping: names.sorted(), by: environmentSpelling)
  }
}
