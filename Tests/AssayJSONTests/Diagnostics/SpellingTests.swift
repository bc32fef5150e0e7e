import AssayJSON
import Testing

@Suite("The nearest spelling")
struct SpellingTests {
  static let keys = [
    "status", "headers", "json", "text", "anyOf", "expect", "request", "capture", "name", "repeat",
    "requires", "minLength", "maxLength", "uri", "GET", "PUT", "is", "a", "e-mail", "add",
  ]

  @Test(
    "A slip of the finger finds the word that was meant",
    arguments: [
      ("expects", "expect"), ("expected", "expect"), ("stauts", "status"), ("Status", "status"),
      ("header", "headers"), ("jsn", "json"), ("anyof", "anyOf"), ("min_length", "minLength"),
      ("maxlenght", "maxLength"), ("url", "uri"), ("IS", "is"), ("captrue", "capture"),
      ("email", "e-mail"), ("require", "requires"), ("get", "GET"), ("ad", "add"),
    ])
  func found(word: String, meant: String) {
    #expect(nearestSpelling(of: word, among: Self.keys) == meant)
  }

  @Test(
    "Another word is no misspelling",
    arguments: [
      "", "b", "in", "as", "if", "POST", "body", "cookies", "method", "timeout", "xml", "客",
    ])
  func notFound(word: String) {
    #expect(nearestSpelling(of: word, among: Self.keys) == nil)
  }

  @Test("The nearest wins, and among equals the first in the alphabet, whatever their order")
  func best() {
    #expect(nearestSpelling(of: "texts", among: ["tests", "text", "texas"]) == "tests")
    #expect(nearestSpelling(of: "texts", among: ["texas", "text", "tests"]) == "tests")
    #expect(nearestSpelling(of: "headrs", among: ["heads", "headers", "header"]) == "headers")
    #expect(nearestSpelling(of: "x", among: []) == nil)
  }
}
