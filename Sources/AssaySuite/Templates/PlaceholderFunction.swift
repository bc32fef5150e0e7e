/// What makes values in placeholders.
package enum PlaceholderFunction: String, Sendable, CaseIterable {
  /// A random UUID, version 4 (RFC 9562), in lower case.
  case uuid
  /// `digits N`: N random decimal digits.
  case digits
  /// `letters N`: N random letters, a to z.
  case letters
  /// `integer A B`: a random whole number from A to B, both included.
  case integer
  /// `now [OFFSET] [FORMAT]`: the time of the run in UTC, moved by an offset such as `-1h` or `+2d`,
  /// in RFC 3339 or another of the formats; `zone "-05:00"` tells it as clocks elsewhere show it.
  case now
  /// `base64 X`: the UTF-8 bytes of a text in base64 (RFC 4648, section 4).
  case base64
  /// `url X`: a text percent-encoded so that it is one segment of a path or a query (RFC 3986).
  case url
  /// `file X`: the content of a file, which is UTF-8, from the scenario file's folder.
  case file
  /// `lower X`: a text in lower case.
  case lower
  /// `upper X`: a text in upper case.
  case upper
  /// `slice X FROM TO`: the characters from one position to before another, counted from 0;
  /// negative ones count from the end.
  case slice
  /// `clock [OFFSET] [FORMAT]`: as `now`, but the time at which the placeholder is filled.
  case clock
  /// `number X`: the number that a text says.
  case number
  /// `from-json X`: the value of a JSON text.
  case fromJSON = "from-json"
  /// `json X`: a value as one line of JSON.
  case json
  /// `add X Y`: the exact sum of two decimal numbers.
  case add
  /// `base-url`: the URL under test, without a slash at its end.
  case baseURL = "base-url"
  /// `concat X Y…`: texts one after the other.
  case concat
  /// `base64url X`: the same as `base64` for URLs, without padding (RFC 4648, section 5).
  case base64url
  /// `from-base64 X`, `from-base64url X`: what stands in a text of that form.
  case fromBase64 = "from-base64"
  case fromBase64url = "from-base64url"
  /// `sha256 X [hex|base64|base64url]`: the digest of a text (FIPS 180-4).
  case sha256
  /// `hmac-sha256 KEY X [hex|base64|base64url]`: its authentication code (RFC 2104).
  case hmacSHA256 = "hmac-sha256"
  /// `file-base64 X`: the bytes of a file in base64.
  case fileBase64 = "file-base64"
  /// `content`: in the fields and the query of a request its content, byte for byte as it is sent.
  case content

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .uuid, .baseURL, .content: 0...0
    case .now, .clock: 0...4
    case .digits, .letters, .base64, .url, .file, .lower, .upper, .number, .fromJSON, .json,
      .base64url, .fromBase64, .fromBase64url, .fileBase64:
      1...1
    case .integer, .add: 2...2
    case .slice, .hmacSHA256: 2...3
    case .sha256: 1...2
    case .concat: 2...1_000_000
    }
  }

  /// How it is written, for error messages.
  var usage: String {
    switch self {
    case .uuid: "{{uuid}}"
    case .digits: "{{digits 9}}"
    case .letters: "{{letters 5}}"
    case .integer: "{{integer 1 100}}"
    case .now:
      "{{now}}, {{now -1h}}, {{now unix}}, {{now +2d http}} or {{now \"%H:%M\" zone \"-05:00\"}}"
    case .clock: "{{clock}}, {{clock -1h}}, {{clock unix-ms}} or {{clock +2d http}}"
    case .url: "{{url name}} or {{url \"text\"}}"
    case .file: "{{file \"name.txt\"}} or {{file name}}"
    case .fileBase64: "{{file-base64 \"name.png\"}} or {{file-base64 name}}"
    case .slice: "{{slice name 0 3}}, {{slice name 2}} or {{slice name 0 -1}}"
    case .add: "{{add name 1}}"
    case .baseURL: "{{base-url}}"
    case .content: "{{content}} or {{hmac-sha256 key (content)}}"
    case .concat: "{{concat name \"text\"}}"
    case .sha256: "{{sha256 name}} or {{sha256 name base64}}"
    case .hmacSHA256: "{{hmac-sha256 key name}} or {{hmac-sha256 key name base64}}"
    case .base64, .base64url: "{{\(rawValue) name}} or {{\(rawValue) \"text\"}}"
    case .lower, .upper, .number, .fromJSON, .json, .fromBase64, .fromBase64url:
      "{{\(rawValue) name}}"
    }
  }

  /// Whether no variable can have its name. The functions that came later leave theirs to variables:
  /// a word alone is a name first.
  var isReserved: Bool {
    switch self {
    case .uuid, .digits, .letters, .integer, .now, .base64, .url, .file, .lower, .upper, .slice:
      true
    case .clock, .number, .fromJSON, .json, .add, .baseURL, .concat, .base64url, .fromBase64,
      .fromBase64url, .sha256, .hmacSHA256, .fileBase64, .content:
      false
    }
  }

  var readsFile: Bool { self == .file || self == .fileBase64 }

  /// Whether its value is made of its arguments alone.
  var isPure: Bool {
    switch self {
    case .uuid, .digits, .letters, .integer, .now, .clock, .baseURL, .file, .fileBase64, .content:
      false
    case .base64, .url, .lower, .upper, .slice, .number, .fromJSON, .json, .add, .concat,
      .base64url, .fromBase64, .fromBase64url, .sha256, .hmacSHA256:
      true
    }
  }
}

extension PlaceholderFunction {
  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The same as by its raw value, quicker: every name in a file is asked for.
  init?(named name: String) {
    guard let function = Self.byName[name] else { return nil }
    self = function
  }
}

/// How a digest is written.
enum DigestEncoding: String, CaseIterable {
  case hex
  case base64
  case base64url
}
