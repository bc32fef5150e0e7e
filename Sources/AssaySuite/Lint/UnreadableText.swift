import AssayJSON

/// A file that a placeholder names is there, in the scenario file's folder, and is a text.
///
/// Names that only the run knows are left to it.
func unreadableTexts(in declared: [Scenario], files: any FileReading) -> [Diagnostic] {
  var seen: Set<Place> = []
  let placeholders = [Placeholder].collected { found in
    for scenario in declared { scenario.collectPlaceholders(into: &found) }
  }
  return placeholders.flatMap { placeholder in
    placeholder.expression.literalFileNames.compactMap { name -> Diagnostic? in
      do throws(TextFileError) {
        _ = try TextFile(name, namedAt: placeholder.place, in: files).text(in: files)
        return nil
      } catch {
        guard seen.insert(placeholder.place).inserted else { return nil }
        return Diagnostic(code: "unreadable-file", error.reason, at: placeholder.place)
      }
    }
  }
}

extension PlaceholderExpression {
  fileprivate var literalFileNames: [String] {
    switch self {
    case .variable, .literal: []
    case .fallback(let first, let other): first.literalFileNames + other.literalFileNames
    case .call(.file, let arguments):
      arguments.compactMap { if case .literal(let name) = $0 { name.stringValue } else { nil } }
    case .call: []
    }
  }
}
