import AssayJSON
import AssayText

/// A file that is no record which can be read.
package struct RecordError: Error, Sendable {
  enum Problem {
    /// The file cannot be opened or read.
    case unreadable(reason: String)
    case empty
    case syntax(JSONSyntaxError, column: Int, isFirst: Bool)
    case fault(RecordFault, isFirst: Bool)
  }

  /// As the user named the file.
  var name: String
  /// From 1.
  var line: Int?
  var problem: Problem
}

extension RecordError: CustomStringConvertible {
  package var description: String {
    let place = line.map { "\(name):\($0)" } ?? name
    switch problem {
    case .unreadable(let reason): return "cannot read \(name): \(reason)"
    case .empty: return "\(name) is no record of a run: it is empty"
    case .syntax(let error, let column, let isFirst):
      return "\(place):\(column): \(error)" + (isFirst ? Self.hint : "")
    case .fault(let fault, let isFirst):
      if case .version(let version) = fault.reason {
        return "\(place): this is a record of version \(version), and this assay reads version "
          + "\(RecordLine.version): use a newer assay"
      }
      return "\(place): \(fault)" + (isFirst ? Self.hint : "")
    }
  }

  private static let hint = " (is this a record that --report-json wrote?)"
}

/// What is worth saying about a record that could be read all the same.
package enum RecordRemark: Sendable {
  case halfLine(name: String, line: Int)
  case neverEnded(name: String, left: Int)
  /// The first of them, by number.
  case missingParts([Int], of: Int, scenarioCount: Int)
}

extension RecordRemark: CustomStringConvertible {
  package var description: String {
    switch self {
    case .halfLine(let name, let line):
      "\(name):\(line): the record ends in the middle of this line; it is read up to there"
    case .neverEnded(let name, let left):
      "\(name): the run was killed before its end; \(counted(left, "scenario")) that had not ended "
        + "by then \(left == 1 ? "is" : "are") skipped"
    case .missingParts(let numbers, let count, let scenarioCount):
      "\(counted(scenarioCount, "scenario")) of the run \(scenarioCount == 1 ? "is" : "are") in no "
        + "record: of its \(count) parts, \(numbers.map(String.init).joined(separator: ", ")) "
        + "\(numbers.count == 1 ? "is" : "are") missing"
    }
  }
}
