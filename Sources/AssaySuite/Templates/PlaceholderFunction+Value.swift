import AssayJSON
import AssayText

extension PlaceholderFunction {
  /// The value of a function that is pure.
  ///
  /// - Parameters:
  ///   - arguments: as many as it takes.
  ///   - limit: how many values a JSON text may hold.
  func value(
    of arguments: [PlaceholderValue], values limit: Int
  ) throws(PlaceholderMistake) -> PlaceholderValue {
    switch self {
    case .base64: return .text(AssayText.base64(try bytes(arguments[0])))
    case .base64url: return .text(AssayText.base64(try bytes(arguments[0]), .url))
    case .fromBase64: return .bytes(try decoded(arguments[0], .standard))
    case .fromBase64url: return .bytes(try decoded(arguments[0], .url))
    case .url: return .text(percentEncoded(try text(arguments[0])))
    case .lower: return .text(try text(arguments[0]).lowercased())
    case .upper: return .text(try text(arguments[0]).uppercased())
    case .slice: return .text(try slice(arguments))
    case .number: return .json(JSONNode(.number(try number(arguments[0]))))
    case .fromJSON: return .json(try parsed(arguments[0], values: limit))
    case .json: return .text(try written(arguments[0]))
    case .add:
      guard let sum = try number(arguments[0]).sum(with: try number(arguments[1])) else {
        throw mistake("gives no sum of more than 100,000 digits")
      }
      return .json(JSONNode(.number(sum)))
    case .concat: return try joined(arguments)
    case .sha256:
      let digest = SHA256.digest(try bytes(arguments[0]))
      return .text(try written(digest, as: arguments.dropFirst(1).first))
    case .hmacSHA256:
      let code = SHA256.authentication(
        of: try bytes(arguments[1]), key: try bytes(arguments[0]))
      return .text(try written(code, as: arguments.dropFirst(2).first))
    case .uuid, .digits, .letters, .integer, .now, .clock, .baseURL, .file, .fileBase64, .content:
      throw mistake("needs more than its arguments")
    }
  }

  /// Whether an argument is of the right kind, where others of the same call are not known.
  func check(_ argument: PlaceholderValue, at index: Int) throws(PlaceholderMistake) {
    switch (self, index) {
    case (.add, _): _ = try number(argument)
    case (.sha256, 1), (.hmacSHA256, 2): _ = try encoding(argument)
    case (.slice, 1...): _ = try position(argument)
    case (.sha256, _), (.hmacSHA256, _): _ = try bytes(argument)
    case (.concat, _): _ = try bytes(argument)
    case (.slice, _): _ = try text(argument)
    // The others have one argument, or see to theirs themselves.
    default: break
    }
  }

  private func slice(_ arguments: [PlaceholderValue]) throws(PlaceholderMistake) -> String {
    let scalars = Array(try text(arguments[0]).unicodeScalars)
    var bounds = [0, scalars.count]
    for (index, argument) in arguments.dropFirst().enumerated() {
      let position = try position(argument)
      let counted = position < 0 ? scalars.count + position : position
      bounds[index] = min(max(counted, 0), scalars.count)
    }
    var view = String.UnicodeScalarView()
    if bounds[0] < bounds[1] { view.append(contentsOf: scalars[bounds[0]..<bounds[1]]) }
    return String(view)
  }

  private func written(_ value: PlaceholderValue) throws(PlaceholderMistake) -> String {
    if case .json(let node) = value { return JSONWriter().text(node) }
    return JSONWriter().text(.string(try text(value)))
  }

  private func written(
    _ digest: [UInt8], as encoding: PlaceholderValue?
  ) throws(PlaceholderMistake) -> String {
    switch try encoding.map({ value throws(PlaceholderMistake) in try self.encoding(value) }) {
    case .hex, nil: hexadecimal(digest)
    case .base64: AssayText.base64(digest)
    case .base64url: AssayText.base64(digest, .url)
    }
  }

  /// Bytes where one of them is no text: what is signed may be.
  private func joined(_ parts: [PlaceholderValue]) throws(PlaceholderMistake) -> PlaceholderValue {
    var bytes: [UInt8] = []
    var isText = true
    for part in parts {
      bytes += try self.bytes(part)
      if case .bytes = part { isText = false }
    }
    return isText ? .text(String(decoding: bytes, as: UTF8.self)) : .bytes(bytes)
  }
}
