/// The message that libcurl hands over piece by piece: which piece is head, content or trailer.
struct IncomingMessage {
  private(set) var head: [UInt8] = []
  private(set) var body: [UInt8] = []
  private(set) var trailer: [UInt8] = []
  /// Whether the head of a final response has come whole.
  private(set) var hasFinalHead = false
  /// What ended the transfer.
  private(set) var refusal: Refusal?

  /// Whether the server has announced the end of what it sends over TLS.
  private(set) var hasCloseNotice = false

  private var headComesNext = true
  private var headSize = 0
  let maxHeadSize: Int
  let maxBodySize: Int

  private var framing = ContentFraming()
  private var coded: CodedContent?

  /// Why no more was taken.
  enum Refusal {
    case head, body
    /// `Content-Length` has no meaning.
    case length(String)
  }

  init(maxHeadSize: Int = 0, maxBodySize: Int = 0) {
    self.maxHeadSize = maxHeadSize
    self.maxBodySize = maxBodySize
  }

  /// A request went out: the next line begins the response to it.
  mutating func expectResponse() {
    head = []
    body = []
    trailer = []
    hasFinalHead = false
    headComesNext = true
    isToldToGoOn = false
    coded = nil
  }

  /// Whether nothing has come yet of the response that is expected.
  var isUntouched: Bool { head.isEmpty && !hasFinalHead }

  /// Whether the content of the request is asked for: by an interim response 100.
  private(set) var isToldToGoOn = false

  /// Takes one line of a head or of the trailers; `false` when there are too many bytes of them.
  mutating func takeLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    headSize += line.count
    guard headSize <= maxHeadSize else {
      refusal = .head
      return false
    }
    guard !hasFinalHead else {
      trailer.append(contentsOf: line)
      return true
    }
    if headComesNext {
      head.removeAll(keepingCapacity: true)
      head.reserveCapacity(512)
      headComesNext = false
      framing = ContentFraming()
    }
    head.append(contentsOf: line)
    framing.take(line)
    if line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n") {
      hasFinalHead = !isInterim
      headComesNext = isInterim
      if isInterim,
        head.split(separator: UInt8(ascii: " ")).dropFirst().first == [0x31, 0x30, 0x30]
      {
        isToldToGoOn = true
      }
      if hasFinalHead { return takeFraming() }
    }
    return true
  }

  private mutating func takeFraming() -> Bool {
    coded = CodedContent(framing)
    // Where there are chunks, a length has no meaning (RFC 9112, section 6.3).
    guard !framing.isChunked, let value = framing.contradiction else { return true }
    refusal = .length(value)
    return false
  }

  /// Looks at content as it came over the wire.
  mutating func watch(_ bytes: UnsafeBufferPointer<UInt8>) {
    coded?.take(bytes)
  }

  /// Looks at a message of TLS itself: the alert that announces the end (RFC 8446, section 6.1).
  mutating func takeTLSMessage(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.elementsEqual([1, 0]) { hasCloseNotice = true }
  }

  /// Whether it is the end of the connection that ends the content, where there may be content.
  var endsWithConnection: Bool { framing.length == nil && !framing.isChunked }

  /// Whether the content was cut before it was coded, as far as that can be told.
  var isCut: Bool { coded?.isCut(from: body) ?? false }

  /// Whether that much more content is allowed.
  func hasRoom(for count: Int) -> Bool { count <= maxBodySize - body.count }

  /// Takes decoded content; `false` when it would be too much.
  mutating func takeContent(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    guard hasRoom(for: content.count) else {
      refusal = .body
      // It is shown, not judged: its beginning will do.
      body = Array(body.prefix(64 * 1024))
      return false
    }
    body.append(contentsOf: content)
    return true
  }

  /// Hands the content over without a copy.
  mutating func takeBody() -> [UInt8] {
    defer { body = [] }
    return body
  }

  /// Whether the head is that of an interim response: its status code begins with 1
  /// (RFC 9110, section 15.2).
  private var isInterim: Bool {
    guard let space = head.firstIndex(of: UInt8(ascii: " ")) else { return false }
    return head[(space + 1)...].first == UInt8(ascii: "1")
  }
}
