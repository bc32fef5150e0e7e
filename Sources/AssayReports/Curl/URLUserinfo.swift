/// What stands before the `@` of a URL's authority (RFC 3986, section 3.2.1).
func urlUserinfo(_ url: String) -> Substring? {
  guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
  let authority = url[start...].prefix { !"/?#".contains($0) }
  return authority.lastIndex(of: "@").map { authority[..<$0] }
}
