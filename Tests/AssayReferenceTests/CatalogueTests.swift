import AssayReference
import Foundation
import Testing

@Suite("The catalogue of faults and liberties")
struct CatalogueTests {
  /// The ids in scenarios/contract.json.
  private struct Contract: Decodable {
    struct Clause: Decodable { let id: String }
    let clauses: [Clause]
    let freedoms: [Clause]
  }

  private func contract() throws -> Contract {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("scenarios/contract.json")
    return try JSONDecoder().decode(Contract.self, from: Data(contentsOf: file))
  }

  @Test("Each name stands once, and is made of letters, digits and hyphens")
  func names() {
    #expect(Set(Deviation.all.map { $0.name.lowercased() }).count == Deviation.all.count)
    for deviation in Deviation.all {
      #expect(
        deviation.name.wholeMatch(of: /[A-Za-z0-9]+(-[A-Za-z0-9]+)*/) != nil, "\(deviation.name)")
    }
  }

  @Test("Each has a sentence, and no two have the same")
  func sentences() {
    #expect(Set(Deviation.all.map(\.sentence)).count == Deviation.all.count)
    for deviation in Deviation.all {
      #expect(deviation.sentence.hasSuffix("."), "\(deviation.name)")
    }
  }

  @Test("Each fault breaks a clause of the contract, and each clause is broken by some")
  func clauses() throws {
    let ids = Set(try contract().clauses.map(\.id))
    let broken = Set(Deviation.faults.map(\.clause))
    #expect(broken.subtracting(ids).sorted() == [])
    #expect(ids.subtracting(broken).sorted() == [])
  }

  @Test("Each liberty takes a freedom of the contract, and each freedom is taken by some")
  func freedoms() throws {
    let ids = Set(try contract().freedoms.map(\.id))
    let taken = Set(Deviation.liberties.map(\.clause))
    #expect(taken.subtracting(ids).sorted() == [])
    #expect(ids.subtracting(taken).sorted() == [])
  }

  @Test("A fault is not served from a file, which would keep what it did")
  func file() {
    let configuration = ReferenceConfiguration(
      tokens: ["alpha"], database: .file("/nowhere/customers.db"),
      deviations: Array(Deviation.faults.prefix(1)))
    let error = #expect(throws: ReferenceError.self) {
      try ReferenceServer(configuration: configuration)
    }
    #expect(error == .deviationsOnDisk)
  }
}
