import AssayReports

/// How much of everything the page shows.
struct HTMLBounds {
  /// Of one content.
  var content: Bounds
  /// Exchanges shown of one step.
  var exchanges: Int
  /// Heads, contents and commands of all exchanges of a scenario, in bytes: when they are used up,
  /// further exchanges are shown in a line each.
  var scenario: Int

  /// Of scenarios that failed, could not be judged, or passed on a later try.
  static let ofTroubled = HTMLBounds(
    content: Bounds(bytes: 32 * 1024, lines: 1000, lineBytes: 4000), exchanges: 40,
    scenario: 256 * 1024)
  static let ofPassed = HTMLBounds(
    content: Bounds(bytes: 4 * 1024, lines: 200, lineBytes: 1000), exchanges: 10,
    scenario: 16 * 1024)

  /// All troubled scenarios together, in bytes.
  static let troubledScenarios = 64 << 20
  /// All others together, in bytes.
  static let passedScenarios = 48 << 20

  /// Mismatches shown of one step.
  static let mismatches = 30
  /// Steps shown of one try.
  static let steps = 200
  /// Earlier tries shown of one scenario.
  static let tries = 5
  /// Fields shown of one message.
  static let fields = 100
  /// Diagnostics shown of one file.
  static let diagnostics = 50

  /// For the foot of the page.
  static var sentence: String {
    """
    Long contents are shortened in the middle: to \(ofTroubled.content.bytes / 1024) KiB where \
    something was wrong, to \(ofPassed.content.bytes / 1024) KiB where all was right. Of one step \
    up to \(mismatches) mismatches are shown, and up to \(ofTroubled.exchanges) exchanges \
    (\(ofPassed.exchanges) where all was right); of all scenarios together, \
    \(troubledScenarios >> 20) MiB in trouble and \(passedScenarios >> 20) MiB without.
    """
  }
}
