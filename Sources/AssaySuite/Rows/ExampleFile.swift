import AssayJSON

/// Reads examples from a file beside the scenario file: `{"file": "rows.csv"}`.
struct ExampleFile {
  /// Of the file itself, which has its own positions.
  let context: FileContext

  /// More than a suite can use; a file that was named by mistake stops here.
  static let mostRows = 100_000

  /// The rows of a CSV file (RFC 4180) with a header line; each cell is a string.
  func csvRows() -> [[JSONMember]]? {
    let records: [CSVRecord]
    do {
      var reader = CSVReader(context.source.bytes)
      records = try reader.records()
    } catch {
      context.error("csv-syntax", error.message, at: error.range, error.remedy)
      return nil
    }
    guard let header = records.first else {
      context.error(
        "no-rows", "the file is empty", at: .none, "its first line names the columns")
      return nil
    }
    guard hasUsableHeader(header) else { return nil }
    if records.count == 1 {
      context.error("no-rows", "there is no line below the header", at: header.range)
    }
    return records.dropFirst().compactMap { row($0, header) }
  }

  private func hasUsableHeader(_ header: CSVRecord) -> Bool {
    var names: Set<CodePoints> = []
    var isUsable = true
    for cell in header.cells {
      let member = JSONMember(name: cell.text, nameRange: cell.range, value: .null)
      if !context.isUsableName(member) {
        isUsable = false
      } else if !names.insert(CodePoints(cell.text)).inserted {
        context.error("repeated-column", "two columns are named '\(cell.text)'", at: cell.range)
        isUsable = false
      }
    }
    return isUsable
  }

  private func row(_ record: CSVRecord, _ header: CSVRecord) -> [JSONMember]? {
    let (count, expected) = (record.cells.count, header.cells.count)
    guard count == expected else {
      context.error(
        "ragged-row",
        "the row has \(count) cell\(count == 1 ? "" : "s"), and the header has \(expected)",
        at: count > expected ? record.cells[expected].range : record.range,
        "a cell with a comma, a quote or a line break in it stands in double quotes")
      return nil
    }
    return zip(header.cells, record.cells).map { name, cell in
      JSONMember(name: name.text, value: .string(cell.text))
    }
  }

  /// The elements of a JSON file.
  func jsonElements() -> JSONNode? {
    do {
      let document = try JSONDocument.parse(context.source.bytes)
      for range in document.repeatedNames {
        context.error("repeated-key", "the key stands twice in this object", at: range)
      }
      return document.root
    } catch {
      context.error("json-syntax", "\(error)", at: error.range)
      return nil
    }
  }
}
