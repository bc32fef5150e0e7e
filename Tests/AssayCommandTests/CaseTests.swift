import BlockingTests
import Testing

@Suite("The built command, case by case", .blocking)
struct CaseTests {
  @Test("prints, writes and exits as expected", arguments: CommandCase.all)
  func matchesItsExpectation(_ commandCase: CommandCase) throws {
    try commandCase.check()
  }

  @Test("finds its cases")
  func findsItsCases() {
    #expect(CommandCase.all.count > 5)
  }
}
