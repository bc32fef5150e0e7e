import AssayJSON
package import AssaySuite

extension Selection {
  /// What of the selection no scenario of the suite answers to, as a sentence: a misspelt tag must not
  /// leave scenarios out, or in, unseen. Nil where there is nothing of that kind.
  package func mistake(in suite: Suite) -> String? {
    // A file that could not be loaded may have what seems to be missing.
    guard !suite.hasErrors else { return nil }
    let known = Set(suite.files.flatMap(\.scenarios).flatMap(\.tags))
    for (option, tags) in [("--tag", tags), ("--exclude-tag", excludedTags)] {
      if let tag = tags.first(where: { !known.contains($0) }) {
        return "\(option): no scenario has the tag '\(tag)'\(Self.hint(tag, known.sorted()))"
      }
    }
    var filterAlone = Selection()
    filterAlone.filter = filter
    guard filter != nil, suite.selected(by: filterAlone).isEmpty else { return nil }
    return "--filter: no scenario matches, as 'FILE NAME: SCENARIO NAME'"
  }

  private static func hint(_ tag: String, _ known: [String]) -> String {
    if known.isEmpty { return "; none has a tag at all" }
    if let nearest = nearestSpelling(of: tag, among: known) {
      return "; did you mean '\(nearest)'?"
    }
    return "; there are \(known.map { "'\($0)'" }.joined(separator: ", "))"
  }
}
