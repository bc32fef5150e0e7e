import AssayJSON

/// One record of a CSV file, which may go over several lines.
struct CSVRecord {
  struct Cell {
    var text: String
    /// In the file, with its quotes.
    var range: SourceRange
  }

  var cells: [Cell]

  var range: SourceRange {
    let lower = cells.first?.range.offsets.lowerBound ?? 0
    return SourceRange(lower..<max(lower, cells.last?.range.offsets.upperBound ?? 0))
  }
}

/// Reads comma-separated values (RFC 4180); lines may also end in a line feed alone, and blank lines
/// at the end are no records.
struct CSVReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `file = [header CRLF] record *(CRLF record) [CRLF]`; none for an empty file.
  mutating func records() throws(CSVError) -> [CSVRecord] {
    if let range = invalidUTF8 { throw CSVError(reason: .notUTF8, range: range) }
    // Spreadsheets write one.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    var records: [CSVRecord] = []
    while offset < bytes.count {
      records.append(try record())
      guard records.count <= ExampleFile.mostRows else {
        throw CSVError(reason: .tooManyRows, range: SourceRange(offset..<offset))
      }
    }
    while records.last.map(isBlank) == true { records.removeLast() }
    return records
  }

  /// Whether it is a line without a character but blanks; a quoted cell has its quotes.
  private func isBlank(_ record: CSVRecord) -> Bool {
    record.cells.count == 1 && bytes[record.range.offsets].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// `record = field *(COMMA field)`, with the end of its line.
  private mutating func record() throws(CSVError) -> CSVRecord {
    var cells = [try cell()]
    while take(",") { cells.append(try cell()) }
    _ = takeLineEnd()
    return CSVRecord(cells: cells)
  }

  /// `field = (escaped / non-escaped)`.
  private mutating func cell() throws(CSVError) -> CSVRecord.Cell {
    let start = offset
    if take("\"") { return try quotedCell(from: start) }
    while let byte = peek, byte != UInt8(ascii: ","), !isAtLineEnd {
      if byte == UInt8(ascii: "\"") {
        throw CSVError(reason: .quoteInside, range: SourceRange(offset..<offset + 1))
      }
      offset += 1
    }
    return cell(Array(bytes[start..<offset]), from: start)
  }

  /// `escaped = DQUOTE *(TEXTDATA / COMMA / CR / LF / 2DQUOTE) DQUOTE`, behind the first quote.
  private mutating func quotedCell(from start: Int) throws(CSVError) -> CSVRecord.Cell {
    var text: [UInt8] = []
    while let byte = peek {
      offset += 1
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if take("\"") {
        text.append(byte)
        continue
      }
      if let next = peek, next != UInt8(ascii: ","), !isAtLineEnd {
        throw CSVError(reason: .textBehindQuote, range: SourceRange(offset..<offset + 1))
      }
      return cell(text, from: start)
    }
    throw CSVError(reason: .unclosedQuote, range: SourceRange(start..<start + 1))
  }

  private func cell(_ text: [UInt8], from start: Int) -> CSVRecord.Cell {
    CSVRecord.Cell(
      text: String(decoding: text, as: UTF8.self), range: SourceRange(start..<offset))
  }
}

extension CSVReader {
  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var isAtLineEnd: Bool {
    guard let byte = peek else { return false }
    if byte == 0x0A { return true }
    return byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  private mutating func takeLineEnd() -> Bool {
    guard isAtLineEnd else { return false }
    offset += bytes[offset] == 0x0D ? 2 : 1
    return true
  }

  /// The first bytes that are no character.
  private var invalidUTF8: SourceRange? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var input = bytes.makeIterator()
    var start = 0
    while true {
      switch decoder.decode(&input) {
      case .scalarValue(let scalar): start += UTF8.width(scalar)
      case .emptyInput, .error: return SourceRange(start..<min(start + 1, bytes.count))
      }
    }
  }
}

/// Why a CSV file cannot be read.
struct CSVError: Error {
  enum Reason {
    case notUTF8
    case quoteInside
    case textBehindQuote
    case unclosedQuote
    case tooManyRows
  }

  var reason: Reason
  var range: SourceRange
}

extension CSVError {
  var message: String {
    switch reason {
    case .notUTF8: "the file is not UTF-8 here"
    case .quoteInside: "a quote inside a cell that does not begin with one (RFC 4180, section 2)"
    case .textBehindQuote: "text behind the quote that closes the cell (RFC 4180, section 2)"
    case .unclosedQuote: "the quote is never closed"
    case .tooManyRows: "the file has more than \(ExampleFile.mostRows) rows"
    }
  }

  var remedy: String? {
    switch reason {
    case .notUTF8: "save it as UTF-8"
    case .quoteInside, .textBehindQuote:
      "put the whole cell in double quotes, and write a quote in it twice"
    case .unclosedQuote, .tooManyRows: nil
    }
  }
}
