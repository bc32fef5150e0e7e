/// Which members or items of one instance have been evaluated: the annotations that
/// `unevaluatedProperties` and `unevaluatedItems` read (JSON Schema 2020-12 core, section 11).
struct EvaluatedMarks {
  /// Every member or every item.
  var all = false
  /// The items before this index.
  private var leading = 0
  /// A schema that could not be told to fit may have evaluated anything.
  var isUncertain = false
  /// By index of the member or item, a bit each.
  private var words: [UInt64] = []

  subscript(index: Int) -> Bool {
    if all || index < leading { return true }
    let word = index >> 6
    return word < words.count && words[word] & (1 << UInt64(index & 63)) != 0
  }

  mutating func insert(_ index: Int) {
    let word = index >> 6
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(index & 63)
  }

  /// Notes the items before that index.
  mutating func noteLeading(_ count: Int) { leading = max(leading, count) }

  mutating func formUnion(_ other: EvaluatedMarks) {
    all = all || other.all
    leading = max(leading, other.leading)
    isUncertain = isUncertain || other.isUncertain
    while words.count < other.words.count { words.append(0) }
    for (index, word) in other.words.enumerated() { words[index] |= word }
  }
}
