package import AssayExchange
import Synchronization

/// The redactor of a run, which learns the secrets that come up while the run goes on.
///
/// Scenarios run side by side, and what one of them was told by a server another may be told as well:
/// what any has learned is hidden in all that is reported from then on.
package final class GrowingRedactor: Sendable {
  private let redactor: Mutex<Redactor>
  /// What has been learned and not yet been given to the redactor, which may be at work for long.
  private let learned = Mutex<Learned>(Learned())

  private struct Learned {
    var values: Set<String> = []
    var fresh: [(value: String, name: String?)] = []
  }

  package init(_ redactor: Redactor) { self.redactor = Mutex(redactor) }

  /// Hands over the redactor as it now is. Nobody may keep a copy of it, for the next secret would
  /// then be learned by copying all others.
  package func with<Value: Sendable>(_ body: (Redactor) -> Value) -> Value {
    redactor.withLock { redactor in
      let fresh = learned.withLock { learned in
        defer { learned.fresh = [] }
        return learned.fresh
      }
      for (value, name) in fresh { redactor.learn(value, named: name) }
      return body(redactor)
    }
  }

  package func redact(_ text: String) -> RedactedText { with { $0.redact(text) } }

  /// What the run keeps from the servers it was not meant for, and adds to.
  package var secrets: Secrets {
    Secrets { [self] bytes in
      with { !$0.matches(in: bytes).isEmpty }
    } add: { [self] value, name in
      learned.withLock { learned in
        if learned.values.insert(value).inserted { learned.fresh.append((value, name)) }
      }
    }
  }
}
