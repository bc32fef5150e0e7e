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
    for name in placeholder.expression.literalFileNames {
      do throws(TextFileError) {
        _ = try TextFile(name, namedAt: placeholder.place, in: files).text(in: files)
      } catch {
        guard seen.insert(placeholder.place).inserted else { continue }
        found.append(Diagnostic(code: "unreadable-file", error.reason, at: placeholder.place))
      }
    }
  }
  return found
}

extension PlaceholderExpression {
  fileprivate var literalFileNames: [String] {
    switch self {
    case .variable, .literal: []
    case .firstDefined(let alternatives): alternatives.flatMap(\.literalFileNames)
    case .call(.file, let arguments):
      arguments.compactMap { if case .literal(let name) = $0 { name.stringValue } else { nil } }
    case .call: []
    }
  }
}
