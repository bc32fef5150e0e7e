import AssayJSON
import Testing

@testable import AssaySuite

/// Schemas of which tests make rows.
enum RowSchemas {
  static let customer = """
    {
      "type": "object",
      "required": ["name", "vatNumber", "country"],
      "properties": {
        "name": {"type": "string", "minLength": 1},
        "externalId": {"type": "string"},
        "vatNumber": {"type": "string", "minLength": 1},
        "address": {"type": "string"},
        "zipCode": {"type": "string"},
        "city": {"type": "string"},
        "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "email": {"type": "string"},
        "phone": {"type": "string"},
        "mobile": {"type": "string"},
        "locale": {"enum": ["pt", "es", "en", "pt-BR", "fr", "de"]}
      }
    }
    """

  /// Each keyword of which rows are made, in places where it matters.
  static let order = """
    {
      "type": "object",
      "required": ["id", "lines", "total", "status"],
      "additionalProperties": false,
      "minProperties": 4,
      "properties": {
        "id": {"type": "string", "format": "uuid"},
        "placed": {"type": "string", "format": "date-time"},
        "status": {"enum": ["open", "paid_late", "shipped", 3, null]},
        "currency": {"const": "EUR"},
        "total": {"type": "number", "minimum": 0, "exclusiveMaximum": 1000.5, "multipleOf": 0.01},
        "count": {"type": "integer", "exclusiveMinimum": 0, "maximum": 99},
        "gift": {"type": "boolean"},
        "note": {"type": ["string", "null"], "maxLength": 20},
        "code": {"type": "string", "minLength": 4, "maxLength": 8, "pattern": "^[A-Z][0-9]+$"},
        "card": {"type": "string"},
        "expiry": {"type": "string"},
        "lines": {
          "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true,
          "items": {
            "type": "object", "required": ["sku"],
            "properties": {
              "sku": {"type": "string", "minLength": 3},
              "tags": {"type": "array", "items": {"type": "string", "maxLength": 5}}
            }
          }
        },
        "address": {
          "type": "object", "required": ["city"],
          "properties": {"city": {"type": "string", "minLength": 2}, "geo": {"$ref": "#/$defs/geo"}},
          "propertyNames": {"pattern": "^[a-z]+$"}, "maxProperties": 3
        },
        "contact": {
          "oneOf": [
            {"type": "string", "format": "email"},
            {"type": "object", "required": ["phone"], "properties": {"phone": {"type": "string"}}}
          ]
        },
        "never": {"type": "string", "not": {"const": "secret"}},
        "labels": {"type": "object", "patternProperties": {"^x-": {"type": "integer"}}}
      },
      "allOf": [{"dependentRequired": {"card": ["expiry"]}}],
      "$defs": {
        "geo": {
          "type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}],
          "items": false, "minItems": 2
        }
      }
    }
    """

  /// A schema that leads back to itself in two ways.
  static let tree = """
    {
      "$defs": {
        "node": {
          "type": "object", "required": ["value"],
          "properties": {
            "value": {"type": "integer"},
            "left": {"$ref": "#/$defs/node"},
            "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}
          }
        }
      },
      "$ref": "#/$defs/node"
    }
    """

  /// The rows that `examples` with these members make.
  static func rows(_ examples: String) throws -> [Row] {
    try load(file(examples)).scenarios.map { scenario in
      let columns = Dictionary(uniqueKeysWithValues: scenario.row.map { ($0.name, $0.value) })
      return Row(
        name: try #require(columns["case"]?.stringValue),
        operations: try #require(columns["patch"]),
        path: try #require(columns["path"]?.stringValue),
        value: try #require(columns["value"]))
    }
  }

  /// A scenario file whose only scenario has these examples.
  static func file(_ examples: String) -> String {
    """
    {"scenarios": [{
      "name": "{{case}}",
      "examples": \(examples),
      "steps": [{
        "request": {"method": "POST", "path": "/", "json": "{{patch}}"},
        "expect": {"status": 422}
      }]
    }]}
    """
  }

  struct Row {
    var name: String
    var operations: JSONNode
    var path: String
    var value: JSONNode

    func applied(to document: JSONNode) throws -> JSONNode {
      try JSONPatch(operations).applied(to: document)
    }
  }
}

func json(_ text: String) throws -> JSONNode {
  try JSONDocument.parse(Array(text.utf8)).root
}
