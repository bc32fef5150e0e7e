/// Base64 with padding (RFC 4648, section 4).
package func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var output: [UInt8] = []
  output.reserveCapacity((bytes.count + 2) / 3 * 4)
  var index = 0
  while index < bytes.count {
    let second = index + 1 < bytes.count ? bytes[index + 1] : nil
    let third = index + 2 < bytes.count ? bytes[index + 2] : nil
    let group = UInt32(bytes[index]) << 16 | UInt32(second ?? 0) << 8 | UInt32(third ?? 0)
    output.append(alphabet[Int(group >> 18)])
    output.append(alphabet[Int(group >> 12 & 63)])
    output.append(second == nil ? UInt8(ascii: "=") : alphabet[Int(group >> 6 & 63)])
    output.append(third == nil ? UInt8(ascii: "=") : alphabet[Int(group & 63)])
    index += 3
  }
  return String(decoding: output, as: UTF8.self)
}
