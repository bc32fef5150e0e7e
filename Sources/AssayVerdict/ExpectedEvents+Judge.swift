import AssayExchange
import AssayJSON
import AssaySuite
import AssayText

extension ExpectedEvents<Never> {
  func mismatches(in answer: Answer) -> [Mismatch] {
    switch events(in: answer.exchange.response) {
    case .success(let events):
      var matching = Matching(in: { .events($0) })
      matching.match(matcher, .array(events))
      return matching.mismatches
    case .failure(let problem): return [Mismatch(at: place, in: .content, problem)]
    }
  }

  private func events(in response: Response) -> Result<[JSONNode], Mismatch.Problem> {
    let type = response.headers.values(of: "Content-Type").last ?? ""
    let essence = type.prefix { $0 != ";" && $0 != " " }.lowercased()
    switch essence {
    case "text/event-stream": return .success(streamEvents(response.body))
    case "application/x-ndjson", "application/ndjson", "application/jsonl",
      "application/json-lines", "application/jsonlines":
      return lineValues(response.body, isWhole: within == nil)
    default:
      let named = type.isEmpty ? "no media type" : "the media type '\(shortened(type))'"
      return .failure(
        .bytes("has \(named), which is neither text/event-stream nor application/x-ndjson"))
    }
  }
}

/// The events of a stream (HTML, section 9.2.6); one that has not ended is none.
private func streamEvents(_ body: [UInt8]) -> [JSONNode] {
  var lines = StreamLines(body)
  var events: [JSONNode] = []
  var (name, id) = ("", String?.none)
  var data: [String] = []
  while let line = lines.next() {
    guard !line.isEmpty else {
      if !data.isEmpty {
        var members: [(String, JSONNode)] = [
          ("event", .string(name.isEmpty ? "message" : name)),
          ("data", .string(data.joined(separator: "\n"))),
        ]
        if let id { members.append(("id", .string(id))) }
        events.append(.object(members))
      }
      (name, id, data) = ("", nil, [])
      continue
    }
    let field = line.prefix { $0 != UInt8(ascii: ":") }
    var rest = line[field.endIndex...].dropFirst()
    if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    let value = String(decoding: rest, as: UTF8.self)
    switch String(decoding: field, as: UTF8.self) {
    case "event": name = value
    case "data": data.append(value)
    case "id": if !rest.contains(0) { id = value }
    // Comments, `retry` and what is not known say nothing of an event.
    default: break
    }
  }
  return events
}

/// Lines that end in CRLF, LF or CR; what stands behind the last end is none.
private struct StreamLines {
  private var rest: ArraySlice<UInt8>

  init(_ body: [UInt8]) {
    rest = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    let line = rest[..<end]
    let isPair = rest[end] == 0x0D && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
    rest = rest[(end + (isPair ? 2 : 1))...]
    return line
  }
}

/// The values of lines of JSON.
///
/// - Parameter isWhole: whether the last line is one without a line break behind it too.
private func lineValues(
  _ body: [UInt8], isWhole: Bool
) -> Result<[JSONNode], Mismatch.Problem> {
  var values: [JSONNode] = []
  var lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
  if !isWhole || lines.last?.isEmpty == true { lines.removeLast() }
  for (index, line) in lines.enumerated() {
    let line = line.last == 0x0D ? line.dropLast() : line
    if line.isEmpty { continue }
    do {
      values.append(try JSONDocument.parse(Array(line)).root)
    } catch {
      return .failure(.bytes("is not JSON in line \(index + 1): \(error)"))
    }
  }
  return .success(values)
}
