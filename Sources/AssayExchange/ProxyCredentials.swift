/// What must be hidden of a proxy's URL, be it a good one or not: what stands before its last `@`, and
/// the password in it, as written and with `%XX` put back.
package func proxyCredentials(_ url: String) -> [String] {
  let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
  guard let at = rest.lastIndex(of: "@") else { return [] }
  let userinfo = rest[..<at]
  let password = userinfo.firstIndex(of: ":").map { userinfo[userinfo.index(after: $0)...] }
  var texts: [String] = []
  for text in [userinfo, password].compactMap(\.self) where !text.isEmpty {
    for shown in [String(text), unescaped(text)] where !texts.contains(shown) {
      texts.append(shown)
    }
  }
  return texts
}

private func unescaped(_ text: Substring) -> String {
  var output: [UInt8] = []
  var bytes = Array(text.utf8)[...]
  while let byte = bytes.popFirst() {
    if byte == UInt8(ascii: "%"), bytes.count >= 2,
      let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
    {
      output.append(value)
      bytes = bytes.dropFirst(2)
    } else {
      output.append(byte)
    }
  }
  return String(decoding: output, as: UTF8.self)
}
