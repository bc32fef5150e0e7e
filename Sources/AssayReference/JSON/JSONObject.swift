/// A JSON object on its way out, flat in all that the reference says.
struct JSONObject: Equatable, Sendable {
  enum Value: Equatable, Sendable {
    case string(String)
    case integer(Int)
    /// Any other JSON text, written as it is.
    case text(String)
  }

  struct Member: Equatable, Sendable {
    var name: String
    var value: Value
  }

  /// In the order in which they are written.
  var members: [Member] = []

  /// The value of the first member with this name; a new name goes to the end.
  subscript(name: String) -> Value? {
    get { members.first { $0.name == name }?.value }
    set {
      let place = members.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The text of a member that is a string.
  func string(_ name: String) -> String? {
    guard case .string(let text) = self[name] else { return nil }
    return text
  }
}
