import AssayJSON
import AssayReports

/// A place in a scenario file with its line, and what is wrong with a file.
enum PlaceDetail {
  /// Bytes shown of a line before what is meant, of that, and after it.
  private static let reach = (before: 80, marked: 200, after: 80)

  static func node(_ place: ReportedPlace) -> JSONNode {
    .members([
      ("at", .string(PageText.visible(oneLine(place.excerpt.place, to: 1000)))),
      ("line", .number(place.position.line)),
      ("text", place.line.map(text)),
    ])
  }

  private static func text(
    _ line: (before: RedactedText, marked: RedactedText, after: RedactedText)
  ) -> JSONNode {
    // The line stands alone, so that its indentation says nothing.
    var before = String(line.before.text.drop { $0 == " " || $0 == "\t" })
    if before.utf8.count > reach.before { before = "…" + before.suffix(utf8Count: reach.before) }
    let marked = withoutMiddle(line.marked.text, to: reach.marked) { _ in "…" }
    var after = line.after.text
    if after.utf8.count > reach.after { after = after.prefix(utf8Count: reach.after) + "…" }
    return .array([before, marked, after].map { .string(PageText.visible($0)) })
  }

  static func node(_ diagnostic: ReportedDiagnostic) -> JSONNode {
    .members([
      ("severity", .string(diagnostic.severity.rawValue)),
      ("code", .string(diagnostic.code)),
      ("message", .string(message(diagnostic.message))),
      ("place", diagnostic.place.map(node)),
      (
        "notes",
        .list(
          diagnostic.notes.prefix(20).map { note in
            .members([
              ("message", .string(message(note.message))), ("place", note.place.map(node)),
            ])
          })
      ),
    ])
  }

  /// May have several lines.
  private static func message(_ text: RedactedText) -> String {
    PageText.block(text.text, Bounds(bytes: 4000, lines: 40, lineBytes: 1000))
  }
}
