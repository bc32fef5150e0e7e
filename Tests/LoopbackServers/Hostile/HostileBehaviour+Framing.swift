extension HostileBehaviour {
  private static func length(_ fields: String, _ content: String) -> String {
    ok + fields + "\r\n\r\n" + content
  }

  /// Nothing of the content is taken.
  private static let meaningless = Ending.error("malformedResponse", .content(""))

  /// Lengths that are not, or are not all, those of the content.
  static let lengths = [
    HostileBehaviour(
      "a length too large", .error("connectionLost", .content("abc")),
      sends: length("Content-Length: 9", "abc")),
    HostileBehaviour(
      "a length beyond all measure", meaningless,
      sends: length("Content-Length: 99999999999999999999", "abc")),
    HostileBehaviour(
      "a length that has a second meaning in 32 bits", .error("connectionLost", .content("abc")),
      sends: length("Content-Length: 4294967299", "abc")),
    HostileBehaviour(
      "a length too small", .answer(content: "abc"),
      sends: length("Content-Length: 3", "abcdef")),
    HostileBehaviour("a negative length", .malformed, sends: length("Content-Length: -1", "abc")),
    HostileBehaviour("a signed length", meaningless, sends: length("Content-Length: +3", "abc")),
    HostileBehaviour("a length of letters", .malformed, sends: length("Content-Length: x", "abc")),
    HostileBehaviour("an empty length", .malformed, sends: length("Content-Length:", "abc")),
    HostileBehaviour(
      "a length in hexadecimal", meaningless, sends: length("Content-Length: 0x3", "abc")),
    HostileBehaviour(
      "the same length twice", .answer(content: "abc"),
      sends: length("Content-Length: 3\r\nContent-Length: 3", "abc")),
    HostileBehaviour(
      "two lengths, the smaller one last", meaningless,
      sends: length("Content-Length: 6\r\nContent-Length: 3", "abcdef")),
    HostileBehaviour(
      "two lengths, the smaller one first", meaningless,
      sends: length("Content-Length: 3\r\nContent-Length: 6", "abcdef")),
    HostileBehaviour(
      "two lengths in a line", meaningless, sends: length("Content-Length: 3, 6", "abcdef")),
    HostileBehaviour(
      "a length beside chunks", .answer(content: "abcdef"),
      sends: length(
        "Content-Length: 3\r\nTransfer-Encoding: chunked", "6\r\nabcdef\r\n0\r\n\r\n")),
    HostileBehaviour(
      "content where there is none", .answer(204, content: ""),
      sends: "HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\nabc"),
  ]

  private static func bad(_ name: String, _ chunks: String, _ content: String = "") -> Self {
    HostileBehaviour(
      name, .error("malformedResponse", .content(content)), sends: chunked + chunks)
  }

  static let chunks = [
    bad("a chunk size of letters", "zz\r\nabc\r\n0\r\n\r\n"),
    bad("a negative chunk size", "-3\r\nabc\r\n0\r\n\r\n"),
    bad("an empty chunk size", "\r\nabc\r\n0\r\n\r\n"),
    bad("a chunk size beyond all measure", "fffffffffffffffffff\r\nabc"),
    bad("a chunk size of the highest bit", "ffffffffffffffff\r\nabc"),
    bad("a chunk size too small", "3\r\nabcdef\r\n0\r\n\r\n", "abc"),
    bad("no line end behind a chunk", "3\r\nabc3\r\ndef\r\n0\r\n\r\n", "abc"),
    HostileBehaviour(
      "a chunk size too large", .error("connectionLost", .any),
      sends: chunked + "20\r\nabc\r\n0\r\n\r\n"),
    HostileBehaviour(
      "chunks twice over", .answer(content: "abc"),
      sends: ok + "Transfer-Encoding: chunked, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
    HostileBehaviour(
      "an unknown transfer coding", meaningless,
      sends: ok + "Transfer-Encoding: rot13\r\n\r\nabc"),
    HostileBehaviour(
      "half a trailer", .error("connectionLost", .content("{}")),
      sends: chunked + "2\r\n{}\r\n0\r\nX: \u{1B}\r\n"),
  ]
}
