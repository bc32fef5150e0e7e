import AssayJSON

/// What stood under the names that the use of a flow passes in, until the flow ends.
struct BorrowedNames: Sendable {
  struct Value: Sendable {
    var name: String
    var value: JSONNode?
    var isForeseen: Bool
    var isAnswered: Bool
  }

  var values: [Value]
}

extension Scope {
  /// Gives the names that each use of a flow passes in their values, the outermost use first; a later
  /// value may be made of earlier ones. Each use is open afterwards, also where a value cannot be made.
  package mutating func open(
    _ uses: [[Variable]],
    define: (inout Scope, Variable) throws(TemplateError) -> Void = {
      scope, variable throws(TemplateError) in try scope.define(variable)
    }
  ) throws(TemplateError) {
    var failure: TemplateError?
    for variables in uses {
      borrow(failure == nil ? variables.map(\.name) : [])
      do throws(TemplateError) {
        for variable in variables where failure == nil { try define(&self, variable) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
