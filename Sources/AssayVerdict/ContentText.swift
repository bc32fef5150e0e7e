import AssayExchange
import AssayJSON
import AssayText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension [HeaderField] {
  /// The parameter `charset` of the last `Content-Type` (RFC 9110, section 8.3.2).
  var charset: String? {
    guard let type = values(of: "Content-Type").last else { return nil }
    return mediaTypeParameters(type).first { $0.name == "charset" }?.value
  }
}

extension [UInt8] {
  /// The text that the bytes are in a charset; UTF-8 where none is named.
  func text(charset: String?) -> Result<String, Mismatch.Problem> {
    let name = charset ?? "utf-8"
    if equalsIgnoringASCIICase(name, "utf-8") || equalsIgnoringASCIICase(name, "utf8") {
      return String(validating: self, as: UTF8.self).map { .success($0) }
        ?? .failure(.notText(byteCount: count, charset: nil))
    }
    switch converted(from: name) {
    case .some(let bytes?): return .success(String(decoding: bytes, as: UTF8.self))
    case .some(nil): return .failure(.notText(byteCount: count, charset: name))
    case nil: return .failure(.unknownCharset(name))
    }
  }

  /// The same text in UTF-8: nil where the bytes are none; nothing at all where iconv knows no such
  /// charset.
  private func converted(from charset: String) -> [UInt8]?? {
    // Its name goes to the C library: nothing in it may be a suffix such as "//IGNORE".
    guard charset.utf8.allSatisfy(isNameByte), !charset.isEmpty,
      let descriptor = iconv_open("UTF-8", charset), descriptor != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(descriptor) }
    var output = [UInt8](repeating: 0, count: 4 * count + 16)
    var input = self.map { CChar(bitPattern: $0) }
    var written = 0
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBytes { output in
        var source = input.baseAddress
        var left = input.count
        var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = output.count
        let result = iconv(descriptor, &source, &left, &target, &room)
        written = output.count - room
        return result != -1 && left == 0
      }
    }
    return .some(isWhole ? Array(output[..<written]) : nil)
  }
}

/// Letters, digits and `-_.:+()`.
private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "-_.:+()".utf8.contains(byte)
  }
}
