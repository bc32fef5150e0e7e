import Testing

/// Operators that look at a value alone.
@Suite("Operators of one value")
struct ValueTestTests {
  private func check(
    _ matcher: String, _ content: String, _ part: String?, isOnly: Bool = true
  ) throws {
    try AssayVerdictTests.check(
      "{\"json\": {\"v\": \(matcher)}}", answer("{\"v\": \(content)}"), part, isOnly: isOnly)
  }

  @Test(
    "$matches finds a pattern in a string",
    arguments: [
      (#"{"$matches": "^c_[0-9]+$"}"#, #""c_12""#, nil),
      (#"{"$matches": "^c_[0-9]+$"}"#, #""c_x""#, "is not found"),
      (#"{"$matches": "^c_"}"#, "null", "not a string"),
      (#"{"$matches": "1"}"#, "1", "not a string"),
      (#"{"$matches": "(?i:error)"}"#, #""An ERROR""#, nil),
      (#"{"$matches": "a(?i:b)c"}"#, #""aBc""#, nil),
      (#"{"$matches": "a(?i:b)c"}"#, #""aBC""#, "is not found"),
      (#"{"$matches": "(?i:[^a-c]$)"}"#, #""xB""#, "is not found"),
      (#"{"$matches": "(?i:straße|É)"}"#, #""é""#, nil),
      (#"{"$matches": "(?m:^b$)"}"#, #""a\nb\nc""#, nil),
      (#"{"$matches": "^b$"}"#, #""a\nb\nc""#, "is not found"),
      (#"{"$matches": "a(?s:.)b"}"#, #""a\nb""#, nil),
      (#"{"$matches": "(?i:a(?-i:b))"}"#, #""AB""#, "is not found"),
    ] as [(String, String, String?)])
  func matches(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  @Test(
    "$near compares exactly",
    arguments: [
      (#"{"$near": {"to": 9.99, "within": 0.01}}"#, "10.00", nil),
      (#"{"$near": {"to": 9.99, "within": 0.01}}"#, "9.98", nil),
      (#"{"$near": {"to": 9.99, "within": 0.01}}"#, "10.0000000000000000001", "further than 0.01"),
      (#"{"$near": {"to": 0.3, "within": 0}}"#, "0.30000000000000004", "further than 0"),
      (#"{"$near": {"to": -1, "within": 2}}"#, "1.0", nil),
      (#"{"$near": {"to": -1, "within": 2}}"#, "-3.1", "further than 2"),
      (#"{"$near": {"to": 1, "within": 2}}"#, #""1""#, "not a number"),
    ] as [(String, String, String?)])
  func near(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  @Test(
    "$time compares instants, whatever their offset, at the coarser precision",
    arguments: [
      (#"{"$time": {"before": "2026-01-01T10:00:00Z"}}"#, #""2026-01-01T10:30:00+01:00""#, nil),
      (#"{"$time": {"before": "2026-01-01T10:00:00Z"}}"#, #""2026-01-01T10:00:00.999Z""#, nil),
      (
        #"{"$time": {"before": "2026-01-01T10:00:00.000Z"}}"#, #""2026-01-01T10:00:00.999Z""#,
        "999 ms after"
      ),
      (
        #"{"$time": {"after": "2026-01-01T10:00:00Z"}}"#, #""2026-01-01T09:59:59Z""#, "1.0 s before"
      ),
      (#"{"$time": {"after": "2026-01-01T10:00:00Z"}}"#, "1767261600", nil),
      (#"{"$time": {"after": "2026-01-01T10:00:00Z"}}"#, "1767261599", "before"),
      (#"{"$time": {"after": 1767261600}}"#, #""Thu, 01 Jan 2026 10:00:00 GMT""#, nil),
      (
        #"{"$time": {"before": "Thu, 01 Jan 2026 10:00:00 GMT"}}"#, #""2026-01-01T11:00:00Z""#,
        "after"
      ),
      (#"{"$time": {"after": 0}}"#, #""Thursday, 01-Jan-26 10:00:00 GMT""#, nil),
      (#"{"$time": {"after": 0}}"#, #""Thu Jan  1 10:00:00 2026""#, nil),
      (#"{"$time": {"after": 0}}"#, #""yesterday""#, "no time"),
      (#"{"$time": {"after": 0}}"#, #""Tue, 31 Feb 2026 10:00:00 GMT""#, "no time"),
      (#"{"$time": {"after": 0}}"#, #""2026-02-30T10:00:00Z""#, "no time"),
      (#"{"$time": {"after": 0}}"#, "true", "no time"),
      (
        #"{"$time": {"near": "2026-01-01T10:00:00Z", "within": "60s"}}"#,
        #""2026-01-01T10:01:00Z""#, nil
      ),
      (
        #"{"$time": {"near": "2026-01-01T10:00:00Z", "within": "60s"}}"#,
        #""2026-01-01T09:58:59Z""#, "more than 60.0 s"
      ),
    ] as [(String, String, String?)])
  func time(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  @Test(
    "$sorted judges the order of neighbours",
    arguments: [
      (#"{"$sorted": "ascending"}"#, "[1, 2, 2, 10]", nil),
      (#"{"$sorted": "ascending"}"#, "[1, 10, 2]", "element 2 is 2, after 10"),
      (#"{"$sorted": "descending"}"#, #"["b", "a", "B"]"#, nil),
      (#"{"$sorted": "ascending"}"#, #"["a", "B"]"#, "not ascending"),
      (#"{"$sorted": "ascending"}"#, "[1]", "too few"),
      (#"{"$sorted": "ascending"}"#, "[]", "too few"),
      (#"{"$sorted": "ascending"}"#, #"[1, "2"]"#, "has no order"),
      (#"{"$sorted": "ascending"}"#, "[null, null]", "has no order"),
      (#"{"$sorted": "ascending"}"#, "7", "not an array"),
      (
        #"{"$sorted": "ascending"}"#, #"["2026-01-01T10:30:00+01:00", "2026-01-01T10:00:00Z"]"#,
        nil
      ),
      (#"{"$sorted": {"by": "$.n", "order": "descending"}}"#, #"[{"n": 3}, {"n": 1}]"#, nil),
      (#"{"$sorted": {"by": "$.n"}}"#, #"[{"n": 3}, {"n": 1}]"#, "not ascending"),
      (#"{"$sorted": {"by": "$.n"}}"#, #"[{"n": 3}, {"m": 1}]"#, "selects 0 values"),
    ] as [(String, String, String?)])
  func sorted(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part)
  }

  @Test(
    "$same equals a value but for what queries select in either",
    arguments: [
      (
        #"{"$same": {"as": {"a": 1, "t": 2, "l": [{"id": 1, "x": 2}]}, "except": ["$.t", "$.l[*].x"]}}"#,
        #"{"a": 1.0, "u": 1, "l": [{"id": 1}]}"#, "$.v.u should be absent"
      ),
      (#"{"$same": {"as": {"a": 1, "t": 2}, "except": ["$.t"]}}"#, #"{"a": 1, "t": 9}"#, nil),
      (#"{"$same": {"as": {"a": 1}, "except": ["$.t"]}}"#, #"{"a": 1, "t": 9}"#, nil),
      (
        #"{"$same": {"as": {"a": 1}, "except": ["$.t"]}}"#, #"{"a": 2, "t": 9}"#,
        "$.v.a is 2, not 1"
      ),
      (#"{"$same": {"as": [1, 2]}}"#, "[1, 2]", nil),
      (#"{"$same": {"as": [1, 2]}}"#, "[2, 1]", "is 2, not 1"),
    ].map { ($0.0, $0.1, $0.2) } as [(String, String, String?)])
  func same(_ matcher: String, _ content: String, _ part: String?) throws {
    try check(matcher, content, part, isOnly: false)
  }
}
