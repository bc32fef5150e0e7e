/// A number with its noun: `1 file`, `2 files`.
///
/// - Parameter plural: where it is not made by an `s`.
package func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
}
