/// ANSI colours, where they are wanted.
struct Paint {
  enum Color: String {
    case red = "1;31"
    case green = "32"
    case yellow = "33"
    case magenta = "1;35"
    case faint = "2"
    case bold = "1"
  }

  let isOn: Bool

  func callAsFunction(_ text: String, _ color: Color) -> String {
    isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
