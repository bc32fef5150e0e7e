/// Several reporters of one run; one that fails does not take the others with it.
package struct Reporters {
  private var reporters: [any Reporter]
  /// Why reports could not be written.
  package private(set) var failures: [ReportFileError] = []

  package init(_ reporters: [any Reporter]) { self.reporters = reporters }

  var needPassedExchanges: Bool { reporters.contains(where: \.needsPassedExchanges) }

  package mutating func report(_ event: ReportEvent) {
    var broken: [Int] = []
    for number in reporters.indices {
      do throws(ReportFileError) {
        try reporters[number].report(event)
      } catch {
        failures.append(error)
        broken.append(number)
      }
    }
    for number in broken.reversed() { reporters.remove(at: number) }
  }
}
