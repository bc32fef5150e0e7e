/// What `content` stands for in the fields and the query of a request.
enum RequestContent: Sendable {
  /// Nothing, outside of a request.
  case none
  case bytes([UInt8], isAnswered: Bool)
  /// What an answer is to give is a part of it, where nothing is sent.
  case foreseen
}

extension Scope {
  /// Makes what stands beside the content, which may be read there.
  mutating func with<Value>(
    _ content: RequestContent, _ body: (inout Scope) throws(TemplateError) -> Value
  ) throws(TemplateError) -> Value {
    self.content = content
    defer { self.content = .none }
    return try body(&self)
  }

  /// What `body` makes, and whether an answer is to give a part of it.
  mutating func watchingForeseen<Value>(
    _ body: (inout Scope) throws(TemplateError) -> Value
  ) throws(TemplateError) -> (Value, isForeseen: Bool) {
    let before = metForeseen
    metForeseen = false
    defer { metForeseen = metForeseen || before }
    let value = try body(&self)
    return (value, metForeseen)
  }
}
