/// Everything that keeps a schema from being compiled.
package struct JSONSchemaMistakes: Error, Sendable {
  /// At least one, in the order in which the schema was read.
  package var mistakes: [JSONSchemaMistake]
}

/// One thing that is wrong with a schema itself.
package struct JSONSchemaMistake: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case notASchema(found: String)
    case unknownKeyword(String, nearest: String?)
    case wrongValue(keyword: String, expected: String)
    case unknownType(String, nearest: String?)
    case unknownFormat(String, nearest: String?)
    case pattern(ECMARegexError)
    case invalidIdentifier(keyword: String)
    case repeatedIdentifier(String)
    case unresolvableReference(String)
    case missingTarget(reference: String)
    case endlessReference
    case unsupportedDialect(String)
    case unsupportedVocabulary(String)
    case adjacentKeyword(String, needs: String)
  }

  package var reason: Reason
  /// The URI of the document, as in `SchemaPlace`.
  package var document: String
  package var range: SourceRange
}

extension JSONSchemaMistake: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .notASchema(let found):
      "a schema is an object, true or false, not \(found)"
    case .unknownKeyword(let name, let nearest):
      "no keyword `\(name)` in JSON Schema 2020-12" + Self.hint(nearest)
    case .wrongValue(let keyword, let expected):
      "`\(keyword)` takes \(expected)"
    case .unknownType(let name, let nearest):
      "no type \"\(name)\" in JSON Schema" + Self.hint(nearest)
    case .unknownFormat(let name, let nearest):
      "no format \"\(name)\" in JSON Schema 2020-12" + Self.hint(nearest)
    case .pattern(let error):
      "the pattern is not a regular expression of ECMA-262: \(error)"
    case .invalidIdentifier(let keyword):
      keyword == "$id"
        ? "`$id` takes a URI reference without a fragment"
        : "`\(keyword)` takes a name of letters, digits, '-', '_' and '.', a letter or '_' first"
    case .repeatedIdentifier(let name):
      "\"\(name)\" already names another schema"
    case .unresolvableReference(let uri):
      "there is no document \"\(uri)\""
    case .missingTarget(let reference):
      "\"\(reference)\" points to nothing"
    case .endlessReference:
      "the reference leads back to its own schema without going deeper into the instance"
    case .unsupportedDialect(let uri):
      "`$schema` \"\(uri)\" is not JSON Schema 2020-12"
    case .unsupportedVocabulary(let uri):
      "the vocabulary \"\(uri)\" is required and not known"
    case .adjacentKeyword(let keyword, let needed):
      "`\(keyword)` says nothing without `\(needed)` beside it"
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean `\($0)`?" } ?? ""
  }
}
