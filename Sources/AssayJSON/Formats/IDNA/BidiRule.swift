/// The rule for labels that are read from right to left (RFC 5893, section 2), for code points that
/// IDNA allows.
enum BidiRule {
  private enum Direction {
    case left
    case right
    case arabicNumber
    case europeanNumber
    case mark
    case neutral
  }

  /// Whether the text makes a domain name a Bidi domain name: it has an R, AL or AN.
  static func mentionsRightToLeft(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.contains { scalar in
      let direction = direction(of: scalar)
      return direction == .right || direction == .arabicNumber
    }
  }

  static func holds(for scalars: [Unicode.Scalar]) -> Bool {
    let directions = scalars.map(direction)
    let last = directions.last { $0 != .mark }
    switch directions.first {
    case .right:
      // Conditions 2, 3 and 4.
      return !directions.contains(.left)
        && (last == .right || last == .europeanNumber || last == .arabicNumber)
        && !(directions.contains(.europeanNumber) && directions.contains(.arabicNumber))
    case .left:
      // Conditions 5 and 6.
      return !directions.contains(.right) && !directions.contains(.arabicNumber)
        && (last == .left || last == .europeanNumber)
    default:
      // Condition 1.
      return false
    }
  }

  /// The Bidi_Class, its finer distinctions left out.
  private static func direction(of scalar: Unicode.Scalar) -> Direction {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    default: break
    }
    switch scalar.value {
    case 0x30...0x39, 0x6F0...0x6F9: return .europeanNumber
    case 0x660...0x669, 0x10D30...0x10D39: return .arabicNumber
    case 0x2D, 0xB7, 0x375, 0x30FB, 0x200C, 0x200D: return .neutral
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      return .right
    default: return .left
    }
  }
}
