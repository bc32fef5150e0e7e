internal import HTTPTypes

extension Deviation {
  /// How an answer travels.
  @DeviationList static var wireLiberties: [Deviation] {
    liberty(
      "chunked", takes: "free.header-fields", "The content of an answer comes in chunks."
    ) { $0.edit(.everything) { $0.isChunked = true } }
    liberty(
      "slow", takes: "free.header-fields", "An answer takes 30 milliseconds."
    ) {
      $0.around(\.answer) { route, call, next in
        try await Task.sleep(for: .milliseconds(30))
        return try await next(route, call)
      }
    }
    liberty(
      "uneven", takes: "free.header-fields",
      "An answer takes up to 20 milliseconds, so that those to "
        + "requests at once come in another order."
    ) {
      $0.around(\.answer) { route, call, next in
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...20)))
        return try await next(route, call)
      }
    }
    liberty(
      "closing", takes: "free.header-fields", "The connection is closed after each answer."
    ) { $0.edit(.everything) { $0.fields[.connection] = "close" } }
    liberty(
      "closing-after-refusals", takes: "free.header-fields",
      "The connection is closed after each refusal."
    ) { $0.edit([.refusal, .malformedJSON]) { $0.fields[.connection] = "close" } }
    liberty(
      "names-in-capitals", takes: "free.header-fields", "The names of fields come in capitals."
    ) { $0.rename { $0.uppercased() } }
    liberty(
      "names-in-small-letters", takes: "free.header-fields",
      "The names of fields come in small letters."
    ) { $0.rename { $0.lowercased() } }
    liberty(
      "further-fields", takes: "free.header-fields",
      "An answer has Date, Server, ETag, Cache-Control, cookies and fields of its own."
    ) {
      $0.edit(.everything) {
        $0.fields[.date] = "Mon, 01 Jan 2024 00:00:00 GMT"
        $0.fields[.server] = "reference"
        $0.fields[.eTag] = "\"1\""
        $0.fields[.cacheControl] = "no-store"
        $0.fields[.retryAfter] = "1"
        for cookie in ["session=1; Path=/; HttpOnly", "region=eu"] {
          $0.fields.append(HTTPField(name: .setCookie, value: cookie))
        }
        $0.set("X-Request-Id", to: "4711")
      }
    }
    liberty(
      "charset-said", takes: "free.header-fields", "The media type says its charset."
    ) { $0.edit(.everything) { $0.fields[.contentType] = "application/json; charset=utf-8" } }
    liberty(
      "media-type-in-capitals", takes: "free.header-fields",
      "The media type is written APPLICATION/JSON."
    ) { $0.edit(.everything) { $0.fields[.contentType] = "APPLICATION/JSON;CHARSET=\"UTF-8\"" } }
    liberty(
      "location-always", takes: "free.header-fields",
      "Each answer with a customer has a Location, also where nothing was made."
    ) {
      $0.edit(.customer) {
        $0.fields[.location] = $0.object.string("gid").map { "/customers/\($0.filter(\.isASCII))" }
      }
    }
    liberty(
      "no-location", takes: "free.header-fields", "No answer has a Location or WWW-Authenticate."
    ) {
      $0.edit(.everything) {
        $0.fields[.location] = nil
        $0.fields[.wwwAuthenticate] = nil
      }
    }
  }
}

extension Stages {
  /// Spells the names of an answer's fields otherwise, which HTTP gives no meaning.
  fileprivate mutating func rename(_ spell: @escaping @Sendable (String) -> String) {
    edit(.everything) { answer in
      let fields = answer.fields
      answer.fields = HTTPFields(
        fields.compactMap { field in
          HTTPField.Name(spell(field.name.rawName)).map { HTTPField(name: $0, value: field.value) }
        })
    }
  }
}

extension Answer {
  fileprivate mutating func set(_ name: String, to value: String) {
    guard let name = HTTPField.Name(name) else { return }
    fields[name] = value
  }
}
