internal import HTTPTypes

/// A response before it meets the server: always a JSON object, as the reference makes it.
struct Answer: Equatable, Sendable {
  var status: HTTPResponse.Status
  var fields: HTTPFields = [.contentType: "application/json"]
  var object: JSONObject
  var style = JSONWriter.Style()
  /// What it is an answer to.
  let occasion: Occasion
  /// Sent in the object's place, where there is one.
  var substitute: [UInt8]?
  /// Whether the content goes out in chunks, without being told its length beforehand.
  var isChunked = false

  var content: [UInt8] { substitute ?? JSONWriter.bytes(of: object, in: style) }
}

/// What an answer is about.
struct Occasion: OptionSet, Hashable, Sendable {
  let rawValue: Int

  static let registration = Occasion(rawValue: 1 << 0)
  static let replay = Occasion(rawValue: 1 << 1)
  static let retrieval = Occasion(rawValue: 1 << 2)
  static let conflict = Occasion(rawValue: 1 << 3)
  static let credentials = Occasion(rawValue: 1 << 4)
  /// A sanity check that failed: all that is 422.
  static let check = Occasion(rawValue: 1 << 5)
  static let malformedJSON = Occasion(rawValue: 1 << 6)
  /// What the contract does not speak of: an unknown path or customer, a failure of ours.
  static let other = Occasion(rawValue: 1 << 7)

  static let customer: Occasion = [.registration, .replay, .retrieval]
  static let refusal: Occasion = [.conflict, .credentials, .check]
}

/// A customer to be shown.
struct Presentation: Sendable {
  var customer: Customer
  let occasion: Occasion

  init(_ customer: Customer, on occasion: Occasion) {
    self.customer = customer
    self.occasion = occasion
  }
}

extension Answer {
  static let healthy = Answer(
    status: .ok, object: JSONObject(members: [.init(name: "status", value: .string("ok"))]),
    occasion: .other)

  /// A first registration is 201 with the customer's place. An attribute that is not set is left out.
  init(_ presentation: Presentation) {
    let customer = presentation.customer
    var object = JSONObject()
    for attribute in Attribute.allCases {
      guard let text = customer.attributes[attribute] else { continue }
      object.members.append(.init(name: attribute.rawValue, value: .string(text.string)))
    }
    object.members.append(.init(name: "gid", value: .string(customer.gid)))
    self.init(status: .ok, object: object, occasion: presentation.occasion)
    if presentation.occasion == .registration {
      status = .created
      fields[.location] = "/customers/\(customer.gid)"
    }
  }

  /// The API's error format.
  init(_ refusal: Refusal) {
    var object = JSONObject()
    object["code"] = .integer(refusal.status.code)
    object["message"] = .string(refusal.message)
    if let gid = refusal.gid { object["gid"] = .string(gid) }
    self.init(status: refusal.status, object: object, occasion: refusal.occasion)

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

extension Refusal {
  var occasion: Occasion {
    switch status {
    case .unauthorized: .credentials
    case .conflict: .conflict
    case .unprocessableContent: .check
    default: if case .brokenJSON = self { .malformedJSON } else { .other }
    }
  }
}
