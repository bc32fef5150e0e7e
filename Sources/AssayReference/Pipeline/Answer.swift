internal import HTTPTypes

/// A response before it meets the server: always a JSON object.
struct Answer: Equatable, Sendable {
  var status: HTTPResponse.Status
  var fields: HTTPFields = [.contentType: "application/json"]
  var content: [UInt8]
}

extension Answer {
  static let healthy: Answer = {
    var writer = JSONWriter()
    writer.member("status", "ok")
    return Answer(status: .ok, content: writer.finish())
  }()

  /// A first registration is 201 with the customer's place, a replay 200.
  init(_ outcome: RegistrationOutcome) throws(Refusal) {
    switch outcome {
    case .created(let customer):
      self.init(customer, status: .created)
      fields[.location] = "/customers/\(customer.gid)"
    case .known(let customer):
      self.init(customer, status: .ok)
    case .conflict(let gid, let differing):
      throw .conflict(gid: gid, differing: differing)
    }
  }

  /// An attribute that is not set is left out.
  init(_ customer: Customer, status: HTTPResponse.Status) {
    var writer = JSONWriter()
    for attribute in Attribute.allCases {
      guard let text = customer.attributes[attribute] else { continue }
      writer.member(attribute.rawValue, text.string)
    }
    writer.member("gid", customer.gid)
    self.init(status: status, content: writer.finish())
  }

  /// The API's error format.
  init(_ refusal: Refusal) {
    var writer = JSONWriter()
    writer.member("code", refusal.status.code)
    writer.member("message", refusal.message)
    if let gid = refusal.gid { writer.member("gid", gid) }
    self.init(status: refusal.status, content: writer.finish())

    switch refusal {
    case .missingCredentials, .malformedCredentials, .unknownToken:
      fields[.wwwAuthenticate] = "Bearer"
    case .methodNotAllowed(let allowed):
      fields[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    default:
      break
    }
  }
}
