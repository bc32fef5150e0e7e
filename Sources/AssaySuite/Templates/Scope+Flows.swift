package import AssayJSON

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
    _ uses: some Sequence<[Variable]>,
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

  /// The same of one pass through arrays: names stand for their elements, then what the use of a flow
  /// passes in, which may be made of them.
  package mutating func open(
    _ elements: [LoopElement], then bindings: [Variable] = []
  ) throws(TemplateError) {
    borrow(elements.map(\.name) + bindings.map(\.name))
    for element in elements {
      if element.isAnswered {
        capture(element.name, as: element.value)
      } else {
        define(element.name, as: element.value)
      }
    }
    for binding in bindings { try define(binding) }
  }
}

/// The element of an array that a name stands for in one pass.
package struct LoopElement: Sendable {
  package var name: String
  package var value: JSONNode
  /// Whether its array is of an answer.
  package var isAnswered: Bool

  package init(name: String, value: JSONNode, isAnswered: Bool) {
    self.name = name
    self.value = value
    self.isAnswered = isAnswered
  }
}
