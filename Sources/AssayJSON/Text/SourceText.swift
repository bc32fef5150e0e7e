import Synchronization

/// A text that can be pointed into: a scenario file, or the content of an answer.
package final class SourceText: Sendable {
  /// What diagnostics call it: a path as the user gave it, or a short description.
  package let name: String
  package let bytes: [UInt8]
  /// The folder out of which no file leads that the text names; the working folder where it is empty.
  package let root: String
  /// Where the lines begin, once somebody has asked.
  private let knownLineStarts = Mutex<[Int]?>(nil)

  package init(name: String, bytes: [UInt8], root: String = "") {
    self.name = name
    self.bytes = bytes
    self.root = root
  }

  package convenience init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The offsets at which lines begin, in order; the first is 0.
  var lineStarts: [Int] {
    knownLineStarts.withLock { known in
      if let known { return known }
      var starts = [0]
      for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
      known = starts
      return starts
    }
  }
}

/// A half-open range of byte offsets in a `SourceText`.
package struct SourceRange: Sendable, Hashable {
  package var lowerBound: UInt32
  package var upperBound: UInt32

  /// `bounds` beyond 4 GiB are clamped; the parser refuses such texts before.
  package init(_ bounds: Range<Int>) {
    lowerBound = UInt32(clamping: bounds.lowerBound)
    upperBound = UInt32(clamping: bounds.upperBound)
  }

  /// The range of what no file holds: a value made in code.
  package static let none = SourceRange(0..<0)

  package var offsets: Range<Int> { Int(lowerBound)..<max(Int(lowerBound), Int(upperBound)) }
}

/// A range in a certain text: what a diagnostic points at.
package struct Place: Sendable {
  package var source: SourceText
  package var range: SourceRange

  package init(_ source: SourceText, _ range: SourceRange) {
    self.source = source
    self.range = range
  }
}

extension Place: Hashable {
  package static func == (left: Place, right: Place) -> Bool {
    left.source === right.source && left.range == right.range
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(source))
    hasher.combine(range)
  }
}
