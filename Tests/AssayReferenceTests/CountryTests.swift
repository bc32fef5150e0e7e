import Foundation
import Testing

@testable import AssayReference

@Suite("The table of ISO 3166-1")
struct CountryTests {
  @Test("It has all 249 countries, each code once")
  func complete() {
    #expect(Country.all.count == 249)
    #expect(Set(Country.all.map(\.alpha2)).count == 249)
    #expect(Set(Country.all.map(\.alpha3)).count == 249)
    #expect(Set(Country.all.map(\.numeric)).count == 249)
  }

  @Test("Each row has two capitals, three capitals, three digits and a name")
  func rows() {
    for country in Country.all {
      #expect(country.alpha2.wholeMatch(of: /[A-Z]{2}/) != nil)
      #expect(country.alpha3.wholeMatch(of: /[A-Z]{3}/) != nil)
      #expect(country.numeric.wholeMatch(of: /[0-9]{3}/) != nil)
      #expect(!country.name.isEmpty)
    }
    #expect(Country.all.map(\.alpha2) == Country.all.map(\.alpha2).sorted())
  }

  @Test(
    "Its codes are those of the standard",
    arguments: [
      ("PT", "PRT", "620", "Portugal"), ("AF", "AFG", "004", "Afghanistan"),
      ("ZW", "ZWE", "716", "Zimbabwe"), ("SS", "SSD", "728", "South Sudan"),
      ("CW", "CUW", "531", "Curaçao"), ("AX", "ALA", "248", "Åland Islands"),
      ("DE", "DEU", "276", "Germany"), ("CH", "CHE", "756", "Switzerland"),
      ("GB", "GBR", "826", "United Kingdom"), ("AQ", "ATA", "010", "Antarctica"),
    ])
  func spotChecks(_ alpha2: String, _ alpha3: String, _ numeric: String, _ name: String) {
    let country = Country(alpha2: alpha2, alpha3: alpha3, numeric: numeric, name: name)
    #expect(Country.all.contains(country))
  }

  @Test(
    "Codes that are reserved, withdrawn or for private use are not in it",
    arguments: [
      "UK", "EU", "SU", "YU", "AN", "CS", "TP", "ZR", "XK", "AA", "ZZ", "QM",
    ])
  func unassigned(_ code: String) {
    #expect(!Country.isAlpha2Code(ExactText(code)))
  }

  @Test("Every one of them is taken and given back")
  func taken() async throws {
    try await withReference { caller in
      for country in Country.all {
        let members = minimal(country.alpha2).merging(["country": country.alpha2]) { $1 }
        let customer = try await caller.register(members).customer
        #expect(customer["country"] == country.alpha2)
      }
    }
  }

  /// As far as the test looks into scenarios/country.scenarios.json.
  private struct ScenarioFile: Decodable {
    struct Scenario: Decodable {
      let covers: [String]
      let examples: [[String: String]]
    }
    let scenarios: [Scenario]
  }

  @Test("The bundled scenarios register a customer in every one of them, and in PT everywhere else")
  func registered() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try Data(
      contentsOf: root.appendingPathComponent("scenarios/country.scenarios.json"))
    let file = try JSONDecoder().decode(ScenarioFile.self, from: bytes)
    let accepted = file.scenarios.filter { $0.covers.contains("country.accepted") }
    // Some examples hold VAT numbers beside the codes.
    let codes = Set(accepted.flatMap(\.examples).flatMap(\.values).filter { $0.count == 2 })
    #expect(codes.sorted() == Country.all.map(\.alpha2).filter { $0 != "PT" })
  }

  @Test(
    "A refusal names the code that was meant",
    arguments: [
      ("PRT", "Portugal"), ("620", "Portugal"), ("pt", "Portugal"), ("deu", "Germany"),
    ])
  func hint(_ code: String, _ name: String) async throws {
    try await withReference { caller in
      let members = minimal().merging(["country": code]) { $1 }
      let error = try expectRefusal(try await caller.register(members), 422)
      #expect(error.message.contains(name))
    }
  }
}

@Suite("The digest of a token")
struct TokenDigestTests {
  @Test(
    "It is SHA-256",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func vectors(_ message: String, _ expected: String) {
    let digest = TokenDigest(sha256Of: Array(message.utf8))
    let hexadecimal = digest.bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    #expect(hexadecimal.joined() == expected)
  }
}
