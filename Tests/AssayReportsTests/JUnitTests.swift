import Testing

@Suite("JUnit XML")
struct JUnitTests {
  @Test("A run of everything reads as recorded")
  func golden() throws {
    try expectGolden(SampleRun.ofEverything().junit(), "everything.junit.xml")
  }
}
