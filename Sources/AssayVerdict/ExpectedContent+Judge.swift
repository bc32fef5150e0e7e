import AssayJSON
import AssaySuite
import AssayText

extension ExpectedContent<Never> {
  func mismatches(in body: [UInt8]) -> [Mismatch] {
    var found = length?.mismatches(in: .number(body.count), .contentLength) ?? []
    if let sha256 {
      found += sha256.mismatches(in: .string(hexadecimal(SHA256.digest(body))), .contentDigest)
    }
    if let bytes, bytes != body {
      found.append(Mismatch(at: place, in: .content, difference(body, from: bytes)))
    }
    return found
  }

  private func difference(_ actual: [UInt8], from expected: [UInt8]) -> Mismatch.Problem {
    let common = zip(actual, expected).prefix { $0 == $1 }.count
    let start = max(0, common - 4)
    func shown(_ bytes: [UInt8]) -> String {
      guard start < bytes.count else { return "nothing" }
      let window = Array(bytes[start..<min(start + 16, bytes.count)])
      return window.map { hexadecimal([$0]) }.joined(separator: " ")
    }
    return .bytes(
      "differs from the expected bytes at offset \(common): from offset \(start) on it is "
        + "\(shown(actual)), not \(shown(expected)) (it has \(counted(actual.count, "byte")), of "
        + "\(expected.count))")
  }
}
