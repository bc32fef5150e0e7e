import Foundation
import Testing

/// A response as it came over the wire.
struct Reply: Sendable {
  /// 0 where what came does not begin like a response.
  let status: Int
  /// Names in small letters.
  let fields: [(name: String, value: String)]
  var content: [UInt8] = []

  init(statusLine: String, fieldLines: some Sequence<String>) {
    let words = statusLine.split(separator: " ")
    status = words.count > 1 && words[0] == "HTTP/1.1" ? Int(words[1]) ?? 0 : 0
    fields = fieldLines.map { line in
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      return (
        parts[0].lowercased(), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
      )
    }
  }

  subscript(field: String) -> String? {
    fields.first { $0.name == field }?.value
  }

  var text: String { String(decoding: content, as: UTF8.self) }

  /// The members of a customer, which are all strings.
  var customer: [String: String] {
    get throws { try JSONDecoder().decode([String: String].self, from: Data(content)) }
  }

  var gid: String? { try? customer["gid"] }
}

/// The error format of the contract.
struct ErrorContent: Decodable {
  let code: Int
  let message: String
  let gid: String?
}

/// Expects an error of this status in the API's format, with nothing in it that does not belong there.
@discardableResult
func expectRefusal(
  _ reply: Reply, _ status: Int, sourceLocation: SourceLocation = #_sourceLocation
) throws -> ErrorContent {
  #expect(reply.status == status, "\(reply.text)", sourceLocation: sourceLocation)
  #expect(reply["content-type"] == "application/json", sourceLocation: sourceLocation)
  let object = try JSONSerialization.jsonObject(with: Data(reply.content))
  let names = try #require(object as? [String: Any], sourceLocation: sourceLocation).keys
  let expected = status == 409 ? ["code", "gid", "message"] : ["code", "message"]
  #expect(names.sorted() == expected, sourceLocation: sourceLocation)
  let error = try JSONDecoder().decode(ErrorContent.self, from: Data(reply.content))
  #expect(error.code == status, sourceLocation: sourceLocation)
  #expect(!error.message.isEmpty, sourceLocation: sourceLocation)
  return error
}
