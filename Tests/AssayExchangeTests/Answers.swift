import AssayExchange
import Testing

/// A whole response with its length.
func answer(_ body: String = "ok", _ fields: String...) -> ScriptedServer.Step {
  answer(Array(body.utf8), fields)
}

func answer(_ body: [UInt8], _ fields: [String] = []) -> ScriptedServer.Step {
  let head = ["HTTP/1.1 200 OK", "Content-Length: \(body.count)"] + fields + ["", ""]
  return .send(Array(head.joined(separator: "\r\n").utf8) + body)
}

func redirect(to location: String, _ status: String = "302 Found") -> ScriptedServer.Step {
  .send("HTTP/1.1 \(status)\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
}

extension Lane {
  func get(
    _ url: String, _ change: (inout TransportOptions) -> Void = { _ in }
  ) async throws(TransportError) -> Exchange {
    var request = Request(method: "GET", url: url)
    change(&request.options)
    return try await exchange(request)
  }

  /// The error that the request must end with. (`#require(throws:)` would look into every byte of
  /// a partial response.)
  func failure(
    _ request: Request, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws -> TransportError {
    do throws(TransportError) {
      _ = try await exchange(request)
    } catch {
      return error
    }
    Testing.Issue.record("an error was expected", sourceLocation: sourceLocation)
    throw CancellationError()
  }
}

extension Response {
  var text: String { String(decoding: body, as: UTF8.self) }
}

extension SentRequest {
  /// The head's lines without the empty one.
  var lines: [String] {
    String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }
}
