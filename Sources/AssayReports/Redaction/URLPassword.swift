/// The password of a URL's `user:password@`, with its percent-encoding undone; nil where there is none.
func urlPassword(_ url: String) -> String? {
  guard let userinfo = urlUserinfo(url), let colon = userinfo.firstIndex(of: ":") else {
    return nil
  }
  let written = userinfo[userinfo.index(after: colon)...]
  let decoded = TextView(Array(written.utf8)).decoded()?.bytes ?? Array(written.utf8)
  return String(decoding: decoded, as: UTF8.self)
}

/// What stands before the `@` of a URL's authority.
func urlUserinfo(_ url: String) -> Substring? {
  guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
  let authority = url[start...].prefix { !"/?#".contains($0) }
  return authority.lastIndex(of: "@").map { authority[..<$0] }
}
