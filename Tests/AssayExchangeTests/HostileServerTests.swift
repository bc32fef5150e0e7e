import AssayExchange
import Testing

@Suite("A server that breaks off, lies or never ends")
struct HostileServerTests {
  @Test("gives a typed error, with what had come", arguments: Fault.all)
  func typedError(_ fault: Fault) async throws {
    try await withServer([.receive] + fault.steps) { server, lane in
      var request = Request(method: "GET", url: server.url())
      request.options.timeout = .seconds(fault.kind == .timedOut ? 2 : 20)
      request.options.maxBodySize = 1 << 20
      let error = try await lane.failure(request)
      #expect(error.kind == fault.kind, "\(error)")
      #expect(error.partialResponse?.text == fault.partialText)
      #expect(error.request?.lines.first == "GET / HTTP/1.1")
      #expect(error.message.count > 10)
      guard fault.kind != .timedOut else { return }
      // The loop and the next connection are none the worse.
      let again = try await lane.failure(request)
      #expect(again.kind == fault.kind)
    }
  }

  @Test("cannot fill the memory: the limit counts decoded bytes")
  func tooMuchContent() async throws {
    let ok = "HTTP/1.1 200 OK\r\n"
    let plain = ok + "\r\n"
    let packed = Array((ok + "Content-Encoding: gzip\r\n\r\n").utf8) + gzipBomb(megabytes: 64)
    try await withServer(
      [.receive, .send(plain), .flood("x")], [.receive, .send(packed), .hold]
    ) { server, lane in
      for _ in 0..<2 {
        var request = Request(method: "GET", url: server.url())
        request.options.maxBodySize = 1 << 20
        let error = try await lane.failure(request)
        #expect(error.kind == .tooLarge)
        // Its beginning is kept, to be shown.
        #expect(error.partialResponse?.body.count == 1 << 16)
      }
    }
  }

  @Test("may send exactly as much content as is allowed")
  func justEnough() async throws {
    try await withServer([.receive, answer("12345"), .hold]) { server, lane in
      let response = try await lane.get(server.url()) { $0.maxBodySize = 5 }.response
      #expect(response.text == "12345")
    }
  }
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
