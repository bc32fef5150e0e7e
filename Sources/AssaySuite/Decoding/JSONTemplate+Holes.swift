import AssayJSON

extension JSONTemplate {
  /// The value with empty texts where placeholders stand.
  var skeleton: JSONNode {
    switch self {
    case .constant(let node, _): node
    case .text(let template): JSONNode(.string(""), range: template.place.range)
    case .array(let elements, let place):
      JSONNode(.array(elements.map(\.skeleton)), range: place.range)
    case .object(let members, let place):
      JSONNode(
        .object(
          JSONObject(
            members.map { member in
              JSONMember(
                name: member.name.constant ?? "", nameRange: member.name.place.range,
                value: member.value.skeleton)
            })), range: place.range)
    }
  }

  /// Where texts and names stand that are not known before the run.
  var holes: Set<SourceRange> {
    var holes: Set<SourceRange> = []
    collectHoles(into: &holes)
    return holes
  }

  private func collectHoles(into holes: inout Set<SourceRange>) {
    switch self {
    case .constant: break
    case .text(let template): holes.insert(template.place.range)
    case .array(let elements, _): for element in elements { element.collectHoles(into: &holes) }
    case .object(let members, _):
      for member in members {
        if member.name.constant == nil { holes.insert(member.name.place.range) }
        member.value.collectHoles(into: &holes)
      }
    }
  }
}
