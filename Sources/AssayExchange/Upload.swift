import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The content of a request on its way out: read piece by piece, files from where they are, so that
/// none is ever in memory as a whole.
///
/// Not Sendable: it belongs to the loop's thread.
final class Upload {
  private enum Piece {
    case bytes([UInt8])
    case file(ContentFile)

    var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(let file): file.size
      }
    }
  }

  let count: Int
  /// Why no more can be read.
  private(set) var failure: String?
  /// Whether it waits for a 100, and since when.
  private(set) var isHeld: Bool
  private(set) var heldSince: ContinuousClock.Instant?

  /// Whether the last byte waits, and whether all before it has been read.
  private(set) var holdsEnd: Bool
  private(set) var isAtHeldEnd = false

  private let pieces: [Piece]
  private var number = 0
  /// In the piece.
  private var offset = 0
  /// In all of it.
  private var position = 0
  private var descriptor: Int32 = -1

  /// - Parameters:
  ///   - isHeld: whether nothing is sent before `release`.
  ///   - holdsEnd: whether the last byte is not sent before `releaseEnd`.
  init(_ content: [UInt8], _ files: [ContentFile], isHeld: Bool, holdsEnd: Bool) {
    var pieces: [Piece] = []
    var start = 0
    for file in files {
      pieces.append(.bytes(Array(content[start..<file.offset])))
      pieces.append(.file(file))
      start = file.offset
    }
    pieces.append(.bytes(Array(content[start...])))
    self.pieces = pieces
    self.isHeld = isHeld
    self.holdsEnd = holdsEnd
    count = pieces.reduce(0) { $0 + $1.count }
  }

  deinit { closeFile() }

  func release() { isHeld = false }

  func releaseEnd() { holdsEnd = false }

  /// Back to the beginning.
  func rewind() {
    closeFile()
    number = 0
    offset = 0
    position = 0
    isAtHeldEnd = false
  }

  /// What libcurl's read callback gives.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    if isHeld {
      heldSince = heldSince ?? .now
      return Int(CURL_READFUNC_PAUSE)
    }
    let most = holdsEnd ? count - 1 - position : Int.max
    if most <= 0, count > 0 {
      isAtHeldEnd = true
      return Int(CURL_READFUNC_PAUSE)
    }
    while number < pieces.count {
      let piece = pieces[number]
      let left = min(piece.count - offset, most)
      if left > 0 {
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(left))
        let count = read(piece, into: room)
        guard count > 0 else { return Int(CURL_READFUNC_ABORT) }
        offset += count
        position += count
        return count
      }
      closeFile()
      number += 1
      offset = 0
    }
    return 0
  }

  private func read(_ piece: Piece, into room: UnsafeMutableRawBufferPointer) -> Int {
    switch piece {
    case .bytes(let bytes):
      room.copyBytes(from: bytes[offset..<offset + room.count])
      return room.count
    case .file(let file):
      if descriptor < 0 { descriptor = open(file.path, O_RDONLY | O_CLOEXEC) }
      var count = -1
      while descriptor >= 0 {
        count = pread(descriptor, room.baseAddress, room.count, off_t(offset))
        if count >= 0 || errno != EINTR { break }
      }
      if count <= 0 {
        let reason = count < 0 ? String(cString: strerror(errno)) : "it has become shorter"
        failure = "cannot read \(file.path), which the request sends: \(reason)"
      }
      return count
    }
  }

  private func closeFile() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}

/// A file that a request sends, within the rest of its content.
package struct ContentFile: Sendable, Hashable {
  package var path: String
  /// In bytes, as it was when the request was made.
  package var size: Int
  /// Before which byte of the rest it stands.
  package var offset: Int

  package init(path: String, size: Int, offset: Int) {
    self.path = path
    self.size = size
    self.offset = offset
  }
}

extension ContentFile {
  /// Whether a secret stands in it; yes where it cannot be read.
  func holds(_ isSecret: ([UInt8]) -> Bool) -> Bool {
    guard let file = fopen(path, "rb") else { return true }
    defer { fclose(file) }
    // Secrets that lie across two pieces are found in the overlap.
    let overlap = 1 << 16
    var piece: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      piece = piece.suffix(overlap) + buffer[..<count]
      if isSecret(piece) { return true }
    }
    return false
  }
}

// On libcurl's side.

/// Takes the transfer's upload from its context.
let readUpload: curl_read_callback = { buffer, size, count, context in
  guard let buffer, let context, let upload = Transfer.from(context).upload else {
    return Int(CURL_READFUNC_ABORT)
  }
  return upload.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

/// libcurl goes back to the beginning only, to send a request again.
let rewindUpload: curl_seek_callback = { context, offset, origin in
  guard let context, let upload = Transfer.from(context).upload, offset == 0, origin == SEEK_SET
  else { return CURL_SEEKFUNC_FAIL }
  upload.rewind()
  return CURL_SEEKFUNC_OK
}
