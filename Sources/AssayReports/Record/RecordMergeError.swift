import AssayText

/// Two records that are not of two parts of one run.
package struct RecordMergeError: Error, Sendable {
  enum Difference: Hashable {
    case baseURL(String, String)
    case seed(UInt64, UInt64)
    /// Only one of them is about that file.
    case file(String, isInFirst: Bool)
    /// The file's text, or which of its scenarios are meant.
    case content(String)
    case fileOrder
    case scenarioCount(Int, Int)
    case contract
    /// A run that was not sharded.
    case notParts
    case partCount(Int, Int)
    case samePart(Int)
    case sameScenario(String)
    /// A rerun of another run.
    case strangeScenario(String)
  }

  /// The files, as the user named them.
  var first: String
  var second: String
  var difference: Difference
}

extension RecordMergeError: CustomStringConvertible {
  package var description: String { "cannot merge \(first) and \(second): \(reason)" }

  private var reason: String {
    switch difference {
    case .baseURL(let left, let right): "the base URLs differ: \(left) and \(right)"
    case .seed(let left, let right):
      "the seeds differ: \(left) and \(right); run all parts with the same --seed"
    case .file(let path, let isInFirst):
      "the suites differ: only \(isInFirst ? first : second) is of a run with \(path)"
    case .content(let path):
      "the suites differ: \(path) was not the same, or other scenarios of it were selected"
    case .fileOrder: "the suites differ: the files were named in another order"
    case .scenarioCount(let left, let right):
      "the suites differ: \(counted(left, "scenario")) and \(counted(right, "scenario"))"
    case .contract: "the suites differ: their contracts have other clauses"
    case .notParts: "only the parts of one run (--shard K/N) and its reruns (--rerun) make a whole"
    case .partCount(let left, let right):
      "one is a part of \(left), the other a part of \(right)"
    case .samePart(let number): "both are part \(number) of the run"
    case .strangeScenario(let name):
      "the second is a rerun with the scenario '\(oneLine(name))', which the first does not have"
    case .sameScenario(let name): "both have the scenario '\(oneLine(name))'"
    }
  }
}
