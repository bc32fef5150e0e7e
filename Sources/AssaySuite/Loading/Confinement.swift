/// The path of a file that another names: relative, and never out of that file's folder, neither by
/// `..` nor by a symbolic link.
func confined(_ name: String, besides path: String, in files: any FileReading) -> String? {
  guard let target = confined(name, besides: path) else { return nil }
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  // Of what is not there the reading tells.
  guard let real = files.realPath(of: target), let realFolder = files.realPath(of: folder) else {
    return target
  }
  let prefix = realFolder.hasSuffix("/") ? realFolder : realFolder + "/"
  return real.hasPrefix(prefix) ? target : nil
}

/// The same by the names alone.
func confined(_ name: String, besides path: String) -> String? {
  guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(0) else { return nil }
  var depth = 0
  for part in name.split(separator: "/", omittingEmptySubsequences: true) {
    if part == ".." { depth -= 1 } else if part != "." { depth += 1 }
    if depth < 0 { return nil }
  }
  let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
  return folder + name
}
