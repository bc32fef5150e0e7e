import AssayJSON

/// The path of a file that a text names: relative to it, and never out of its root, neither by `..`
/// nor by a symbolic link, and no hidden file.
func confined(_ name: String, besides source: SourceText, in files: any FileReading) -> String? {
  guard let target = confined(name, besides: source) else { return nil }
  let folder = folder(of: source.name)
  guard let root = files.realPath(of: source.root.isEmpty ? "." : source.root),
    let realFolder = files.realPath(of: folder.isEmpty ? "." : folder)
  else { return target }
  guard isBelow(root, normalized("\(realFolder)/\(name)")) else { return nil }
  // Of what is not there the reading tells.
  guard let real = files.realPath(of: folder + name) else { return target }
  guard isBelow(root, real), !isHidden(String(real.dropFirst(root.count))) else { return nil }
  // Behind a link to a folder `..` leads elsewhere than it seems.
  return files.realPath(of: target) == real ? target : folder + name
}

/// The same by the names alone.
func confined(_ name: String, besides source: SourceText) -> String? {
  guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(0), !isHidden(name) else {
    return nil
  }
  let path = folder(of: source.name) + name
  guard name.split(separator: "/").contains("..") else { return path }
  let target = normalized(path)
  let root = normalized(source.root)
  // The working folder is within a root that is above it.
  let above = root.split(separator: "/").prefix { $0 == ".." }.count
  if root.isEmpty || above > 0 {
    let ups = target.split(separator: "/").prefix { $0 == ".." }.count
    return ups > above || target.isEmpty ? nil : target
  }
  return isBelow(root, target) ? target : nil
}

/// Why a text may not name a file, as a sentence.
func refusal(of name: String, besides source: SourceText) -> String {
  if isHidden(name) { return "'\(name)' is hidden, and scenarios read no hidden files" }
  return "'\(name)' leads out of \(source.root.isEmpty ? "the working folder" : source.root)"
}

/// Whether a file or one of the folders on the way to it is hidden: secrets are often kept so.
private func isHidden(_ name: String) -> Bool {
  name.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." }
}

/// Whether a path is below a folder; both are normalized.
func isBelow(_ folder: String, _ path: String) -> Bool {
  path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
}

private func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
}

/// The path without `.` and with `..` taken back, so that one file has one name.
package func normalized(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/") where part != "." {
    if part == "..", let last = parts.last, last != ".." {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
}
