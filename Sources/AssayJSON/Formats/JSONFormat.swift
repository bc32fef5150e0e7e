/// The values of the keyword `format` (JSON Schema 2020-12 validation, section 7.3).
package enum JSONFormat: String, Sendable, Hashable, CaseIterable {
  case dateTime = "date-time"
  case date
  case time
  case duration
  case email
  case idnEmail = "idn-email"
  case hostname
  case idnHostname = "idn-hostname"
  case ipv4
  case ipv6
  case uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uuid
  case uriTemplate = "uri-template"
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regex

  package func matches(_ text: String) -> Bool {
    switch self {
    case .dateTime: isDateTime(text)
    case .date: isDate(text)
    case .time: isTime(text)
    case .duration: isDuration(text)
    case .email: isEmailAddress(text, allowsUnicode: false)
    case .idnEmail: isEmailAddress(text, allowsUnicode: true)
    case .hostname: isHostname(text)
    case .idnHostname: isInternationalHostname(text)
    case .ipv4: isIPv4Address(text.utf8)
    case .ipv6: isIPv6Address(text.utf8)
    case .uri: isURI(text, allowsRelative: false, allowsUnicode: false)
    case .uriReference: isURI(text, allowsRelative: true, allowsUnicode: false)
    case .iri: isURI(text, allowsRelative: false, allowsUnicode: true)
    case .iriReference: isURI(text, allowsRelative: true, allowsUnicode: true)
    case .uuid: isUUID(text)
    case .uriTemplate: isURITemplate(text)
    case .jsonPointer: (try? JSONPointer(text)) != nil
    case .relativeJSONPointer: isRelativeJSONPointer(text)
    case .regex: (try? ECMARegex(text)) != nil
    }
  }

  /// What a sentence calls a text of the format.
  package var noun: String {
    switch self {
    case .dateTime: "a date and time of RFC 3339"
    case .date: "a date (YYYY-MM-DD)"
    case .time: "a time of day with its offset (RFC 3339)"
    case .duration: "a duration such as P1DT12H"
    case .email, .idnEmail: "an e-mail address"
    case .hostname, .idnHostname: "a host name"
    case .ipv4: "an IPv4 address"
    case .ipv6: "an IPv6 address"
    case .uri: "a URI"
    case .uriReference: "a URI reference"
    case .iri: "an IRI"
    case .iriReference: "an IRI reference"
    case .uuid: "a UUID"
    case .uriTemplate: "a URI template (RFC 6570)"
    case .jsonPointer: "a JSON Pointer"
    case .relativeJSONPointer: "a relative JSON Pointer"
    case .regex: "a regular expression of ECMA-262"
    }
  }
}
