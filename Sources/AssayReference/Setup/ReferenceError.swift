/// Why a reference server cannot serve; nothing here is about a request.
package enum ReferenceError: Error, Equatable, Sendable {
  /// The token at this place of the configuration; it is a secret, so it is not in here.
  case unusableToken(index: Int)
  case cannotOpenDatabase(DatabaseLocation, reason: String)
  /// The file is a database, but not one of ours, or of another version.
  case foreignDatabase(String)
  /// A file would keep what a fault did to it.
  case deviationsOnDisk
  case portOutOfRange(Int)
  case portInUse(host: String, port: Int)
  case cannotListen(host: String, port: Int, reason: String)
}

extension ReferenceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unusableToken(let index):
      "Token \(index + 1) cannot be a bearer token, which is made of letters, digits and -._~+/, "
        + "with = only at the end."
    case .cannotOpenDatabase(.memory, let reason):
      "The database in memory cannot be opened: \(reason)."
    case .cannotOpenDatabase(.file(let path), let reason):
      "The database \(path) cannot be opened: \(reason)."
    case .foreignDatabase(let path):
      "The database \(path) was not made by this version of the reference API."
    case .deviationsOnDisk:
      "Faults and liberties are served from memory alone, not from a database file."
    case .portOutOfRange(let port):
      "Port \(port) is not between 0 and 65535."
    case .portInUse(let host, let port):
      "Port \(port) of \(host) is in use."
    case .cannotListen(let host, let port, let reason):
      "The reference API cannot listen on port \(port) of \(host): \(reason)."
    }
  }
}
