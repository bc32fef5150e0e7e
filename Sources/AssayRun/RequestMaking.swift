import AssayExchange
import AssayJSON
import AssaySuite

extension ScenarioRun {
  /// The step's request as it is to be sent.
  mutating func request(of step: Step) throws(TemplateError) -> Request {
    let resolved = try step.request.resolved(in: &scope)
    let target = step.request.target
    guard
      let url = settings.baseURL.url(
        of: resolved.target, isTrusted: target?.namesHost ?? false)
    else { throw TemplateError(.target(resolved.target), at: target?.place ?? step.place) }
    var request = Request(method: resolved.method, url: url, options: options(of: step))
    for header in resolved.headers {
      if let value = header.value {
        request.headers.append(HeaderField(name: header.name, value: value))
      } else {
        request.suppressedHeaders.append(header.name)
      }
    }
    let namesAgent = resolved.headers.contains { isUserAgent($0.name) }
    if !namesAgent {
      request.headers.append(HeaderField(name: "User-Agent", value: settings.userAgent))
    }
    request.body = resolved.content
    return request
  }

  private func options(of step: Step) -> TransportOptions {
    var options = settings.transport.overridden(by: step.request.options)
    if let deadline {
      // libcurl counts whole milliseconds, and must not end before the deadline.
      let left = max(.zero, deadline - clock.now) + .milliseconds(1)
      options.timeout = min(options.timeout, left)
    }
    options.freshConnection = step.opensConnection
    return options
  }
}

extension TransportOptions {
  /// The run's options with those of one request put over them.
  fileprivate func overridden(by own: RequestOptions) -> TransportOptions {
    var options = self
    options.timeout = own.timeout ?? timeout
    options.connectTimeout = own.connectTimeout ?? connectTimeout
    options.maxBodySize = own.maxBodySize ?? maxBodySize
    options.certificateAuthorityFile = own.cacert ?? certificateAuthorityFile
    options.clientCertificateFile = own.cert ?? clientCertificateFile
    options.clientKeyFile = own.key ?? clientKeyFile
    options.isInsecure = own.isInsecure ?? isInsecure
    options.proxy = own.proxy ?? proxy
    options.resolve = own.resolve ?? resolve
    options.connectTo = own.connectTo ?? connectTo
    options.unixSocket = own.unixSocket ?? unixSocket
    switch own.httpVersion {
    case .http1_1: options.httpVersion = .http1_1
    case .http2: options.httpVersion = .http2
    case nil: break
    }
    if let redirects = own.redirects {
      options.followsRedirects = redirects > 0
      options.maxRedirects = redirects
    }
    return options
  }
}

/// Field names compare without regard to case (RFC 9110, section 5.1).
private func isUserAgent(_ name: String) -> Bool {
  name.utf8.count == 10 && name.lowercased() == "user-agent"
}

extension Template {
  /// Whether its beginning goes beyond `scheme://`, so that whoever wrote it also chose the host.
  fileprivate var namesHost: Bool {
    guard case .literal(let text) = segments.first, let separator = text.firstRange(of: "://")
    else { return false }
    return text[separator.upperBound...].contains { $0 == "/" }
  }
}
