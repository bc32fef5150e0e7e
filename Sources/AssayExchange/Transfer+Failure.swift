import CCurl

extension Transfer {
  /// What a failed transfer's code means here, and the sentence for it.
  func explanation(_ code: CURLcode) -> (TransportError.Kind, String) {
    let curlText = curlMessage(code)
    switch code {
    case CURLE_OK where incoming.hasFinalHead && isCutOff:
      let end = "without TLS's close_notify, so that the content may not be whole"
      return (.connectionLost, "the server closed the connection \(end)")
    case CURLE_OK where incoming.hasFinalHead:
      return (.malformedResponse, "the response's content ends before its content coding does")
    case CURLE_OK:
      // libcurl takes the end of the connection for the end of a head.
      return (.connectionLost, "the server closed the connection within the response's head")
    case CURLE_WRITE_ERROR:
      // A callback refused more.
      switch incoming.refusal {
      case .head:
        return (.tooLarge, "the response's head is larger than \(incoming.maxHeadSize) bytes")
      case .body:
        return (
          .tooLarge,
          "the response's content is larger than \(incoming.maxBodySize) bytes; "
            + "--max-body-size and options.max-body-size allow more"
        )
      case .length(let value):
        let shown = String(String.UnicodeScalarView(value.unicodeScalars.prefix(60)))
        return (.malformedResponse, "the response's Content-Length is no length: \(shown)")
      case nil:
        // Writing goes through the decoders.
        return (.malformedResponse, curlText)
      }
    case CURLE_OUT_OF_MEMORY where attempts > 0 && !incoming.hasFinalHead:
      // libcurl 7.88 says so of a field line above 100 KiB.
      return (.tooLarge, "a line of the response's head is larger than libcurl takes")
    case CURLE_UNSUPPORTED_PROTOCOL where attempts > 0 && !incoming.hasFinalHead:
      // HTTP/0.9 comes without a head; a redirect to another scheme has one.
      return (.malformedResponse, curlText)
    case CURLE_RECV_ERROR where curlText.hasPrefix("Out of memory in chunked"):
      // libcurl 7.88 says so of a trailer line above 100 KiB.
      return (.tooLarge, "a trailer line of the response is larger than libcurl takes")
    case CURLE_RECV_ERROR where curlText.hasSuffix("chunked-encoding"):
      return (.malformedResponse, curlText)
    case CURLE_ABORTED_BY_CALLBACK where upload?.failure != nil:
      return (.invalidOption, upload?.failure ?? curlText)
    case CURLE_ABORTED_BY_CALLBACK:
      return (.connectionLost, "the server closed the connection without an answer")
    case CURLE_GOT_NOTHING where attempts == 2:
      return (.connectionLost, "the server closed the connection twice without an answer")
    default:
      return remedied(code, curlText)
    }
  }

  /// libcurl's sentence on this very failure, or its general one for the code.
  private func curlMessage(_ code: CURLcode) -> String {
    let own = String(cString: errorBuffer)
    return own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
  }
}
