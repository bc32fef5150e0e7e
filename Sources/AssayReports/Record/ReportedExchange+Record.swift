import AssayExchange
import AssayJSON

extension ReportedExchange: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("curl", curl)
      members.add("request", request)
      members.add("response", response)
      members.add("failure", failure)
      members.add("timings", timings)
      members.add("connection", connection)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    curl = try object.required("curl")
    request = try object.required("request")
    response = try object.optional("response")
    failure = try object.optional("failure")
    timings = try object.required("timings")
    connection = try object.optional("connection")
  }
}

extension ReportedRequest: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("method", method)
      members.add("url", url)
      members.add("head", head)
      members.add("content", content)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    method = try object.required("method")
    url = try object.required("url")
    head = try object.required("head")
    content = try object.optional("content")
  }
}

extension ReportedResponse: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("status", statusCode)
      members.add("statusLine", statusLine)
      members.add("fields", fields.map(RecordedField.init))
      members.add("content", content)
      members.add("trailers", trailers.map(RecordedField.init))
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    statusCode = try object.required("status")
    statusLine = try object.required("statusLine")
    let fields: [RecordedField] = try object.list("fields")
    self.fields = fields.map { ($0.name, $0.value) }
    content = try object.required("content")
    let trailers: [RecordedField] = try object.list("trailers")
    self.trailers = trailers.map { ($0.name, $0.value) }
  }
}

/// One field line of a message.
private struct RecordedField: Recordable {
  let name: RedactedText
  let value: RedactedText

  init(_ field: (name: RedactedText, value: RedactedText)) { (name, value) = field }

  var recorded: JSONNode {
    .recorded { members in
      members.add("name", name)
      members.add("value", value)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    name = try object.required("name")
    self.value = try object.required("value")
  }
}

extension ReportedContent: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("text", text)
      members.add("bytes", byteCount)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    text = try object.optional("text")
    byteCount = try object.required("bytes")
  }
}

extension Timings: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("nameLookup", unlessZero: nameLookup)
      members.add("connect", unlessZero: connect)
      members.add("tls", unlessZero: tls)
      members.add("firstByte", unlessZero: firstByte)
      members.add("total", unlessZero: total)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    self.init(
      nameLookup: try object.duration("nameLookup"), connect: try object.duration("connect"),
      tls: try object.duration("tls"), firstByte: try object.duration("firstByte"),
      total: try object.duration("total"))
  }
}

extension ReportedConnection: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("remoteAddress", remoteAddress)
      members.add("reused", ifTrue: isReused)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    remoteAddress = try object.required("remoteAddress")
    isReused = try object.flag("reused")
  }
}
