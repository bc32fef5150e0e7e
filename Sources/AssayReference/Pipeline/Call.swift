internal import HTTPTypes
internal import Synchronization

/// One request on its way through the stages.
struct Call: Sendable {
  let api: CustomerAPI
  var request: HTTPRequest
  let content: RequestContent
  /// The same for all requests of one connection, and for no other that is open at the time.
  let connection: Int
  /// Whose credentials it carries, as soon as they have been checked.
  var company: Company?

  var stages: Stages { api.stages }
  var store: CustomerStore { api.store }

  /// The company, where the credentials have been checked.
  func authorizedCompany() throws(Refusal) -> Company {
    guard let company else { throw .missingCredentials }
    return company
  }
}

/// The content of a request, read when a stage asks for it, and once.
final class RequestContent: Sendable {
  private let source: @Sendable (_ limit: Int) async throws -> [UInt8]
  private let bytes = Mutex<[UInt8]?>(nil)

  /// `source` reads at most the given number of bytes and throws `Refusal.contentTooLarge` where there
  /// are more.
  init(_ source: @escaping @Sendable (_ limit: Int) async throws -> [UInt8]) {
    self.source = source
  }

  func read() async throws -> [UInt8] {
    if let known = bytes.withLock({ $0 }) { return known }
    let read = try await source(CustomerAPI.contentLimit)
    bytes.withLock { $0 = read }
    return read
  }
}
