import CCurl

extension Transfer {
  /// What an exchange whose last request has been answered, or has failed, goes on with.
  enum Next {
    /// It has come to its end.
    case end(Outcome)
    /// The answer leads to another request.
    case request(Request)
    /// A kept connection was dead: the same again.
    case again(Request)
  }

  func next(_ code: CURLcode) -> Next {
    if let asked, hasDiedUnanswered(code) { return .again(asked) }
    let outcome = outcome(code)
    guard case .success(var exchange) = outcome, let asked, let first,
      asked.options.followsRedirects
    else { return .end(outcome) }
    exchange.redirects = redirects
    do throws(TransportError) {
      let response = exchange.response
      let redirect = try Redirect(
        of: asked, by: response.statusCode, response.head, first: first, isSecret: secrets.isIn)
      switch redirect {
      case nil: return .end(.success(exchange))
      case .withheld(let reason):
        exchange.withheld = reason
        return .end(.success(exchange))
      case .request(let next):
        guard redirects < asked.options.maxRedirects else { throw tooMany(asked.options) }
        return .request(next)
      }
    } catch {
      var error = error
      error.request = exchange.request
      error.timings = exchange.timings
      error.partialResponse = exchange.response
      return .end(.failure(error))
    }
  }

  private func tooMany(_ options: TransportOptions) -> TransportError {
    TransportError(
      kind: .tooManyRedirects, code: Int32(CURLE_TOO_MANY_REDIRECTS.rawValue),
      message: "more than \(options.maxRedirects) redirects; 'redirects' says how many are followed"
    )
  }

  /// Whether the request went over a kept connection that turned out to be dead before a byte of the
  /// answer had come, in a way in which libcurl does not send it again by itself.
  private func hasDiedUnanswered(_ code: CURLcode) -> Bool {
    [CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2].contains(code)
      && mode == .usual && attempts == 1 && incoming.isUntouched
      && long(CURLINFO_NUM_CONNECTS) == 0
  }
}
