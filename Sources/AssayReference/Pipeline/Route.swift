internal import HTTPTypes

/// What a request asks for, once its path and method are understood.
enum Route: Equatable {
  case registration
  /// The text is a `gid` or an `externalId`.
  case retrieval(ExactText)
  case health

  /// The path may begin with `/v1`; empty segments do not count, so slashes may be repeated.
  init(method: HTTPRequest.Method, target: String) throws(Refusal) {
    var segments: [ExactText] = []
    for segment in target.prefix(while: { $0 != "?" }).utf8.split(separator: UInt8(ascii: "/")) {
      segments.append(try Self.percentDecoded(segment))
    }
    if segments.first == "v1" { segments.removeFirst() }

    switch segments.count {
    case 1 where segments[0] == "customers":
      try Self.check(method, isIn: [.post])
      self = .registration
    case 2 where segments[0] == "customers":
      try Self.check(method, isIn: [.get, .head])
      self = .retrieval(segments[1])
    case 1 where segments[0] == "healthz":
      try Self.check(method, isIn: [.get, .head])
      self = .health
    default:
      throw .unknownPath
    }
  }

  private static func check(
    _ method: HTTPRequest.Method, isIn allowed: [HTTPRequest.Method]
  ) throws(Refusal) {
    guard allowed.contains(method) else { throw .methodNotAllowed(allowed: allowed) }
  }

  /// Decodes RFC 3986, section 2.1; a plus stays a plus.
  private static func percentDecoded(
    _ segment: some Collection<UInt8>
  ) throws(Refusal) -> ExactText {
    var bytes: [UInt8] = []
    var rest = segment[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = hexadecimal(rest.popFirst()), let low = hexadecimal(rest.popFirst()) else {
        throw .malformedPath
      }
      bytes.append(high << 4 | low)
    }
    guard let text = ExactText(utf8: bytes) else { throw .malformedPath }
    return text
  }

  private static func hexadecimal(_ byte: UInt8?) -> UInt8? {
    byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }.map(UInt8.init)
  }
}
