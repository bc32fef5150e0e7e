/// A part of a text that is compared and hashed by what stands there, wherever it stands.
package struct SourceSlice: Sendable {
  private let source: SourceText
  private let range: Range<Int>

  package init(_ place: Place) {
    source = place.source
    range = place.range.offsets.clamped(to: 0..<place.source.bytes.count)
  }
}

extension SourceSlice: Hashable {
  package static func == (left: SourceSlice, right: SourceSlice) -> Bool {
    left.withBytes { left in right.withBytes { right in left.elementsEqual(right) } }
  }

  package func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: $0) } }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    source.bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}
