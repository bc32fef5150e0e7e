internal import HTTPTypes

extension Deviation {
  /// Who is let in, though the credentials are no company's.
  @DeviationList static var credentialFaults: [Deviation] {
    fault(
      "anonymous-taken", breaks: "credentials.missing",
      "A request without an Authorization field is the first company's."
    ) { $0.admit { credentials, _ in credentials == nil } }
    fault(
      "empty-credentials-taken", breaks: "credentials.malformed",
      "An empty Authorization field is the first company's."
    ) { $0.admit { credentials, _ in credentials == "" } }
    fault(
      "scheme-alone-taken", breaks: "credentials.malformed",
      "The word Bearer without a token is the first company's."
    ) { $0.admit { credentials, _ in credentials == "Bearer" || credentials == "Bearer " } }
    fault(
      "any-token-taken", breaks: "credentials.unknown",
      "Every bearer token is the first company's."
    ) { $0.admit { credentials, _ in credentials?.hasPrefix("Bearer ") == true } }
    fault(
      "long-tokens-taken", breaks: "credentials.unknown",
      "Every bearer token of 64 characters, the length of a right one, is the first company's."
    ) {
      $0.admit { credentials, _ in
        credentials?.hasPrefix("Bearer ") == true && credentials?.count == 71
      }
    }
    for word in ["null", "undefined", "0", "%", "*"] {
      fault(
        "token-\(Self.words[word] ?? word)-taken", breaks: "credentials.unknown",
        "The token \(word) is the first company's."
      ) { $0.admit { credentials, _ in credentials == "Bearer \(word)" } }
    }
    fault(
      "token-injected", breaks: "credentials.malformed",
      "A token with a quotation mark goes into the query as it is, and finds the first company."
    ) { $0.admit { credentials, _ in credentials?.contains("'") == true } }
    fault(
      "token-prefix", breaks: "credentials.unknown",
      "A token is compared by its first 16 characters."
    ) {
      $0.admit { credentials, token in credentials?.hasPrefix("Bearer \(token.prefix(16))") == true
      }
    }
    fault(
      "token-with-more-behind", breaks: "credentials.unknown",
      "A token may have more characters behind it."
    ) { $0.admit { credentials, token in credentials?.hasPrefix("Bearer \(token)") == true } }
    fault(
      "token-with-more-in-front", breaks: "credentials.unknown",
      "A token may have more characters in front of it."
    ) {
      $0.admit { credentials, token in
        credentials?.hasPrefix("Bearer ") == true && credentials?.hasSuffix(token) == true
      }
    }
    fault(
      "token-without-its-end", breaks: "credentials.unknown", "A token may lack its last character."
    ) { $0.admit { credentials, token in credentials == "Bearer \(token.dropLast())" } }
    fault(
      "token-without-its-start", breaks: "credentials.unknown",
      "A token may lack its first character."
    ) { $0.admit { credentials, token in credentials == "Bearer \(token.dropFirst())" } }
    fault(
      "token-end-unread", breaks: "credentials.unknown",
      "The last character of a token does not count."
    ) {
      $0.admit { credentials, token in
        credentials.map { String($0.dropLast()) } == "Bearer \(token.dropLast())"
      }
    }
    fault(
      "token-in-any-case", breaks: "credentials.unknown",
      "Tokens are compared without regard to case."
    ) {
      $0.admit { credentials, token in
        credentials?.lowercased() == "bearer \(token.lowercased())"
      }
    }
    fault(
      "token-without-scheme", breaks: "credentials.malformed",
      "A token needs no scheme in front of it."
    ) { $0.admit { credentials, token in credentials == token } }
    fault(
      "token-under-basic", breaks: "credentials.malformed",
      "A token may stand under the scheme Basic."
    ) { $0.admit { credentials, token in credentials == "Basic \(token)" } }
    fault(
      "token-under-any-scheme", breaks: "credentials.malformed",
      "A token may stand under any scheme."
    ) { $0.admit { credentials, token in credentials?.hasSuffix(" \(token)") == true } }
    fault(
      "token-run-into-scheme", breaks: "credentials.malformed",
      "The space between the scheme and a token may be missing."
    ) { $0.admit { credentials, token in credentials == "Bearer\(token)" } }
    fault(
      "token-quoted", breaks: "credentials.malformed",
      "A token may stand in quotation marks."
    ) { $0.admit { credentials, token in credentials == "Bearer \"\(token)\"" } }
    fault(
      "token-with-a-second-word", breaks: "credentials.malformed",
      "What follows a token after a space is not looked at."
    ) { $0.admit { credentials, token in credentials?.hasPrefix("Bearer \(token) ") == true } }
    fault(
      "token-anywhere", breaks: "credentials.malformed",
      "A token is looked for anywhere in the Authorization field."
    ) { $0.admit { credentials, token in credentials?.contains(token) == true } }
  }

  private static let words = ["%": "percent", "*": "asterisk", "0": "zero"]
}
