internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Closes the connection behind an answer that says so (RFC 9112, section 9.6); hummingbird looks at
/// the request's field alone.
final class ClosingHandler: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private var closes = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      closes = head.headerFields[.connection] == "close"
    case .end where closes:
      let promise = promise ?? context.eventLoop.makePromise()
      let channel = context.channel
      promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
      context.write(data, promise: promise)
      return
    default:
      break
    }
    context.write(data, promise: promise)
  }
}
