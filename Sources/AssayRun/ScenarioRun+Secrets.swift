import AssayExchange
import AssayJSON
import AssaySuite
import AssayVerdict

extension ScenarioRun {
  /// Hides from now on what the step captures as secrets, whatever comes of the answer otherwise.
  ///
  /// - Returns: what is wrong where one of them cannot be hidden; the answer must not be shown then.
  func hideSecrets(in answer: Answer) -> [Mismatch] {
    // A query sees one of several members of one name alone.
    var isRead = !answer.hasRepeatedMembers
    if case .failure = answer.json { isRead = false }
    if !isRead { hideLikelySecrets(in: answer.exchange.response) }
    return unhidable(captures) { $0.secretTexts(in: answer) }
  }

  /// Hides what the step probably would have captured of a response that cannot be judged.
  func hideLikelySecrets(in response: Response?) {
    guard let response else { return }
    for capture in captures where capture.isSecret == true {
      for text in capture.likelySecretTexts(in: response) {
        settings.secrets.learn(text, named: capture.name)
      }
    }
  }

  /// The same for the answers of exchanges that were made at once.
  func hideSecrets(together answers: [Answer]) -> [Mismatch] {
    for answer in answers where answer.hasRepeatedMembers {
      hideLikelySecrets(in: answer.exchange.response)
    }
    return unhidable(captures) { $0.secretTexts(together: answers) }
  }

  /// What is wrong where a secret that is about to get its name holds nothing that could be hidden.
  func emptiness(of capture: Capture<Never>, _ value: JSONNode) -> Mismatch? {
    guard capture.isSecret == true, value.secretTexts.isEmpty else { return nil }
    switch value.value {
    case .array, .object: return nil
    case .null, .bool, .string, .number:
      return Mismatch(
        at: capture.sourcePlace, in: .scenario,
        .unhidable("the secret to capture as '\(capture.name)' is empty"))
    }
  }

  /// What is wrong where a secret ends in a line break, which no field can carry.
  private func lineBreak(of capture: Capture<Never>, _ texts: [String]) -> Mismatch? {
    let broken = texts.filter(\.endsInLineBreak)
    guard !broken.isEmpty else { return nil }
    // Where it is shown next, it may have lost its end.
    for text in broken {
      let end = text.unicodeScalars.lastIndex { $0 != "\n" && $0 != "\r" }
      guard let end else { continue }
      settings.secrets.learn(String(text.unicodeScalars[...end]), named: capture.name)
    }
    return Mismatch(
      at: capture.sourcePlace, in: .scenario,
      .unhidable(
        "the secret to capture as '\(capture.name)' ends in a line break, which no field can carry; "
          + "capture what is before it with a \"pattern\""))
  }

  private func unhidable(
    _ captures: [Capture<Never>], _ texts: (Capture<Never>) -> [String]
  ) -> [Mismatch] {
    captures.compactMap { capture in
      guard capture.isSecret == true else { return nil }
      let texts = texts(capture)
      var shortest: Int?
      for text in texts where !settings.secrets.learn(text, named: capture.name) {
        let count = text.unicodeScalars.count
        shortest = min(shortest ?? count, count)
      }
      guard let shortest else { return lineBreak(of: capture, texts) }
      let length = shortest == 1 ? "1 character" : "\(shortest) characters"
      return Mismatch(
        at: capture.sourcePlace, in: .scenario,
        .unhidable(
          "the secret to capture as '\(capture.name)' has \(length), and what is shorter than "
            + "\(Secrets.shortest) cannot be told from other text and hidden; the answer is left out"
        ))
    }
  }
}

extension [Mismatch] {
  /// Without those that might show the answer's content or fields.
  var withoutContent: [Mismatch] {
    filter { mismatch in
      switch mismatch.subject {
      case .status, .httpVersion, .redirects, .contentLength, .duration: true
      case .header, .trailer, .cookie, .url, .content, .contentDigest, .events, .json, .together,
        .scenario:
        false
      }
    }
  }
}

extension ExchangeRecord {
  /// With nothing of the answer but its status.
  func withoutAnswer() -> ExchangeRecord {
    guard case .success(var exchange) = outcome else { return self }
    let response = exchange.response
    exchange.response = Response(
      statusCode: response.statusCode, reason: response.reason, httpVersion: response.httpVersion,
      body: Array("(left out, for it holds a secret that is too short to be hidden)".utf8))
    return ExchangeRecord(request: request, outcome: .success(exchange))
  }
}

extension String {
  fileprivate var endsInLineBreak: Bool {
    unicodeScalars.last.map { $0 == "\n" || $0 == "\r" } ?? false
  }
}
