import AssayJSON
import Testing

@Suite("Exact numbers")
struct NumberTests {
  private func number(_ literal: String) throws -> JSONNumber {
    try #require(JSONNumber(literal), "\(literal) is a number")
  }

  @Test(
    "Numbers are equal that are worth the same, and have the same hash",
    arguments: [
      ["1", "1.0", "10e-1", "0.1E1", "1e0", "1E+00", "100000e-5"],
      ["0", "-0", "0.0", "-0e99", "0e-9"],
      ["-1.5", "-15e-1", "-0.15e+1"], ["1e400000", "10e399999", "0.1e400001"],
      ["9223372036854775807", "9223372036854775807.0", "9223372036854775807e0"],
      ["-9223372036854775808", "-9223372036854775808.000", "-922337203685477580.8e1"],
      ["9223372036854775808", "9223372036854775808.0"], ["1e00000000000000000000000000001", "10"],
      ["1e99999999999999999", "10e99999999999999998"], ["100000000000000000000", "1e20"],
    ])
  func equality(literals: [String]) throws {
    for left in literals {
      for right in literals {
        #expect(try number(left) == number(right))
        #expect(try number(left).hashValue == number(right).hashValue)
        #expect(try !(number(left) < number(right)))
      }
    }
  }

  @Test(
    "Numbers that differ in their last digit differ, however close they are",
    arguments: [
      ("0.1", "0.10000000000000001"), ("9007199254740992", "9007199254740993"),
      ("1e400000", "1.0000000000000000000000001e400000"), ("0", "1e-400000"),
      ("9223372036854775807", "9223372036854775808"),
    ])
  func difference(smaller: String, larger: String) throws {
    #expect(try number(smaller) != number(larger))
    #expect(try number(smaller) < number(larger))
    #expect(try !(number(larger) < number(smaller)))
  }

  @Test("Numbers are in order of size, however they are written")
  func order() throws {
    let ordered = [
      "-1e400000", "-1e20", "-9223372036854775809", "-9223372036854775808", "-10.5", "-10", "-9.99",
      "-1e-400000", "0", "1e-400001", "1e-400000", "0.001", "0.01e1", "0.999", "1", "1.5", "2",
      "1e1", "11", "99e0", "100", "9223372036854775807", "9223372036854775808", "1e19", "2e19",
      "1e400000", "1e400001",
    ]
    let numbers = try ordered.map(number)
    for left in numbers.indices {
      for right in numbers.indices {
        #expect(
          (numbers[left] < numbers[right]) == (left < right), "\(ordered[left]) \(ordered[right])")
      }
    }
  }

  @Test(
    "A whole number that fits is an Int, however it is written",
    arguments: [
      ("0", 0), ("-0", 0), ("-0.0e5", 0), ("1.0", 1), ("10e-1", 1), ("-12e3", -12000),
      ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("922337203685477580.7e1", .max),
      ("-9223372036854775808.0", .min), ("0.000000000000000000000000000001e30", 1),
    ] as [(String, Int)])
  func integers(literal: String, value: Int) throws {
    #expect(try number(literal).intValue == value)
    #expect(try number(literal).isInteger)
  }

  @Test(
    "Other numbers are no Int",
    arguments: [
      ("9223372036854775808", true), ("-9223372036854775809", true), ("1e19", true),
      ("1e400000", true), ("9223372036854775807.5", false), ("0.1", false), ("1e-400000", false),
    ])
  func notInt(literal: String, isInteger: Bool) throws {
    #expect(try number(literal).intValue == nil)
    #expect(try number(literal).isInteger == isInteger)
  }

  @Test(
    "The nearest Double is infinite or zero beyond its range",
    arguments: [
      ("0.1", 0.1), ("1e400000", .infinity), ("-1e400000", -.infinity), ("1e-400000", 0),
      ("1e99999999999999999", .infinity), ("1e-99999999999999999", 0), ("-1e-400", 0),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
    ])
  func doubles(literal: String, value: Double) throws {
    #expect(try number(literal).doubleValue == value)
  }

  @Test("A Double becomes the shortest literal that gives it back")
  func fromDouble() {
    for value in [0.1, -0.0, 1e21, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3] {
      #expect(JSONNumber(value)?.doubleValue == value)
      #expect(JSONNumber(value).flatMap { JSONNumber($0.text) } != nil)
    }
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(-Double.infinity) == nil)
  }

  @Test(
    "What RFC 8259 calls no number is none",
    arguments: [
      "", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "0x1", "1 ", " 1", "--1", "1.2.3", "NaN",
      "Infinity", "1_000", "1,5", "١", "1e1.5",
    ])
  func noNumbers(literal: String) {
    #expect(JSONNumber(literal) == nil)
  }

  @Test(
    "A number is written as it was read", arguments: ["-0", "1.0", "10e-1", "1E+400000", "0.10"])
  func asWritten(literal: String) throws {
    #expect(try json("[\(literal)]").description == "[\(literal)]")
  }

  @Test("A number of a million digits is read, compared and hashed")
  func millionDigits() throws {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(try number(digits) == number("0.\(digits)e1000000"))
    #expect(try number(digits) < number("1e1000000"))
    #expect(try number(digits).hashValue == number("\(digits).0").hashValue)
  }
}
