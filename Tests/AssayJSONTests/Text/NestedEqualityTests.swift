import AssayJSON
import Testing

@Suite("Equality of objects within objects")
struct NestedEqualityTests {
  @Test(
    "Equal values nested deep are compared in time that grows with their size alone",
    .timeLimit(.minutes(1)),
    arguments: [(#"{"a":"#, "}"), (#"{"a": 0, "a": 1, "a":"#, "}"), (#"[{"a": 0, "b":"#, "}]")])
  func deepNesting(opening: String, closing: String) throws {
    let depth = 200
    let text =
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    #expect(try json(text) == json(text))
  }

  @Test("Members that only one side has make objects differ, on whichever side they are")
  func surplusMembers() throws {
    #expect(try json(#"{"a": 1, "b": 2}"#) != json(#"{"a": 1}"#))
    #expect(try json(#"{"a": 1}"#) != json(#"{"a": 1, "b": 2}"#))
  }

  @Test("A repeated name counts once, with its last value, on either side")
  func repeatedNames() throws {
    #expect(try json(#"{"a": 1, "a": 2}"#) == json(#"{"a": 2}"#))
    #expect(try json(#"{"a": 2}"#) == json(#"{"a": 1, "a": 2}"#))
    #expect(try json(#"{"a": 2, "a": 1}"#) != json(#"{"a": 2}"#))
  }
}
