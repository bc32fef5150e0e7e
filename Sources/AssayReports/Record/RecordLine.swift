import AssayJSON

/// The kinds of lines, by the names that they bear.
enum RecordKind: String {
  /// The first line: what is going to run.
  case run
  case begin
  /// A scenario has ended.
  case scenario
  /// The last line of a run that came to its end.
  case end
}

/// What is written into a record for an event.
enum RecordLine {
  /// Raised only where old readers would misunderstand what is new; they pass over what they do not
  /// know.
  static let version = 1

  /// A line with its line feed.
  static func bytes(_ kind: RecordKind, _ build: (inout RecordMembers) -> Void) -> [UInt8] {
    let node = JSONNode.recorded { members in
      members.add("version", version)
      members.add("kind", word: kind.rawValue)
      build(&members)
    }
    return withoutOtherLineEnds(JSONWriter().bytes(node)) + [0x0A]
  }

  /// The same JSON text with U+0085, U+2028 and U+2029 escaped: some readers of lines, Python's
  /// `splitlines` and Node's `readline` among them, take these for ends of lines.
  private static func withoutOtherLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var copied = 0
    for index in bytes.indices.dropLast() where bytes[index] == 0xC2 || bytes[index] == 0xE2 {
      guard let (length, escape) = lineEnd(at: index, in: bytes) else { continue }
      output += bytes[copied..<index]
      output += escape.utf8
      copied = index + length
    }
    return output + bytes[copied...]
  }

  private static func lineEnd(at index: Int, in bytes: [UInt8]) -> (length: Int, escape: String)? {
    if bytes[index] == 0xC2 { return bytes[index + 1] == 0x85 ? (2, #"\u0085"#) : nil }
    guard bytes[index + 1] == 0x80, index + 2 < bytes.count else { return nil }
    switch bytes[index + 2] {
    case 0xA8: return (3, #"\u2028"#)
    case 0xA9: return (3, #"\u2029"#)
    default: return nil
    }
  }
}
