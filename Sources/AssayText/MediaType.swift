/// The parameters of a media type (RFC 9110, section 8.3.1), in order: their names in lower case, their
/// values without the quotation marks around them.
package func mediaTypeParameters(_ type: String) -> [(name: String, value: String)] {
  type.split(separator: ";", omittingEmptySubsequences: false).dropFirst().compactMap { parameter in
    let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard pair.count == 2 else { return nil }
    let value = trimmingBlanks(pair[1])
    let isQuoted = value.utf8.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
    return (
      trimmingBlanks(pair[0]).lowercased(),
      isQuoted ? String(value.dropFirst().dropLast()) : value
    )
  }
}

/// Without optional white space at both ends (OWS, RFC 9110, section 5.6.3).
package func trimmingBlanks(_ text: some StringProtocol) -> String {
  var rest = text[...]
  while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
  while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
  return String(rest)
}
