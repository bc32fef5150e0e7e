/// One of the files that a page's script or style is made of.
struct PagePart {
  /// Without the file's first paragraph, which tells its reader what it is.
  let text: Substring

  init(_ bytes: [UInt8]) {
    let whole = String(decoding: bytes, as: UTF8.self)
    text = whole.firstRange(of: "\n\n").map { whole[$0.upperBound...] } ?? whole[...]
  }
}
