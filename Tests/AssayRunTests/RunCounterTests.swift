import AssayRun
import BlockingTests
import Testing

@Suite("The counter", .prompt)
struct RunCounterTests {
  @Test("percentiles are the times within which so many of a hundred answers had come")
  func percentiles() {
    var latency = Latency()
    for milliseconds in (1...200).shuffled() { latency.add(.milliseconds(milliseconds)) }
    #expect(latency.count == 200)
    #expect(latency.percentile(50) == .milliseconds(100))
    #expect(latency.percentile(95) == .milliseconds(190))
    #expect(latency.percentile(99) == .milliseconds(198))
    #expect(latency.percentile(100) == .milliseconds(200))
    #expect(latency.longest == .milliseconds(200))
  }

  @Test("few answers, and none, have percentiles too")
  func fewAnswers() {
    var latency = Latency()
    #expect(latency.percentile(99) == .zero)
    latency.add(.microseconds(123))
    #expect(latency.percentile(50) == .microseconds(123))
    latency.add(.microseconds(456))
    #expect(latency.percentile(50) == .microseconds(123))
    #expect(latency.percentile(51) == .microseconds(456))
  }

  @Test("a million answers take no more room than their three digits")
  func bounded() {
    var latency = Latency()
    for microseconds in 0..<1_000_000 { latency.add(.microseconds(microseconds)) }
    #expect(latency.counts.count < 5000)
    #expect(latency.percentile(50) == .microseconds(500_000))
    #expect(latency.longest == .microseconds(999_999))
  }

  @Test("times that no clock should give are counted all the same")
  func oddTimes() {
    var latency = Latency()
    for duration in [Duration.seconds(-1), .seconds(Int64.max), .seconds(Int64.min), .zero] {
      latency.add(duration)
    }
    #expect(latency.count == 4)
    #expect(latency.percentile(50) == .zero)
    #expect(latency.longest == .seconds(Int64.max))
  }

  @Test("requests without an answer count as requests, and have no latency")
  func unanswered() {
    var counter = RunCounter(brokenFiles: 2)
    counter.add(scenario(0, .errored, answers: [.milliseconds(3), nil]))
    #expect(counter.counts.requests == 2)
    #expect(counter.counts.errored == 3)
    #expect(counter.latency.count == 1)
  }

  @Test("a clause is broken by one failure, and held only where all could be judged")
  func clauses() {
    var counter = RunCounter(brokenFiles: 0)
    counter.add(scenario(0, .passed, clauses: ["held", "broken", "undecided"]))
    counter.add(scenario(1, .skipped, clauses: ["held", "skipped"]))
    counter.add(scenario(2, .errored, clauses: ["broken", "undecided"]))
    counter.add(scenario(3, .failed, clauses: ["broken"]))
    #expect(counter.state(ofClause: "held") == .held)
    #expect(counter.state(ofClause: "broken") == .broken)
    #expect(counter.state(ofClause: "undecided") == .untested)
    #expect(counter.state(ofClause: "skipped") == .untested)
    #expect(counter.state(ofClause: "never covered") == .untested)
  }

  @Test("the slowest scenarios are named where they stand out, and only there")
  func slowest() {
    func slowest(_ milliseconds: [Int]) -> [Int] {
      var counter = RunCounter(brokenFiles: 0)
      for (index, time) in milliseconds.enumerated() {
        counter.add(scenario(index, .passed, time: .milliseconds(time)))
      }
      return counter.slowest.map(\.index)
    }
    #expect(slowest([10, 900, 20, 400, 10, 10, 10]) == [1, 3])
    #expect(slowest([10, 900, 20, 400, 300, 200, 10, 10, 10]) == [1, 3, 4])
    #expect(slowest([300, 310, 320, 330, 340]) == [])
    #expect(slowest([1, 2, 3, 90]) == [])
    #expect(slowest([1, 2, 900]) == [])
    #expect(slowest([]) == [])
  }

  private func scenario(
    _ index: Int, _ outcome: CountedScenario.Outcome, clauses: [String] = [],
    time: Duration = .zero, answers: [Duration?] = []
  ) -> CountedScenario {
    CountedScenario(
      index: index, outcome: outcome, duration: time,
      clauses: clauses.map { ClauseOutcome(id: $0, outcome: outcome) }, tries: 1, answers: answers)
  }
}
