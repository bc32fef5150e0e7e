/// One thing that a server may do to its client, and what must come of it.
package struct HostileBehaviour: Sendable, CustomStringConvertible {
  /// How the exchange must end.
  package enum Ending: Sendable, Equatable {
    /// With a whole answer, which is judged; it has this content where that is given.
    case answer(_ status: Int = 200, content: String? = nil)
    /// With a transport error of this kind.
    case error(_ kind: String, Rest = .nothing)
  }

  /// What has come of an answer that was not whole.
  package enum Rest: Sendable, Equatable {
    /// No head that is complete.
    case nothing
    case content(String)
    /// As much as the time allowed.
    case any
  }

  package let description: String
  package let ending: Ending
  /// The same where the connection has served other exchanges before: one that turns out to be dead
  /// then is replaced, and the request is answered as it should be.
  package let endingOnceKept: Ending
  /// Whether the client must follow redirects to see it.
  package let isFollowed: Bool
  /// Whether a request is read before.
  let awaitsRequest: Bool
  let play: @Sendable (HostileClient) -> Void

  init(
    _ name: String, _ ending: Ending, onceKept: Ending? = nil, awaitsRequest: Bool = true,
    isFollowed: Bool = false, play: @escaping @Sendable (HostileClient) -> Void
  ) {
    description = name
    self.ending = ending
    endingOnceKept = onceKept ?? ending
    self.awaitsRequest = awaitsRequest
    self.isFollowed = isFollowed
    self.play = play
  }

  /// One that is over when its bytes have been sent.
  init(_ name: String, _ ending: Ending, sends text: String) {
    self.init(name, ending) { $0.send(text) }
  }

  package static let all =
    stages + stale + slow + endless + lengths + chunks + protocols + codings + documents + texts
    + redirects + injections
}

/// What many of them begin with.
let ok = "HTTP/1.1 200 OK\r\n"
let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
let json = ok + "Content-Type: application/json\r\n"

extension HostileBehaviour.Ending {
  /// What comes of a request that a server answers as it should.
  static let proper = Self.answer(content: HostileServer.properContent)
  static let lost = Self.error("connectionLost")
  static let malformed = Self.error("malformedResponse")
  static let tooLarge = Self.error("tooLarge")
  static let timedOut = Self.error("timedOut")
}
