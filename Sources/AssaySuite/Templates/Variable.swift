package import AssayJSON

/// A named value that is made once for each scenario.
package struct Variable: Sendable {
  package var name: String
  package var place: Place
  package var value: JSONTemplate
}
