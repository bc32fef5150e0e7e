internal import Synchronization

/// What a deviation remembers for as long as its server lives.
final class Memory<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  init(_ value: Value) {
    self.value = Mutex(value)
  }

  func callAsFunction<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    value.withLock { value in body(&value) }
  }
}

extension Memory where Value == Int {
  /// Counts, and tells whether it is the turn of every so many.
  func isTurn(of interval: Int) -> Bool {
    self { count in
      count += 1
      return count % interval == 0
    }
  }
}

extension Memory where Value: SetAlgebra, Value.Element: Sendable {
  /// Whether it was not in there before.
  func insert(_ element: Value.Element) -> Bool {
    self { $0.insert(element).inserted }
  }
}
