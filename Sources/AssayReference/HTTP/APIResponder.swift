internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The API as hummingbird calls it.
struct APIResponder: HTTPResponder {
  let api: CustomerAPI

  /// Throws only what reading the content threw: that is the connection's trouble.
  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let answer = try await api.answer(to: request.head) { limit in
      try await Self.content(of: request, limit: limit)
    }
    let response = Response(answer)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private static func content(of request: Request, limit: Int) async throws -> [UInt8] {
    do {
      let buffer = try await request.body.collect(upTo: limit)
      return Array(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw Refusal.contentTooLarge(limit: limit)
    }
  }
}

extension Response {
  init(_ answer: Answer) {
    self.init(
      status: answer.status,
      headers: answer.fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.content)))
  }
}
