import AssayJSON

/// A file that a placeholder names is there, in the scenario file's folder, and is a text.
///
/// Names that only the run knows are left to it.
func unreadableTexts(
  in declared: [ScenarioPlaceholders], files: any FileReading
) -> [Diagnostic] {
  var seen: Set<Place> = []
  var found: [Diagnostic] = []
  for placeholder in declared.lazy.flatMap(\.all) {
    for (function, name) in placeholder.expression.literalFileNames {
      do throws(NamedFileError) {
        _ = try NamedFile(name, namedAt: placeholder.place, in: files)
          .value(of: function, in: files)
      } catch {
        guard seen.insert(placeholder.place).inserted else { continue }
        found.append(Diagnostic(code: "unreadable-file", error.reason, at: placeholder.place))
      }
    }
  }
  return found
}

extension PlaceholderExpression {
  fileprivate var literalFileNames: [(PlaceholderFunction, String)] {
    switch self {
    case .variable, .literal: return []
    case .firstDefined(let alternatives): return alternatives.flatMap(\.literalFileNames)
    case .call(let function, let arguments):
      if function.readsFile, case .literal(let name) = arguments[0], let name = name.stringValue {
        return [(function, name)]
      }
      return arguments.flatMap(\.literalFileNames)
    }
  }
}
