/// Base16 in lower case: two digits for each byte.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var output: [UInt8] = []
  output.reserveCapacity(2 * bytes.count)
  for byte in bytes { output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
  return String(decoding: output, as: UTF8.self)
}
