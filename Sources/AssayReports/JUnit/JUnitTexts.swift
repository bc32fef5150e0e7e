/// The testcases of a run, whose failure texts are bounded altogether: the first in plan order keep
/// theirs, whatever order they end in, and no more are held than are written.
struct JUnitTexts {
  /// Escaped texts of all testcases together, in bytes; GitLab refuses reports of 30 MB.
  static let most = 9_000_000

  private(set) var cases: [Int: JUnitCase] = [:]
  /// The scenarios that have texts, in ascending order.
  private var holders: [Int] = []
  private var length = 0
  /// From this scenario on, texts are left out.
  private var end = Int.max

  mutating func add(_ testcase: JUnitCase, at index: Int) {
    cases[index] = testcase
    guard testcase.textLength > 0 else { return }
    guard index < end else {
      cases[index]?.leaveOutTexts()
      return
    }
    let place = holders.lastIndex { $0 < index }.map { $0 + 1 } ?? 0
    holders.insert(index, at: place)
    length += testcase.textLength
    while length > Self.most, let last = holders.popLast() {
      length -= cases[last]?.textLength ?? 0
      cases[last]?.leaveOutTexts()
      end = last
    }
  }
}
