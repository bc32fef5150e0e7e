import AssayJSON
import Testing

@Suite("Equality of values")
struct EqualityTests {
  /// In each row all are equal, and none is equal to any of another row.
  static let classes: [[String]] = [
    ["null"], ["true"], ["false"], ["0", "-0.0"], ["1", "1.0", "10e-1"], [#""1""#, #""\u0031""#],
    ["[]"], ["{}"], ["[1, 2]", "[1.0,2]"], ["[2, 1]"], ["[1, 2, 2]"], ["[[]]"], ["[null]"],
    [#"{"a": 1, "b": 2}"#, #"{"b": 2.0, "a": 1}"#, #"{"a": 0, "b": 2, "a": 1}"#],
    [#"{"a": 2, "b": 1}"#], [#"{"a": 1}"#, #"{"a": 2, "a": 1}"#, #"{"\u0061": 1}"#],
    [#"{"a": null}"#], [#"{"b": null}"#], [#"{"a": 1, "c": 2}"#], [#"{"A": 1}"#], [#"{"": 1}"#],
    [#"{"é": 1}"#, #"{"\u00e9": 1}"#], [#"{"e\#u{301}": 1}"#, #"{"e\u0301": 1}"#],
    [object(of: 40, from: 0), object(of: 40, from: 13)], [object(of: 39, from: 0)],
    [object(of: 40, from: 0).replacing("\"n7\":7", with: "\"n7\":8")],
    [
      #"{"a": {"x": [1, {"y": 2, "z": 3}]}, "b": 1}"#,
      #"{"b": 1, "a": {"x": [1, {"z": 3, "y": 2}]}}"#,
    ],
  ]

  /// Members `n0`, `n1` and so on, beginning with another one.
  private static func object(of count: Int, from first: Int) -> String {
    let members = (0..<count).map { index in
      let number = (index + first) % count
      return "\"n\(number)\":\(number)"
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  @Test("Values are equal that say the same, and then have the same hash")
  func equality() throws {
    for (row, left) in Self.classes.enumerated() {
      for (column, right) in Self.classes.enumerated() {
        for (left, right) in left.flatMap({ left in right.map { (left, $0) } }) {
          let (first, second) = try (json(left), json(right))
          #expect((first == second) == (row == column), "\(left) and \(right)")
          if row == column { #expect(first.hashValue == second.hashValue, "\(left), \(right)") }
        }
      }
    }
  }

  @Test("Where a value stands takes no part in what it is")
  func ranges() throws {
    #expect(try json("  [ 1 ]") == json("[1]"))
    #expect(try json("  [ 1 ]").range != json("[1]").range)
    #expect(try json("[1]") == .array([.number(1)]))
  }

  @Test("Members are found, set and removed by name, the last of a repeated one")
  func members() throws {
    var object = try #require(try json(#"{"a": 1, "b": 2, "a": 3}"#).objectValue)
    #expect(object["a"] == .number(3))
    #expect(object["c"] == nil)
    object.set("a", to: .number(4))
    object.set("c", to: .null)
    #expect(JSONNode(.object(object)).description == #"{"a":1,"b":2,"a":4,"c":null}"#)
    #expect(object.valuesByName[CodePoints("a")] == .number(4))
    #expect(object.remove("a") == .number(4))
    #expect(object.remove("a") == nil)
    #expect(JSONNode(.object(object)).description == #"{"b":2,"c":null}"#)
  }
}
