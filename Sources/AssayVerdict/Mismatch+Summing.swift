import AssayJSON
import AssayText

extension [Mismatch] {
  /// The same, each cause told once: a content of another shape (an error in place of a customer)
  /// lacks every member that is asked for, and to say that of each of them hides what is wrong.
  ///
  /// Members are summed where an object lacks more of those that are asked for than it has members
  /// at all, and three at least; of an answer with a wrong status two are enough, however many it
  /// has. Of queries that select nothing, one is told where the status is wrong, and none beside
  /// what says that the content is of another type or lacks members.
  func summed(in answer: Answer) -> [Mismatch] {
    guard count > 1, case .success(let content) = answer.json else { return self }
    let statusIsWrong = contains { $0.subject == .status }
    let lacking = lackingMembers(in: content, statusIsWrong)
    var tellsQueries = !contains { $0.isOfOtherType(content) }
    if statusIsWrong, !lacking.isEmpty { tellsQueries = false }
    var told: Set<NormalizedPath> = []
    return compactMap { mismatch in
      if mismatch.selectsNothing {
        defer { tellsQueries = tellsQueries && !statusIsWrong }
        return tellsQueries ? mismatch : nil
      }
      guard let (parent, _) = mismatch.missingMember, let names = lacking[parent] else {
        return mismatch
      }
      guard told.insert(parent).inserted else { return nil }
      let object = content.descendant(at: parent.steps) ?? content
      return Mismatch(
        at: mismatch.place, in: .json(parent),
        .schema(message: Self.sentence(names, object), actual: object.trimmed()))
    }
  }

  /// By the objects that lack many, the names of what they lack.
  private func lackingMembers(
    in content: JSONNode, _ statusIsWrong: Bool
  ) -> [NormalizedPath: [String]] {
    var names: [NormalizedPath: [String]] = [:]
    for mismatch in self {
      guard let (parent, name) = mismatch.missingMember else { continue }
      names[parent, default: []].append(name)
    }
    return names.filter { parent, names in
      guard names.count >= (statusIsWrong ? 2 : 3),
        let object = content.descendant(at: parent.steps)?.objectValue
      else { return false }
      return statusIsWrong || names.count > object.count
    }
  }

  private static func sentence(_ names: [String], _ object: JSONNode) -> String {
    let present = object.objectValue?.members.map(\.name) ?? []
    let has = present.isEmpty ? "it is empty" : "it has \(list(present))"
    return "lacks \(counted(names.count, "member")): \(list(names)); \(has)"
  }

  private static func list(_ names: [String]) -> String {
    let most = 12
    let shown = names.prefix(most).map { JSONNode.string(shortened($0, to: 40)).description }
    let left = names.count - shown.count
    return shown.joined(separator: ", ") + (left > 0 ? " and \(left) more" : "")
  }
}

extension Mismatch {
  /// The object that lacks a member, and that member's name.
  fileprivate var missingMember: (NormalizedPath, String)? {
    guard case .json(let location) = subject, case .name(let name)? = location.steps.last else {
      return nil
    }
    switch problem {
    case .missing: break
    case .schema(let message, _) where message == "is missing": break
    default: return nil
    }
    return (NormalizedPath(Array(location.steps.dropLast())), name)
  }

  /// Whether it says that the content as a whole is of another type.
  fileprivate func isOfOtherType(_ content: JSONNode) -> Bool {
    guard case .json(let location) = subject, location.steps.isEmpty else { return false }
    switch problem {
    case .unequal(let expected, _): return expected.value.typeName != content.value.typeName
    case .schema: return content.objectValue == nil && content.arrayValue == nil
    default: return false
    }
  }

  fileprivate var selectsNothing: Bool {
    if case .selection(_, 0) = problem { true } else { false }
  }
}
