extension SyntaxErrorTests {
  static let structure = [
    Slip(
      "trailing comma in an object", #"{\#n  "name": "x",\#n}"#,
      #"""
      a.json:2:14: error: a comma must be followed by another item [json-syntax]
        2 |   "name": "x",
          |              ^
      """#),
    Slip(
      "trailing comma in an array", #"[1, 2,]"#,
      #"""
      a.json:1:6: error: a comma must be followed by another item [json-syntax]
        1 | [1, 2,]
          |      ^
      """#),
    Slip(
      "missing comma between members", #"{\#n  "a": 1\#n  "b": 2\#n}"#,
      #"""
      a.json:2:9: error: expected a comma or '}' [json-syntax]
        2 |   "a": 1
          |         ^
      """#),
    Slip(
      "missing comma between elements", #"[1 2]"#,
      #"""
      a.json:1:3: error: expected a comma or ']' [json-syntax]
        1 | [1 2]
          |   ^
      """#),
    Slip(
      "missing colon", #"{"a" 1}"#,
      #"""
      a.json:1:5: error: expected a colon after the member name [json-syntax]
        1 | {"a" 1}
          |     ^
      """#),
    Slip(
      "another sign instead of the colon", #"{"a" = 1}"#,
      #"""
      a.json:1:6: error: expected a colon after the member name [json-syntax]
        1 | {"a" = 1}
          |      ^
      """#),
    Slip(
      "missing value", #"{"a": }"#,
      #"""
      a.json:1:7: error: expected a JSON value [json-syntax]
        1 | {"a": }
          |       ^
      """#),
    Slip(
      "wrong bracket", #"{\#n  "a": [1, 2}\#n}"#,
      #"""
      a.json:2:13: error: expected a comma or ']' [json-syntax]
        2 |   "a": [1, 2}
          |             ^
      a.json:2:8: note: this bracket is still open
        2 |   "a": [1, 2}
          |        ^
      """#),
    Slip(
      "surplus bracket", #"[1]]"#,
      #"""
      a.json:1:4: error: the JSON value has ended, but more text follows [json-syntax]
        1 | [1]]
          |    ^
      """#),
    Slip(
      "truncated file", #"{\#n  "a": [\#n    1,\#n    2\#n\#n"#,
      #"""
      a.json:4:6: error: the text ends in the middle of a value [json-syntax]
        4 |     2
          |      ^
      a.json:2:8: note: this bracket is still open
        2 |   "a": [
          |        ^
      """#),
    Slip(
      "truncated member", #"{"a":"#,
      #"""
      a.json:1:6: error: the text ends in the middle of a value [json-syntax]
        1 | {"a":
          |      ^
      a.json:1:1: note: this bracket is still open
        1 | {"a":
          | ^
      """#),
    Slip(
      "comment", #"{\#n  // why\#n  "a": 1\#n}"#,
      #"""
      a.json:2:3: error: JSON has no comments [json-syntax]
        2 |   // why
          |   ^~
      """#),
    Slip(
      "comment of a shell", #"# why\#n{}"#,
      #"""
      a.json:1:1: error: JSON has no comments [json-syntax]
        1 | # why
          | ^
      """#),
    Slip(
      "text behind the value", #"{} {}"#,
      #"""
      a.json:1:4: error: the JSON value has ended, but more text follows [json-syntax]
        1 | {} {}
          |    ^
      """#),
    Slip(
      "blank that is none", #"[1,\#u{A0}2]"#,
      #"""
      a.json:1:4: error: U+00A0 is no white space in JSON; use an ordinary blank [json-syntax]
        1 | [1,\#u{A0}2]
          |    ^
      """#),
  ]

  static let words = [
    Slip(
      "literal of Python", #"{"a": True}"#,
      #"""
      a.json:1:7: error: expected a JSON value; did you mean 'true'? [json-syntax]
        1 | {"a": True}
          |       ^~~~
      """#),
    Slip(
      "nothing in Python", #"[None]"#,
      #"""
      a.json:1:2: error: expected a JSON value; did you mean 'null'? [json-syntax]
        1 | [None]
          |  ^~~~
      """#),
    Slip(
      "misspelt literal", #"[fasle]"#,
      #"""
      a.json:1:2: error: expected a JSON value; did you mean 'false'? [json-syntax]
        1 | [fasle]
          |  ^~~~~
      """#),
    Slip(
      "no number", #"[NaN]"#,
      #"""
      a.json:1:2: error: JSON has no NaN and no infinity [json-syntax]
        1 | [NaN]
          |  ^~~
      """#),
    Slip(
      "negative infinity", #"[-Infinity]"#,
      #"""
      a.json:1:2: error: JSON has no NaN and no infinity [json-syntax]
        1 | [-Infinity]
          |  ^~~~~~~~~
      """#),
    Slip(
      "value without quotes", #"{"a": hello}"#,
      #"""
      a.json:1:7: error: expected a JSON value; strings stand in double quotes [json-syntax]
        1 | {"a": hello}
          |       ^~~~~
      """#),
    Slip(
      "name without quotes", #"{a: 1}"#,
      #"""
      a.json:1:2: error: expected a member name in double quotes [json-syntax]
        1 | {a: 1}
          |  ^
      """#),
    Slip(
      "leading zero", #"[012]"#,
      #"""
      a.json:1:2: error: a number has no leading zeros [json-syntax]
        1 | [012]
          |  ^~~
      """#),
    Slip(
      "plus sign", #"[+1]"#,
      #"""
      a.json:1:2: error: a number has no plus sign [json-syntax]
        1 | [+1]
          |  ^
      """#),
    Slip(
      "leading point", #"[.5]"#,
      #"""
      a.json:1:2: error: a number has a digit before its point [json-syntax]
        1 | [.5]
          |  ^
      """#),
    Slip(
      "trailing point", #"[5.]"#,
      #"""
      a.json:1:2: error: a digit is missing at the end of the number [json-syntax]
        1 | [5.]
          |  ^~
      """#),
    Slip(
      "empty exponent", #"[1e+]"#,
      #"""
      a.json:1:2: error: a digit is missing at the end of the number [json-syntax]
        1 | [1e+]
          |  ^~~
      """#),
    Slip(
      "hexadecimal number", #"[0x1F]"#,
      #"""
      a.json:1:3: error: expected a comma or ']' [json-syntax]
        1 | [0x1F]
          |   ^~~
      """#),
  ]

  static let strings = [
    Slip(
      "missing closing quote", #"{\#n  "a": "x,\#n  "b": 2\#n}"#,
      #"""
      a.json:2:8: error: the string has no closing quote on its line [json-syntax]
        2 |   "a": "x,
          |        ^~~
      """#),
    Slip(
      "missing closing quote of a name", #"{"a: 1}"#,
      #"""
      a.json:1:2: error: the string has no closing quote on its line [json-syntax]
        1 | {"a: 1}
          |  ^~~~~~
      """#),
    Slip(
      "single quotes", #"{'a': 1}"#,
      #"""
      a.json:1:2: error: JSON strings stand in straight double quotes [json-syntax]
        1 | {'a': 1}
          |  ^~~
      """#),
    Slip(
      "quotes of a word processor", #"[“a”]"#,
      #"""
      a.json:1:2: error: JSON strings stand in straight double quotes [json-syntax]
        1 | [“a”]
          |  ^
      """#),
    Slip(
      "tab in a string", #"["a\#tb"]"#,
      #"""
      a.json:1:4: error: a control character in a string must be escaped: \t [json-syntax]
        1 | ["a  b"]
          |    ^~
      """#),
    Slip(
      "control character in a string", #"["a\#u{1}b"]"#,
      #"""
      a.json:1:4: error: a control character in a string must be escaped: \u0001 [json-syntax]
        1 | ["a\u{1}b"]
          |    ^~~~~
      """#),
    Slip(
      "path with backslashes", #"["C:\dir"]"#,
      #"""
      a.json:1:5: error: no such escape in JSON; a backslash itself is written \\ [json-syntax]
        1 | ["C:\dir"]
          |     ^~
      """#),
    Slip(
      "short Unicode escape", #"["\u12"]"#,
      #"""
      a.json:1:3: error: \u needs four hexadecimal digits [json-syntax]
        1 | ["\u12"]
          |   ^~~~
      """#),
    Slip(
      "first half of a pair alone", #"["\ud800!"]"#,
      #"""
      a.json:1:3: error: half of a surrogate pair stands alone [json-syntax]
        1 | ["\ud800!"]
          |   ^~~~~~
      """#),
    Slip(
      "second half of a pair alone", #"["\udc00"]"#,
      #"""
      a.json:1:3: error: half of a surrogate pair stands alone [json-syntax]
        1 | ["\udc00"]
          |   ^~~~~~
      """#),
  ]
}
