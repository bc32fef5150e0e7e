#if canImport(Glibc)
  import Glibc
  // Here the compiler takes `timeval` for a type of this module.
  import SwiftOverlayShims
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time of day, which tests may set.
package struct WallClock: Sendable {
  /// Since 1970, UTC.
  package let milliseconds: @Sendable () -> Int

  package init(milliseconds: @escaping @Sendable () -> Int) { self.milliseconds = milliseconds }

  package static let system = WallClock {
    var time = timeval()
    gettimeofday(&time, nil)
    return Int(time.tv_sec) * 1000 + Int(time.tv_usec) / 1000
  }
}
