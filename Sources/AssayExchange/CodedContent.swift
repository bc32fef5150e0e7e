/// Watches coded content on its way to libcurl's decoders, which take a stream that ends too early
/// for a whole one.
///
/// The ends of gzip (RFC 1952) and zlib (RFC 1950, HTTP's `deflate`) tell what came before: the
/// length of the decoded content, or a sum of it. Other codings, raw deflate and codings of codings
/// cannot be told.
struct CodedContent {
  /// How many bytes of content the head has announced, where no chunks say so.
  private var rest: Int?
  private var chunks: ChunkReader?
  private var first: [UInt8] = []
  private var last: [UInt8] = []
  private var count = 0

  /// Nil where there is nothing to watch for.
  init?(_ framing: ContentFraming) {
    guard framing.codings.count == 1, let coding = framing.codings.first,
      ["gzip", "x-gzip", "deflate"].contains(coding)
    else { return nil }
    if framing.isChunked { chunks = ChunkReader() } else { rest = framing.length }
  }

  /// Takes content as it came over the wire.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let rest {
      let own = UnsafeBufferPointer(rebasing: bytes.prefix(rest))
      self.rest = rest - own.count
      return takeCoded(own)
    }
    guard var reader = chunks else { return takeCoded(bytes) }
    if count == 0, reader.isAtStart, let byte = bytes.first, byte == gzipStart || byte == zlibStart
    {
      // No digit of a chunk size: this libcurl shows the content without its chunks.
      chunks = nil
      return takeCoded(bytes)
    }
    reader.read(bytes) { takeCoded($0) }
    chunks = reader
  }

  private mutating func takeCoded(_ bytes: UnsafeBufferPointer<UInt8>) {
    if first.count < 2 { first.append(contentsOf: bytes.prefix(2 - first.count)) }
    last.append(contentsOf: bytes.suffix(4))
    if last.count > 4 { last.removeFirst(last.count - 4) }
    count += bytes.count
  }

  /// Whether the stream, by its own account, holds more or other than what it was decoded to.
  func isCut(from decoded: [UInt8]) -> Bool {
    guard count > 0 else { return false }
    if first.first == gzipStart {
      let size = last.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return count < 18 || size != UInt32(truncatingIfNeeded: decoded.count)
    }
    guard first.count == 2 else { return true }
    guard first[0] == zlibStart, (Int(first[0]) << 8 | Int(first[1])) % 31 == 0 else {
      return false
    }
    return count < 8 || last.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } != adler32(decoded)
  }
}

private let gzipStart: UInt8 = 0x1F
private let zlibStart: UInt8 = 0x78

/// The sum of RFC 1950, section 8.2.
private func adler32(_ bytes: [UInt8]) -> UInt32 {
  var low: UInt32 = 1
  var high: UInt32 = 0
  for byte in bytes {
    low = (low + UInt32(byte)) % 65_521
    high = (high + low) % 65_521
  }
  return high << 16 | low
}

/// Takes chunks apart (RFC 9112, section 7.1). What is wrong with them libcurl tells.
private struct ChunkReader {
  private enum State {
    case size, extensions, data, end
  }

  private var state = State.size
  private var size = 0
  private(set) var isAtStart = true

  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    isAtStart = isAtStart && bytes.isEmpty
    var rest = bytes[...]
    while let byte = rest.first {
      switch state {
      case .data where size > 0:
        let data = rest.prefix(size)
        take(UnsafeBufferPointer(rebasing: data))
        size -= data.count
        rest = rest.dropFirst(data.count)
        continue
      case .data:
        // The line end behind the data.
        if byte == UInt8(ascii: "\n") { state = .size }
      case .size:
        if let digit = Character(UnicodeScalar(byte)).hexDigitValue {
          size = size &* 16 &+ digit
        } else {
          state = byte == UInt8(ascii: "\n") ? behindSize : .extensions
        }
      case .extensions:
        if byte == UInt8(ascii: "\n") { state = behindSize }
      case .end: return
      }
      rest = rest.dropFirst()
    }
  }

  private var behindSize: State { size > 0 ? .data : .end }
}
