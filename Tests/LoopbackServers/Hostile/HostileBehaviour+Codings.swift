extension HostileBehaviour {
  private static func coded(_ coding: String, _ content: [UInt8]) -> [UInt8] {
    Array("\(ok)Content-Encoding: \(coding)\r\nContent-Length: \(content.count)\r\n\r\n".utf8)
      + content
  }

  private static func coding(
    _ name: String, _ ending: Ending, _ coding: String, _ content: [UInt8]
  ) -> Self {
    HostileBehaviour(name, ending) { $0.send(coded(coding, content)) }
  }

  private static let broken = Ending.error("malformedResponse", .any)

  static let codings = [
    HostileBehaviour("a gzip bomb", .error("tooLarge", .any)) { client in
      client.send(ok + "Content-Encoding: gzip\r\n\r\n")
      client.send(bomb)
      client.hold()
    },
    coding("gzip without its last bytes", broken, "gzip", gzip.dropLast(4)),
    coding("gzip without its check", broken, "gzip", gzip.dropLast(8)),
    coding("half of a gzip", broken, "gzip", Array(gzip.prefix(20))),
    coding("a gzip's first bytes", broken, "gzip", Array(gzip.prefix(10))),
    coding("no byte of a gzip", .answer(content: ""), "gzip", []),
    coding("half of a deflate", broken, "deflate", Array(deflate.prefix(12))),
    coding("corrupt gzip", broken, "gzip", gzip.map { $0 == 201 ? 202 : $0 }),
    coding("gzip of another length", broken, "gzip", gzip.dropLast(4) + [20, 0, 0, 0]),
    coding("no gzip at all", broken, "gzip", Array("not gzip".utf8)),
    coding("deflate called gzip", .answer(content: "hello deflate"), "gzip", deflate),
    coding("an unknown coding", broken, "rot13", Array("abc".utf8)),
    coding("gzip called twice", broken, "gzip, gzip", gzip),
    coding(
      "twenty codings", broken, repeatElement("gzip", count: 20).joined(separator: ", "), gzip),
    HostileBehaviour("half of a gzip in chunks", broken) { client in
      client.send(ok + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
      for byte in gzip.prefix(20) { client.send(Array("1\r\n".utf8) + [byte, 13, 10]) }
      client.send("0\r\n\r\n")
    },
    HostileBehaviour("a whole gzip in chunks", .answer(content: "hello gzip, decoded")) { client in
      client.send(ok + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
      for byte in gzip { client.send(Array("1\r\n".utf8) + [byte, 13, 10]) }
      client.send("0\r\n\r\n")
    },
  ]

  private static let bomb = gzipBomb(megabytes: 64)

  private static let gzip: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 87, 72, 175, 202, 44, 208, 81, 72,
    73, 77, 206, 79, 73, 77, 1, 0, 8, 182, 90, 98, 19, 0, 0, 0,
  ]

  private static let deflate: [UInt8] = [
    120, 156, 203, 72, 205, 201, 201, 87, 72, 73, 77, 203, 73, 44, 73, 5, 0, 35, 12, 5, 10,
  ]
}

/// Zeros in gzip: one block in the fixed code of RFC 1951, section 3.2.6, of a literal and then
/// repetitions of 258 bytes at distance 1, thirteen bits each.
private func gzipBomb(megabytes: Int) -> [UInt8] {
  var bytes: [UInt8] = [31, 139, 8, 0, 0, 0, 0, 0, 2, 3]
  var pending: UInt32 = 0
  var count: UInt32 = 0
  func put(_ bits: String) {
    for bit in bits.utf8 {
      pending |= UInt32(bit & 1) << count
      count += 1
      guard count == 8 else { continue }
      bytes.append(UInt8(pending))
      (pending, count) = (0, 0)
    }
  }
  func putRepetitions() {
    for _ in 0..<8 { put("11000101" + "00000") }
  }
  put("1" + "10" + "00110000")
  putRepetitions()
  // From here on, eight repetitions are the same thirteen bytes again and again.
  putRepetitions()
  let period = bytes.suffix(13)
  for _ in 0..<(megabytes << 20) / (8 * 258) { bytes += period }
  return bytes
}
