import AssayJSON

/// Texts at the border of each format: those that are of it, and near misses.
enum FormatTexts {
  static func valid(_ format: JSONFormat) -> [String] {
    switch format {
    case .dateTime:
      ["2024-02-29T12:00:00Z", "1999-12-31T23:59:59.999+14:00", "2016-12-31T23:59:60Z"]
    case .date: ["2024-02-29", "1900-01-01", "2099-12-31"]
    case .time: ["12:00:00Z", "00:00:00.001+00:00", "23:59:60Z"]
    case .duration: ["P1DT12H", "PT0S", "P2W"]
    case .email: ["jane@example.com", "jane.doe+tag@mail.example.com", "\"jane doe\"@example.com"]
    case .idnEmail: ["jane@example.com", "δοκιμή@παράδειγμα.δοκιμή"]
    case .hostname: ["www.example.com", "localhost", "xn--bcher-kva.example"]
    case .idnHostname: ["www.example.com", "bücher.example"]
    case .ipv4: ["192.0.2.1", "0.0.0.0", "255.255.255.255"]
    case .ipv6: ["2001:db8::1", "::", "::ffff:192.0.2.1"]
    case .uri: ["https://example.com/path?query=1#part", "urn:isbn:9780141036144"]
    case .uriReference: ["/path?query=1#part", "https://example.com/", "../up"]
    case .iri: ["https://example.com/δοκιμή", "urn:isbn:9780141036144"]
    case .iriReference: ["/δοκιμή", "https://example.com/"]
    case .uuid:
      ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF7"]
    case .uriTemplate: ["https://example.com/{name}", "/plain"]
    case .jsonPointer: ["/name/0", "", "/a~1b~0c"]
    case .relativeJSONPointer: ["1/name", "0#", "0"]
    case .regex: ["^[a-z]+$", "\\p{L}"]
    }
  }

  static func nearMisses(_ format: JSONFormat) -> [String] {
    switch format {
    case .dateTime:
      [
        "2024-02-29", "2024-02-29T12:00:00", "2024-02-29 12:00:00", "2023-02-29T12:00:00Z",
        "2024-02-29T24:00:00Z", "2024-02-29T12:60:00Z", "2024-02-29T12:00Z", "1709208000",
        "29/02/2024 12:00",
      ]
    case .date:
      [
        "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-2-9", "24-02-29",
        "29.02.2024", "02/29/2024", "20240229", "2024-02-29T12:00:00Z",
      ]
    case .time: ["12:00", "12:00:00", "24:00:00Z", "12:60:00Z", "12:00:00 PM", "12.00.00Z"]
    case .duration: ["P", "1D", "PT", "P1H", "P1D12H", "p1d", "P-1D", "1 day"]
    case .email, .idnEmail:
      [
        "jane", "jane@", "@example.com", "jane@@example.com", "jane@example..com",
        "jane@-example.com", "jane doe@example.com", ".jane@example.com", "jane.@example.com",
        "jane@example.com,joe@example.com", "Jane <jane@example.com>", "jane@example.com\n",
        "mailto:jane@example.com",
      ]
    case .hostname, .idnHostname:
      [
        "-example.com", "example-.com", "exa mple.com", "example..com", ".example.com",
        "https://example.com", "exa_mple.com",
        String(repeating: "a", count: 64) + ".example",
      ]
    case .ipv4:
      [
        "256.0.2.1", "192.0.2", "192.0.2.1.1", "192.0.2.01", "192.0.2.", "192.0.2.1/24",
        "192.0.2.a", "3221225985", "::1",
      ]
    case .ipv6:
      [
        "2001:db8:::1", "2001:db8::1::2", "2001:db8", "1:2:3:4:5:6:7:8:9", "2001:db8::12345",
        "[2001:db8::1]", "2001:db8::1%eth0", "2001:db8::g", "192.0.2.1",
      ]
    case .uri, .iri:
      [
        "example.com", "/path", "//example.com/path", "https://exa mple.com", "https//example.com",
        "https://example.com/%zz", "https://example.com/<>", ":",
      ]
    case .uriReference, .iriReference:
      ["https://exa mple.com", "/%zz", "/<>", "/a\\b", "1:2", "/a#b#c"]
    case .uuid:
      [
        "f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf61", "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "f81d4fae-7dec-11d0-a765_00a0c91e6bf6",
      ]
    case .uriTemplate: ["/{", "/}", "/{na me}", "/{}", "/{name"]
    case .jsonPointer: ["name", "/a~2", "/a~", "#/name"]
    case .relativeJSONPointer: ["/name", "-1/name", "01/name", "name", "0##"]
    case .regex: ["[", "(", "*", "a{2,1}", "\\"]
    }
  }
}
