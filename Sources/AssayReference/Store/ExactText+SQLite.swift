internal import GRDB

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Kept as TEXT, and as BLOB where it holds U+0000, at which SQLite's text ends. Which one it is
/// follows from the text, so equal texts stay equal values.
extension ExactText: DatabaseValueConvertible {
  var databaseValue: DatabaseValue {
    string.utf8.contains(0) ? Data(string.utf8).databaseValue : string.databaseValue
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> ExactText? {
    switch value.storage {
    case .string(let string): ExactText(string)
    case .blob(let data): ExactText(utf8: data)
    case .null, .int64, .double: nil
    }
  }
}
