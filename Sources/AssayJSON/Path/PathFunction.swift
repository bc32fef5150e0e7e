/// The functions that RFC 9535 defines (sections 2.4.4 to 2.4.8), and their types.
package enum PathFunction: String, Sendable, CaseIterable {
  case length, count, match, search, value

  /// The type of a parameter (section 2.4.1); none of these functions takes a `LogicalType`.
  package enum Parameter: Sendable, Hashable {
    /// `ValueType`
    case value
    /// `NodesType`
    case nodes
  }

  package var parameters: [Parameter] {
    switch self {
    case .length: [.value]
    case .count, .value: [.nodes]
    case .match, .search: [.value, .value]
    }
  }

  /// Whether the result is a `LogicalType`; it is a `ValueType` otherwise.
  var isCondition: Bool { self == .match || self == .search }
}
