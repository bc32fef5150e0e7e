import AssayExchange
import AssayJSON
import AssaySuite
import AssayText

extension ScenarioRun {
  /// The step's request as it is to be sent.
  mutating func request(of step: Step) throws(TemplateError) -> Request {
    let resolved = try step.request.resolved(in: &scope)
    let target = step.request.target
    guard
      let url = settings.baseURL.url(
        of: resolved.target, isTrusted: mayChooseServer(resolved, of: target))
        ?? foreseenURL(of: resolved.target)
    else { throw TemplateError(.target(resolved.target), at: target?.place ?? step.place) }
    var request = Request(method: resolved.method, url: url, sharing: try options(of: step))
    request.headers.reserveCapacity(resolved.headers.count + 1)
    for header in resolved.headers {
      if let value = header.value {
        request.headers.append(HeaderField(name: header.name, value: value))
      } else {
        request.suppressedHeaders.append(header.name)
      }
    }
    if let digest = resolved.digest {
      request.digest = Credentials(user: digest.user, password: digest.password)
    }
    for credential in resolved.credentials { settings.secrets.learn(credential, named: nil) }
    let namesAgent = resolved.headers.contains { isUserAgent($0.name) }
    if !namesAgent {
      request.headers.append(HeaderField(name: "User-Agent", value: settings.userAgent))
    }
    request.body = resolved.content
    request.files = resolved.files.map { offset, file in
      ContentFile(path: file.path, size: file.size, offset: offset)
    }
    return request
  }

  /// Whether a target may lead away from the base URL: the author wrote its host, no answer has a
  /// part in it, or it leads to a server that was given.
  private func mayChooseServer(_ request: ResolvedRequest, of target: Template?) -> Bool {
    if !request.hasAnsweredTarget || target?.namesHost == true { return true }
    guard let origin = RequestURL(request.target)?.origin else { return false }
    return scope.givenTexts.contains { text in
      text.contains("://") && RequestURL(text)?.origin == origin
    }
  }

  /// The URL of a target that an answer gives, as far as it can be told beforehand.
  private func foreseenURL(of target: String) -> String? {
    guard scope.metForeseen else { return nil }
    return target.contains("://") ? target : settings.baseURL.text + target
  }

  private mutating func options(of step: Step) throws(TemplateError) -> SharedOptions {
    // Most steps have none of their own.
    let window = step.expect?.template.events?.within
    if step.request.options.isEmpty, deadline == nil, !step.opensConnection, window == nil {
      return sharedTransport
    }
    var options = settings.transport
    for option in step.request.options { options.set(option) }
    for text in options.proxy.map(proxyCredentials) ?? [] {
      settings.secrets.learn(text, named: nil)
    }
    // Of one kind the last counts.
    for case .pass(let template) in step.request.options {
      options.clientKeyPassword = try template.text(in: &scope)
    }
    if let window { options.timeout = min(options.timeout, window) }
    if let deadline {
      // libcurl counts whole milliseconds, and must not end before the deadline.
      let left = max(.zero, deadline - clock.now) + .milliseconds(1)
      options.timeout = min(options.timeout, left)
    }
    options.freshConnection = step.opensConnection
    return SharedOptions(options)
  }
}

extension TransportOptions {
  /// But for the key's password, which may come out of variables.
  fileprivate mutating func set(_ option: RequestOption) {
    switch option {
    case .timeout(let duration): timeout = duration
    case .connectTimeout(let duration): connectTimeout = duration
    case .maxBodySize(let size): maxBodySize = size
    case .cacert(let path): certificateAuthorityFile = path
    case .cert(let path): clientCertificateFile = path
    case .key(let path): clientKeyFile = path
    case .pass, .takesLastOfRepeatedMembers: break
    case .isInsecure(let flag): isInsecure = flag
    case .certType(let type): clientCertificateType = type
    case .minTLS(let version): minTLSVersion = TLSVersion(rawValue: version)
    case .maxTLS(let version): maxTLSVersion = TLSVersion(rawValue: version)
    case .pinnedPublicKey(let key): pinnedPublicKey = key
    case .proxy(let url): proxy = url
    case .noProxy(let hosts): noProxy = hosts
    case .interface(let name): interface = name
    case .ip(let version): addressFamily = AddressFamily(rawValue: version)
    case .resolve(let addresses): resolve = addresses
    case .connectTo(let hosts): connectTo = hosts
    case .unixSocket(let path): unixSocket = path
    case .httpVersion(.http1_1): httpVersion = .http1_1
    case .httpVersion(.http2): httpVersion = .http2
    case .httpVersion(.http2PriorKnowledge): httpVersion = .http2PriorKnowledge
    case .httpVersion(.http1_0): httpVersion = .http1_0
    case .redirects(let count):
      followsRedirects = count > 0
      maxRedirects = count
    }
  }
}

private func isUserAgent(_ name: String) -> Bool {
  equalsIgnoringASCIICase(name, "User-Agent")
}

extension Template {
  /// Whether its beginning goes beyond `scheme://`, so that whoever wrote it also chose the host.
  fileprivate var namesHost: Bool {
    guard case .literal(let text) = segments.first, let separator = text.firstRange(of: "://")
    else { return false }
    return text[separator.upperBound...].contains { $0 == "/" }
  }
}
