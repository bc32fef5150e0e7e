import AssayJSON

extension DocumentCache {
  /// The files that `$ref`s lead to from a file, and from those in turn, by their path from the
  /// file's folder. One that cannot be read is left out: its reference says so when it is compiled.
  func schemaFiles(of file: LoadedFile) -> [String: SchemaDocuments.Document] {
    var found: [String: SchemaDocuments.Document] = [:]
    var pending = references(in: file.document.root, from: "")
    while let name = pending.popLast() {
      guard found[name] == nil, let target = confined(name, besides: file.source, in: files),
        let loaded = try? load(target, root: file.source.root).get()
      else { continue }
      found[name] = SchemaDocuments.Document(source: loaded.source, root: loaded.document.root)
      pending += references(in: loaded.document.root, from: name)
    }
    return found
  }

  /// The files that a document's references name, as paths from the scenario file's folder.
  private func references(in root: JSONNode, from name: String) -> [String] {
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    var found: [String] = []
    root.forEachReference { text in
      let file = text.prefix { $0 != "#" }
      if !file.isEmpty, !file.contains(":") {
        found.append(normalized(folder + percentDecoded(String(file))))
      }
    }
    return found
  }
}

extension JSONNode {
  /// Gives the texts of all members that are named `$ref`, at any depth.
  fileprivate func forEachReference(_ body: (String) -> Void) {
    switch value {
    case .null, .bool, .number, .string: break
    case .array(let elements): for element in elements { element.forEachReference(body) }
    case .object(let object):
      for member in object.members {
        if case .string(let text) = member.value.value {
          if member.name == "$ref" { body(text) }
        } else {
          member.value.forEachReference(body)
        }
      }
    }
  }
}
