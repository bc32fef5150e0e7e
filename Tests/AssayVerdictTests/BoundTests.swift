import AssayExchange
import AssayJSON
import AssaySuite
import AssayVerdict
import Testing

@Suite("What judging a large answer takes")
struct BoundTests {
  private static let numbers = Array(("[" + String(repeating: "1,", count: 200_000) + "2]").utf8)

  private func answer(_ body: [UInt8], mostBytes: Int = 16 << 20) -> Answer {
    let response = Response(statusCode: 200, body: body)
    return Answer(
      Exchange(
        request: SentRequest(method: "GET", url: "http://a/"), response: response,
        timings: Timings(), connection: ConnectionInfo()),
      mostBytes: mostBytes)
  }

  @Test("is bounded by the number of values, which the limit of the content decides on")
  func values() throws {
    #expect(throws: Never.self) { try answer(Self.numbers).json.get() }
    let error = try #require(throws: JSONSyntaxError.self) {
      try answer(Self.numbers, mostBytes: 1 << 20).json.get()
    }
    #expect(error.description == "the text holds more than 43690 values")
  }

  @Test("stops soon when the task is cancelled")
  func cancelled() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return answer(Self.numbers).json
    }
    guard case .failure(let error) = await task.value else {
      Issue.record("the text was read to its end")
      return
    }
    #expect(error.reason == .cancelled)
  }

  @Test("keeps of two values what is around their first difference, and how many there were")
  func kept() throws {
    let wanted = try JSONDocument.parse(Array(Self.numbers.dropLast(2)) + Array("3]".utf8)).root
    let place = Place(SourceText(name: "a", ""), .none)
    let mismatches = Matcher.equal(wanted, place).mismatches(
      in: try answer(Self.numbers).json.get())
    guard case .unequal(let expected, let actual) = mismatches.first?.problem else {
      Issue.record("a difference was expected: \(mismatches)")
      return
    }
    #expect(actual.description == #"["… 199997 alike",1,1,1,2]"#)
    #expect(expected.description == #"["… 199997 alike",1,1,1,3]"#)
    let short = Matcher.array([], place).mismatches(in: try answer(Self.numbers).json.get())
    #expect(short.first?.message == "$ has 200001 elements, not 0")
    #expect((short.first?.actual?.utf8.count ?? 0) < 512 * 1024)
  }
}
