/// The rules for code points that depend on what stands around them (RFC 5892, appendix A).
struct IDNAContext {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  func allows(_ index: Int) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index].value {
    case 0x200C: return isAfterVirama(index) || joinsNeighbours(index)
    case 0x200D: return isAfterVirama(index)
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map(Self.greek.contains) ?? false
    case 0x5F3, 0x5F4: return before.map(Self.hebrew.contains) ?? false
    case 0x30FB: return scalars.contains(where: Self.japanese.contains)
    case 0x660...0x669: return !scalars.contains { 0x6F0...0x6F9 ~= $0.value }
    case 0x6F0...0x6F9: return !scalars.contains { 0x660...0x669 ~= $0.value }
    default: return false
    }
  }

  private func isAfterVirama(_ index: Int) -> Bool {
    index > 0 && scalars[index - 1].properties.canonicalCombiningClass == .virama
  }

  /// `(Joining_Type:{L,D})(Joining_Type:T)*(RegExpMatch)(Joining_Type:T)*(Joining_Type:{R,D})`.
  private func joinsNeighbours(_ index: Int) -> Bool {
    let before = scalars[..<index].last { !JoiningType.isTransparent($0) }
    let after = scalars[(index + 1)...].first { !JoiningType.isTransparent($0) }
    return (before.map(JoiningType.joinsForward) ?? false)
      && (after.map(JoiningType.joinsBackward) ?? false)
  }

  private static let greek = UnicodeScripts.set("Greek")
  private static let hebrew = UnicodeScripts.set("Hebrew")
  private static let japanese = UnicodeScripts.set("Hiragana", "Katakana", "Han")
}

extension UnicodeScripts {
  fileprivate static func set(_ names: String...) -> CodePointSet {
    CodePointSet(names.flatMap { ranges(of: $0, withExtensions: false) ?? [] })
  }
}

extension CodePointSet {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { contains(scalar.value) }
}
