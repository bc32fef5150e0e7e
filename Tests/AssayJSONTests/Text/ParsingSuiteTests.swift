import AssayJSON
import Foundation
import Testing

@Suite("The JSON parsing suite", .enabled(if: Suites.arePresent, Suites.absence))
struct ParsingSuiteTests {
  static let path = "json-parsing/test_parsing"

  /// What RFC 8259 leaves to the parser: nil where we accept, else why we refuse.
  static let decisions: [String: JSONSyntaxError.Reason?] = [
    // A number is kept as it is written, so none is too big.
    "i_number_double_huge_neg_exp.json": nil,
    "i_number_neg_int_huge_exp.json": nil,
    "i_number_pos_double_huge_exp.json": nil,
    "i_number_real_neg_overflow.json": nil,
    "i_number_real_pos_overflow.json": nil,
    "i_number_real_underflow.json": nil,
    "i_number_too_big_neg_int.json": nil,
    "i_number_too_big_pos_int.json": nil,
    "i_number_very_big_negative_int.json": nil,
    // Its exponent has 118 digits: exact comparison needs an end somewhere.
    "i_number_huge_exp.json": .exponentTooLarge,
    // What is no Unicode text cannot be sent on or compared.
    "i_object_key_lone_2nd_surrogate.json": .loneSurrogate,
    "i_string_1st_surrogate_but_2nd_missing.json": .loneSurrogate,
    "i_string_1st_valid_surrogate_2nd_invalid.json": .loneSurrogate,
    "i_string_incomplete_surrogate_and_escape_valid.json": .loneSurrogate,
    "i_string_incomplete_surrogate_pair.json": .loneSurrogate,
    "i_string_incomplete_surrogates_escape_valid.json": .loneSurrogate,
    "i_string_invalid_lonely_surrogate.json": .loneSurrogate,
    "i_string_invalid_surrogate.json": .loneSurrogate,
    "i_string_inverted_surrogates_U+1D11E.json": .loneSurrogate,
    "i_string_lone_second_surrogate.json": .loneSurrogate,
    "i_string_UTF-8_invalid_sequence.json": .invalidUTF8,
    "i_string_UTF8_surrogate_U+D800.json": .invalidUTF8,
    "i_string_invalid_utf-8.json": .invalidUTF8,
    "i_string_iso_latin_1.json": .invalidUTF8,
    "i_string_lone_utf8_continuation_byte.json": .invalidUTF8,
    "i_string_not_in_unicode_range.json": .invalidUTF8,
    "i_string_overlong_sequence_2_bytes.json": .invalidUTF8,
    "i_string_overlong_sequence_6_bytes.json": .invalidUTF8,
    "i_string_overlong_sequence_6_bytes_null.json": .invalidUTF8,
    "i_string_truncated-utf-8.json": .invalidUTF8,
    // JSON that is exchanged is UTF-8 without a mark (section 8.1): a server that writes another
    // encoding breaks its clients.
    "i_string_UTF-16LE_with_BOM.json": .utf16,
    "i_string_utf16BE_no_BOM.json": .utf16,
    "i_string_utf16LE_no_BOM.json": .utf16,
    "i_structure_UTF-8_BOM_empty_object.json": .byteOrderMark,
    // Below the limit of 512.
    "i_structure_500_nested_arrays.json": nil,
  ]

  static let names: [String] =
    Suites.url(path).map { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    } ?? []

  private func parse(_ name: String) throws -> JSONDocument {
    let url = try #require(Suites.url("\(Self.path)/\(name)"))
    return try JSONDocument.parse(Array(Data(contentsOf: url)))
  }

  @Test("The suite has all its files, and each kind of them")
  func isComplete() {
    let kinds = Dictionary(grouping: Self.names) { $0.prefix(2) }.mapValues(\.count)
    #expect(kinds == ["y_": 95, "n_": 188, "i_": 35])
  }

  @Test("What is JSON is accepted", arguments: names.filter { $0.hasPrefix("y_") })
  func accepted(name: String) throws {
    let root = try parse(name).root
    #expect(try json(root.description) == root)
  }

  @Test("What is not JSON is refused", arguments: names.filter { $0.hasPrefix("n_") })
  func refused(name: String) {
    #expect(throws: JSONSyntaxError.self) { try parse(name) }
  }

  @Test("What the standard leaves open is decided, and listed here")
  func openCasesAreListed() {
    #expect(decisionNames == Self.names.filter { $0.hasPrefix("i_") })
  }

  @Test("A decision is kept", arguments: decisions.keys.sorted())
  func decided(name: String) throws {
    let expected = try #require(Self.decisions[name])
    guard let expected else {
      #expect(throws: Never.self) { try parse(name) }
      return
    }
    let error = #expect(throws: JSONSyntaxError.self) { try parse(name) }
    #expect(error?.reason == expected)
  }

  private var decisionNames: [String] { Self.decisions.keys.sorted() }
}
