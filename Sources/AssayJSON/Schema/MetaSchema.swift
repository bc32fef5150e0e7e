/// The meta-schema of draft 2020-12, which is known without a network.
enum MetaSchema {
  static let uri = "https://json-schema.org/draft/2020-12/schema"

  static func document(of uri: String) -> JSONNode? { nil }
}
