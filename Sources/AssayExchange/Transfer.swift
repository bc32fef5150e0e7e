import CCurl

/// One easy handle with the memory that its callbacks fill, used for one exchange after another.
///
/// Not Sendable: it lives on the loop's thread. The handle keeps its options between exchanges, so
/// that the usual request sets no more than method, URL, fields and content.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  /// The options the handle is set to, `nil` when they are unknown.
  var appliedOptions: SharedOptions?
  /// The fields that `fieldList` holds, `nil` when they are unknown.
  var appliedFields: Fields?
  var appliedDigest: Credentials?
  // What the handle's list options refer to.
  let fieldList = CurlList()
  let resolveList = CurlList()
  let connectToList = CurlList()

  // The exchange under way.
  /// What the caller asked for.
  private(set) var first: Request?
  /// What is sent; after a redirect, what that makes of it.
  private(set) var asked: Request?
  private(set) var redirects = 0
  /// How long all took that was sent before what is sent now.
  private(set) var elapsed = Duration.zero
  private(set) var secrets = Secrets.none
  /// The content, where libcurl has no copy of it.
  var upload: Upload?
  private(set) var mode = Mode.usual
  /// Those that the end of its content is sent together with.
  var volley: Volley?
  var serial: UInt64 = 0
  var connections: ConnectionStore?
  var continuation: CheckedContinuation<Outcome, Never>?
  let errorBuffer: UnsafeMutablePointer<CChar>
  var budget: ContentBudget?
  /// Bytes of content that count for the budget.
  var heldContent = 0
  private(set) var timeout = Duration.zero
  private(set) var startedAt = ContinuousClock.now
  /// When it was paused, if it is.
  var pausedAt: ContinuousClock.Instant?
  /// Where libcurl does not keep the time.
  var deadline: ContinuousClock.Instant?

  // What the callbacks have taken in.
  var sentHead: [UInt8] = []
  var attempts = 0
  var incoming = IncomingMessage()

  /// What decides on the field lines of a request.
  struct Fields: Hashable {
    var given: [HeaderField]
    var suppressed: [String]
  }

  /// What becomes of the request.
  enum Mode {
    /// It is sent, and once more where a kept connection turned out to be dead.
    case usual
    /// It is sent once.
    case once
    /// It is not sent: its connection is opened, and kept.
    case opening
  }

  typealias Outcome = Result<Exchange, TransportError>

  init() throws(TransportError) {
    guard let easy = curl_easy_init() else {
      throw TransportError(kind: .other, message: "libcurl has no memory for a handle")
    }
    self.easy = easy
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(easy)
    errorBuffer.deallocate()
  }

  /// Makes room for the next exchange and forgets the last one's answer.
  func begin(
    _ request: Request, _ mode: Mode, serial: UInt64, over connections: ConnectionStore,
    within budget: ContentBudget, secrets: Secrets,
    continuation: CheckedContinuation<Outcome, Never>
  ) {
    self.budget = budget
    timeout = request.options.timeout
    startedAt = .now
    pausedAt = nil
    deadline = nil
    self.mode = mode
    first = request
    asked = request
    redirects = 0
    elapsed = .zero
    self.secrets = secrets
    self.serial = serial
    self.connections = connections
    self.continuation = continuation
    errorBuffer.pointee = 0
    sentHead = []
    attempts = 0
    incoming = IncomingMessage(
      maxHeadSize: request.options.maxHeadSize, maxBodySize: request.options.maxBodySize)
  }

  /// Makes room for the request that a redirect leads to.
  func begin(redirectedTo request: Request) {
    asked = request
    redirects += 1
    attempts = 0
    elapsed = .now - startedAt
    errorBuffer.pointee = 0
    sentHead = []
  }

  /// Makes room for the same once more.
  func beginAgain() {
    elapsed = .now - startedAt
    errorBuffer.pointee = 0
  }

  /// Sends the end of a content that has waited for those of others.
  func sendEnd() {
    guard let upload, upload.holdsEnd else { return }
    upload.releaseEnd()
    curl_easy_pause(easy, CURLPAUSE_CONT)
  }

  /// Goes back to its store and tells who waits.
  func end(_ outcome: Outcome) {
    upload = nil
    if let body = asked?.body, body.count > 65_536 {
      // libcurl would keep its copy until the handle's next content.
      _ = ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, nil)
    }
    first = nil
    asked = nil
    volley?.leave(self)
    volley = nil
    secrets = .none
    budget?.forget(self)
    budget = nil
    connections?.giveBack(self)
    connections = nil
    continuation?.resume(returning: outcome)
    continuation = nil
  }
}
