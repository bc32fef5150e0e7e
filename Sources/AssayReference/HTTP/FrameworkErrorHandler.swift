internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Gives the errors that hummingbird makes itself, which have no content, the API's error format.
///
/// They are the 400 for what is not HTTP and the 500 for a responder that threw. Our own errors all
/// have content, so an error that announces none is not ours.
final class FrameworkErrorHandler: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data),
      head.status.code >= 400, head.headerFields[.contentLength] == "0"
    else {
      context.write(data, promise: promise)
      return
    }
    let answer = Answer(head.status.code < 500 ? .malformedRequest : .internalFailure)
    head.status = answer.status
    head.headerFields[.contentLength] = String(answer.content.count)
    for field in answer.fields { head.headerFields[field.name] = field.value }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let content = context.channel.allocator.buffer(bytes: answer.content)
    context.write(wrapOutboundOut(.body(content)), promise: promise)
  }
}
