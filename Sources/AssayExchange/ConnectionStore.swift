import CCurl

/// The connections that one lane keeps warm, with the easy handles that go over them.
///
/// Not Sendable: it belongs to the loop's thread. A `CURLSH` that shares connections is a
/// connection cache of its own; without it all handles of a multi handle would share one.
final class ConnectionStore {
  let share: UnsafeMutableRawPointer
  let sharesCookies: Bool
  private var idle: [Transfer] = []
  private var known: [Int: ConnectionInfo] = [:]
  private let serials: SerialNumbers

  init(serials: SerialNumbers, sharesNames: Bool, sharesCookies: Bool) throws(TransportError) {
    guard let share = curl_share_init() else {
      throw TransportError(kind: .other, message: "libcurl has no memory for a share")
    }
    self.share = share
    self.serials = serials
    self.sharesCookies = sharesCookies
    // All users are on one thread, so that no lock functions are needed.
    _ = ccurl_share_data(share, CURL_LOCK_DATA_CONNECT)
    if sharesNames {
      _ = ccurl_share_data(share, CURL_LOCK_DATA_DNS)
    }
    if sharesCookies {
      // Handles have cookies from their share alone, so none is left in them.
      _ = ccurl_share_data(share, CURL_LOCK_DATA_COOKIE)
    }
  }

  deinit {
    // A share cannot be cleaned up while a handle refers to it.
    idle.removeAll()
    curl_share_cleanup(share)
  }

  func takeTransfer() throws(TransportError) -> Transfer {
    if let transfer = idle.popLast() { return transfer }
    return try Transfer()
  }

  func giveBack(_ transfer: Transfer) {
    idle.append(transfer)
  }

  /// The connection that a transfer went over. Among the open connections of a store it is told by
  /// its local port, over a Unix socket by the socket.
  func connection(of transfer: Transfer) -> ConnectionInfo {
    let isKept = transfer.long(CURLINFO_NUM_CONNECTS) == 0
    let localPort = transfer.long(CURLINFO_LOCAL_PORT)
    let key = localPort > 0 ? localPort : -2 - transfer.socket()
    if isKept, let connection = known[key] { return connection }
    var connection = ConnectionInfo(
      identity: serials.next(), remoteAddress: transfer.remoteAddress(), isReused: true)
    known[key] = connection
    // One that is kept and not known was opened for this exchange, ahead of it.
    connection.isReused = false
    return connection
  }
}

extension Transfer {
  fileprivate func socket() -> Int {
    var socket: curl_socket_t = CURL_SOCKET_BAD
    _ = ccurl_get_socket(easy, CURLINFO_ACTIVESOCKET, &socket)
    return Int(socket)
  }

  fileprivate func remoteAddress() -> String {
    guard let address = string(CURLINFO_PRIMARY_IP), !address.isEmpty else { return "" }
    let port = long(CURLINFO_PRIMARY_PORT)
    return address.utf8.contains(UInt8(ascii: ":")) ? "[\(address)]:\(port)" : "\(address):\(port)"
  }
}

/// Numbers that are given out once in a loop.
final class SerialNumbers {
  private var last: UInt64 = 0

  func next() -> UInt64 {
    last += 1
    return last
  }
}
