/// Expected against actual, line by line, with what differs always in sight.
package struct Difference {
  package enum Mark: Character {
    case same = " "
    case expected = "-"
    case actual = "+"
    /// Stands for lines that are left out.
    case gap = "…"
  }

  package struct Line: Equatable {
    package var mark: Mark
    package var text: String
  }

  package let lines: [Line]

  /// Lines of the same text shown around a change.
  private static let context = 2
  /// Lines beyond which a difference is not searched for but taken as a whole.
  private static let longestSearch = 1_000
  /// Lines shown of those that were removed in a row, or added: both must have room.
  private static let longestRun = 15
  /// Lines shown altogether.
  private static let longest = 60

  package init(expected: String, actual: String) {
    let compared = Self.compared(AssayReports.lines(of: expected), AssayReports.lines(of: actual))
    lines = Self.bounded(Self.windows(compared))
  }

  private static func compared(_ old: [Substring], _ new: [Substring]) -> [Line] {
    var head = 0
    while head < min(old.count, new.count), isSame(old[head], new[head]) { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head,
      isSame(old[old.count - 1 - tail], new[new.count - 1 - tail])
    {
      tail += 1
    }
    let before = old[..<head].map { Line(mark: .same, text: String($0)) }
    let after = old[(old.count - tail)...].map { Line(mark: .same, text: String($0)) }
    return before + changes(old[head..<(old.count - tail)], new[head..<(new.count - tail)]) + after
  }

  private static func changes(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> [Line]
  {
    let removed = old.map { Line(mark: .expected, text: String($0)) }
    let added = new.map { Line(mark: .actual, text: String($0)) }
    guard old.count <= longestSearch, new.count <= longestSearch else { return removed + added }
    let difference = Array(new).difference(from: Array(old), by: isSame)
    var isRemoved = Set<Int>()
    var isAdded = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): isRemoved.insert(offset)
      case .insert(let offset, _, _): isAdded.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < removed.count || right < added.count {
      if isRemoved.contains(left) {
        lines.append(removed[left])
        left += 1
      } else if isAdded.contains(right) {
        lines.append(added[right])
        right += 1
      } else {
        lines.append(Line(mark: .same, text: removed[left].text))
        left += 1
        right += 1
      }
    }
    return lines
  }

  /// Equality of code points: texts that only look alike differ.
  private static func isSame(_ left: Substring, _ right: Substring) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// Long lines cut down to the part that differs from their counterpart.
  private static func windows(_ lines: [Line]) -> [Line] {
    var result: [Line] = []
    var rest = lines[...]
    while let first = rest.first {
      let removed = rest.prefix { $0.mark == .expected }
      let added = rest.dropFirst(removed.count).prefix { $0.mark == .actual }
      guard !removed.isEmpty || !added.isEmpty else {
        result.append(Line(mark: first.mark, text: Window.beginning(of: first.text)))
        rest.removeFirst()
        continue
      }
      var pairs = zip(removed, added).map { Window.pair($0.text, $1.text) }
      let paired = pairs.count
      pairs += removed.dropFirst(paired).map { (Window.beginning(of: $0.text), "") }
      pairs += added.dropFirst(paired).map { ("", Window.beginning(of: $0.text)) }
      result += pairs.prefix(removed.count).map { Line(mark: .expected, text: $0.0) }
      let actual = pairs.prefix(paired) + pairs.suffix(added.count - paired)
      result += actual.map { Line(mark: .actual, text: $0.1) }
      rest = rest.dropFirst(removed.count + added.count)
    }
    return result
  }

  /// Only what is near a change, and not too much of it.
  private static func bounded(_ lines: [Line]) -> [Line] {
    let isShown = shown(lines)
    var result: [Line] = []
    var left = 0
    for (index, line) in lines.enumerated() {
      guard isShown[index], result.count < longest else {
        left += 1
        continue
      }
      if left > 0 { result.append(gap(left)) }
      left = 0
      result.append(line)
    }
    if left > 0 { result.append(gap(left)) }
    return result
  }

  private static func shown(_ lines: [Line]) -> [Bool] {
    var isShown = Array(repeating: false, count: lines.count)
    // How many lines in a row have been removed, or added.
    var length = 0
    for (index, line) in lines.enumerated() {
      length = index > 0 && lines[index - 1].mark == line.mark ? length + 1 : 1
      guard line.mark != .same, length <= longestRun else { continue }
      for near in max(0, index - context)...index where near == index || lines[near].mark == .same {
        isShown[near] = true
      }
      for near in index...min(lines.count - 1, index + context) where lines[near].mark == .same {
        isShown[near] = true
      }
    }
    return isShown
  }

  private static func gap(_ count: Int) -> Line {
    Line(mark: .gap, text: "\(count) more \(count == 1 ? "line" : "lines")")
  }
}

/// What is shown of a long line.
enum Window {
  /// In bytes.
  private static let width = 160
  private static let lead = 40

  static func beginning(of text: String) -> String {
    guard text.utf8.count > width else { return text }
    return text.prefix(utf8Count: width) + "…"
  }

  /// Both lines from a little before the first difference on.
  static func pair(_ left: String, _ right: String) -> (String, String) {
    guard max(left.utf8.count, right.utf8.count) > width else { return (left, right) }
    let common = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
    return (part(of: left, around: common), part(of: right, around: common))
  }

  private static func part(of text: String, around offset: Int) -> String {
    let skipped = offset - lead
    guard skipped > 0 else { return beginning(of: text) }
    let rest = text.suffix(utf8Count: text.utf8.count - skipped)
    return "…" + beginning(of: String(rest))
  }
}
