import CCurl

/// What libcurl can do: the requests of a scenario with nothing around them, so many at a time over
/// one multi handle, each answer kept until the next.
final class PlainClient {
  private static let content = """
    {"name":"Jane Doe Inc.","vatNumber":"PT123456789","country":"PT"}
    """

  private let multi: UnsafeMutableRawPointer
  private var handles: [UnsafeMutableRawPointer] = []
  private var fields: UnsafeMutablePointer<curl_slist>?
  private let answers: UnsafeMutablePointer<[UInt8]>
  private let width: Int

  init?(url: String, atATime width: Int) {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let multi = curl_multi_init()
    else { return nil }
    self.multi = multi
    self.width = width
    answers = .allocate(capacity: width)
    answers.initialize(repeating: [], count: width)
    for field in [
      "Content-Type: application/json", "Authorization: Bearer a-token-of-a-company",
      "User-Agent: assay", "Expect:",
    ] {
      fields = curl_slist_append(fields, field)
    }
    for index in 0..<width {
      guard let easy = curl_easy_init() else { return nil }
      handles.append(easy)
      _ = ccurl_set_string(easy, CURLOPT_URL, url)
      _ = ccurl_set_list(easy, CURLOPT_HTTPHEADER, fields)
      _ = ccurl_set_string(easy, CURLOPT_COPYPOSTFIELDS, Self.content)
      _ = ccurl_set_pointer(easy, CURLOPT_WRITEDATA, answers + index)
      _ = ccurl_set_write_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, _, count, answer in
        guard let bytes, let answer else { return 0 }
        let content = UnsafeRawBufferPointer(start: bytes, count: count)
        answer.assumingMemoryBound(to: [UInt8].self).pointee += content
        return count
      }
    }
  }

  deinit {
    for easy in handles { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
    curl_slist_free_all(fields)
    answers.deinitialize(count: width)
    answers.deallocate()
  }

  /// Makes so many requests; false where one of them fails.
  func run(_ count: Int) -> Bool {
    var begun = 0
    var ended = 0
    for (index, easy) in handles.enumerated() where begun < count {
      begin(easy, index)
      begun += 1
    }
    while ended < count {
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      var left: Int32 = 0
      while let message = curl_multi_info_read(multi, &left) {
        guard ccurl_message_result(message) == CURLE_OK, let easy = message.pointee.easy_handle,
          let index = handles.firstIndex(of: easy)
        else { return false }
        curl_multi_remove_handle(multi, easy)
        ended += 1
        if begun < count {
          begin(easy, index)
          begun += 1
        }
      }
      if ended < count { curl_multi_poll(multi, nil, 0, 1000, nil) }
    }
    return true
  }

  private func begin(_ easy: UnsafeMutableRawPointer, _ index: Int) {
    answers[index].removeAll(keepingCapacity: true)
    curl_multi_add_handle(multi, easy)
  }
}
