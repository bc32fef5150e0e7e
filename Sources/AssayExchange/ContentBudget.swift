/// How much content all transfers of a loop may hold together while it comes in.
///
/// Who would exceed that is paused, but for one at a time, which goes on to its own limit: whatever
/// the others do, it comes to its end, and then the next one does. So no outcome depends on how many
/// transfers there are. Not Sendable: it belongs to the loop's thread.
final class ContentBudget {
  /// In bytes.
  private static let limit = 32 << 20

  private var used = 0
  /// The transfer that may exceed the limit.
  private var privileged: Transfer?
  /// The paused ones, in the order in which they were.
  private(set) var waiting: [Transfer] = []

  /// Whether the transfer may take that much; where not, it is to be paused, and waits.
  func take(_ count: Int, for transfer: Transfer) -> Bool {
    if used + count > Self.limit, privileged !== transfer {
      guard privileged == nil else {
        waiting.append(transfer)
        return false
      }
      privileged = transfer
    }
    used += count
    transfer.heldContent += count
    return true
  }

  /// The transfer's content is no longer here.
  func release(_ transfer: Transfer) {
    used -= transfer.heldContent
    transfer.heldContent = 0
  }

  /// The transfer has ended.
  func forget(_ transfer: Transfer) {
    release(transfer)
    if privileged === transfer { privileged = nil }
    waiting.removeAll { $0 === transfer }
  }

  /// Those that may go on now: all when half of the room is free, else one, where none goes on.
  func takeResumable() -> [Transfer] {
    if used <= Self.limit / 2 {
      defer { waiting = [] }
      return waiting
    }
    guard privileged == nil, !waiting.isEmpty else { return [] }
    let next = waiting.removeFirst()
    privileged = next
    return [next]
  }
}
