import AssayJSON
import AssaySuite
import Foundation
import Testing

@Suite("Digests in placeholders")
struct DigestTests {
  private func made(_ placeholder: String, _ given: [String: String] = [:]) throws -> String? {
    let values = JSONNode.object(given.map { ($0.key, .string($0.value)) })
    return try sent("\"{{\(placeholder)}}\"", given: values.description).stringValue
  }

  @Test(
    "are those of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func sha256(_ message: String, _ digest: String) throws {
    #expect(try made("sha256 m", ["m": message]) == digest)
    #expect(try made("sha256 m hex", ["m": message]) == digest)
    #expect(try made("sha256 \\\"\(message)\\\"") == digest)
  }

  @Test("are right for a million bytes")
  func million() throws {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    let message = String(repeating: "a", count: 1_000_000)
    #expect(try made("sha256 m", ["m": message]) == digest)
  }

  @Test("are written in other alphabets where that is asked for")
  func encodings() throws {
    #expect(try made("sha256 \\\"\\\" base64") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(try made("sha256 \\\"\\\" base64url") == "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")
    #expect(
      try made("hmac-sha256 \\\"Jefe\\\" \\\"what do ya want for nothing?\\\" base64")
        == "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=")
  }

  private struct Vector: Sendable {
    let key: [UInt8]
    let message: [UInt8]
    let code: String
  }

  @Test("with a key are those of RFC 4231, section 4", arguments: vectors.indices)
  func authentication(_ index: Int) throws {
    let vector = Self.vectors[index]
    let code = try made(
      "hmac-sha256 (from-base64 key) (from-base64 message)",
      [
        "key": Data(vector.key).base64EncodedString(),
        "message": Data(vector.message).base64EncodedString(),
      ])
    #expect(code?.hasPrefix(vector.code) == true)
  }

  private static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let vectors = [
    Vector(
      key: Array(repeating: 0x0b, count: 20), message: utf8("Hi There"),
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Vector(
      key: utf8("Jefe"), message: utf8("what do ya want for nothing?"),
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Vector(
      key: Array(repeating: 0xaa, count: 20), message: Array(repeating: 0xdd, count: 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Vector(
      key: Array(1...25), message: Array(repeating: 0xcd, count: 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    Vector(
      key: Array(repeating: 0x0c, count: 20), message: utf8("Test With Truncation"),
      code: "a3b6167473100ee06e0c796c2955552b"),
    Vector(
      key: Array(repeating: 0xaa, count: 131),
      message: utf8("Test Using Larger Than Block-Size Key - Hash Key First"),
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    Vector(
      key: Array(repeating: 0xaa, count: 131),
      message: utf8(
        "This is a test using a larger than block-size key and a larger than block-size data. The "
          + "key needs to be hashed before being used by the HMAC algorithm."),
      code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
  ]
}
