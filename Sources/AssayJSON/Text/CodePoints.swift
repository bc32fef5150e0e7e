extension String {
  /// Whether both texts have the same code points.
  ///
  /// Swift's `==` also calls canonically equivalent texts equal ("é" written in two ways); JSON
  /// compares code unit by code unit (RFC 8259, section 8.3).
  @inlinable
  package func hasSameCodePoints(as other: String) -> Bool {
    let count = utf8.count
    guard count == other.utf8.count else { return false }
    let fast = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        hasEqualBytes(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      }
    }
    return (fast ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether this text comes first when texts are ordered by code points.
  package func precedesByCodePoints(_ other: String) -> Bool {
    // The order of UTF-8 code units is the order of code points.
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

/// Whether two buffers of one length hold the same; eight bytes at a time, for names and texts are
/// compared more often than anything else is done with them.
@inlinable
package func hasEqualBytes(
  _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
) -> Bool {
  var offset = 0
  while offset + 8 <= left.count {
    let one = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    guard one == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
    offset += 8
  }
  while offset < left.count {
    guard left[offset] == right[offset] else { return false }
    offset += 1
  }
  return true
}

/// A text that is compared and hashed by its code points: the key of sets and dictionaries.
package struct CodePoints: Hashable, Sendable {
  package let text: String

  @inlinable
  package init(_ text: String) { self.text = text }

  @inlinable
  package static func == (left: CodePoints, right: CodePoints) -> Bool {
    left.text.hasSameCodePoints(as: right.text)
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if done == nil { for unit in text.utf8 { hasher.combine(unit) } }
    hasher.combine(UInt8(0xFF))
  }
}
