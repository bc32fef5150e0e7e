internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The API as hummingbird calls it.
struct APIResponder: HTTPResponder {
  let api: CustomerAPI

  /// Throws only what reading the content threw: that is the connection's trouble.
  func respond(to request: Request, context: CallContext) async throws -> Response {
    let content = RequestContent { try await Self.content(of: request, limit: $0) }
    let answer = try await api.answer(
      to: request.head, with: content, on: context.connection)
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

/// What hummingbird knows about a request, and the connection it came on.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The client's port, which no two open connections to one server share.
  let connection: Int

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    connection = source.channel.remoteAddress?.port ?? 0
  }
}

extension Response {
  init(_ answer: Answer) {
    let content = ByteBuffer(bytes: answer.content)
    self.init(
      status: answer.status,
      headers: answer.fields,
      body: answer.isChunked ? Self.chunked(content) : ResponseBody(byteBuffer: content))
  }

  /// The content in two chunks.
  private static func chunked(_ content: ByteBuffer) -> ResponseBody {
    ResponseBody { writer in
      var rest = content
      if let half = rest.readSlice(length: content.readableBytes / 2) {
        try await writer.write(half)
      }
      try await writer.write(rest)
      try await writer.finish(nil)
    }
  }
}
