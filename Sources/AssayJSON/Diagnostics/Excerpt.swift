/// A place as a person sees it: `file:line:column`, and the line with the part that is meant.
package struct Excerpt: Sendable, Hashable {
  package var name: String
  package var position: TextPosition
  /// Nil where the text has nothing to show.
  package var line: Line?

  /// A line in three parts, without its end; the middle one is what is meant.
  package struct Line: Sendable, Hashable {
    package var before: String
    package var marked: String
    package var after: String

    package init(before: String, marked: String, after: String) {
      self.before = before
      self.marked = marked
      self.after = after
    }
  }

  package init(name: String, position: TextPosition, line: Line?) {
    self.name = name
    self.position = position
    self.line = line
  }

  package init(_ place: Place) {
    name = place.source.name
    position = place.start
    guard !place.source.bytes.isEmpty else { return }
    let (before, marked, after) = place.source.line(around: place.range.offsets)
    line = Line(before: before, marked: marked, after: after)
  }

  /// The form that terminals and editors turn into a link.
  package var place: String { "\(name):\(position.line):\(position.column)" }
}
