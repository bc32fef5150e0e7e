import AssayReports
import Foundation
import Testing

@Suite("What CI systems obey in a log")
struct LogCommandTests {
  @Test(
    "is made plain text, wherever they would read it",
    arguments: [
      // GitHub, Gitea, Forgejo
      ("::error::x", #"\u{3a}:error::x"#), ("::stop-commands::t", #"\u{3a}:stop-commands::t"#),
      ("a\n  \t::set-output name=a::x", #"a\#n  \#t\u{3a}:set-output name=a::x"#),
      ("\u{A0}\u{200D}::x::", "\u{A0}\u{200D}\\u{3a}:x::"), ("a\r::x::", "a\r\\u{3a}:x::"),
      ("a\u{85}::x::", "a\u{85}\\u{3a}:x::"), ("\u{1B}[31m::x::", "\u{1B}[31m\\u{3a}:x::"),
      (":\u{200B}:x::", "\\u{3a}\u{200B}:x::"), ("a ##[error]x", #"a ##\u{5b}error]x"#),
      ("###[group]", #"###\u{5b}group]"#), ("##[\u{308}add-path]", "##\\u{5b}\u{308}add-path]"),
      // Azure Pipelines, TeamCity, Octopus
      ("x ##vso[task.complete]", #"x ##vso\u{5b}task.complete]"#),
      ("##VSO[a]##vso[b]", #"##VSO\u{5b}a]##vso\u{5b}b]"#),
      ("##v\u{200D}so[a]", "##v\u{200D}so\\u{5b}a]"), ("#\u{AD}#vso[a]", "#\u{AD}#vso\\u{5b}a]"),
      ("#\u{1B}[1m#vso[a]", "#\u{1B}[1m#vso\\u{5b}a]"),
      ("\"##teamcity[a 'b']\"", "\"##teamcity\\u{5b}a 'b']\""),
      ("  ##octopus[a]", #"  ##octopus\u{5b}a]"#),
      // GitLab, Travis
      ("a section_start:1:b[collapsed=true]\r", "a section_start\\u{3a}1:b[collapsed=true]\r"),
      ("\u{1B}[0Ksection_end:1:b", "\u{1B}[0Ksection_end\\u{3a}1:b"),
      ("travis_fold:start:a", #"travis_fold\u{3a}start:a"#),
      ("travis_time:end:a", #"travis_time\u{3a}end:a"#),
      // Buildkite
      ("--- a", #"\u{2d}-- a"#), ("a\n+++ b", #"a\#n\u{2b}++ b"#), ("~~~ a", #"\u{7e}~~ a"#),
      ("^^^ +++", #"\u{5e}^^ +++"#), ("\u{1B}[1m--- a", "\u{1B}[1m\\u{2d}-- a"),
    ])
  func neutralized(_ text: String, _ expected: String) {
    #expect(LogCommand.neutralized(text) == expected)
    #expect(LogCommand.neutralized(expected) == expected)
  }

  @Test(
    "ordinary text stays as it is",
    arguments: [
      "", "a::b", "# [x]", "#[x]", "a\n\n b: c\n", "\u{1F600}::", ":root {}", "## [link]", "####",
      "  --- a/file", "---", "---\n", "-----BEGIN X-----", "---- a", "- -- a", "section_start 1",
      "my_section: 1", "$.a[0]", "##vso (a) [b]", "12:30:00", "std::vector",
    ])
  func untouched(_ text: String) {
    #expect(LogCommand.neutralized(text) == text)
  }

  @Test("JSON and XML say the same with it written otherwise")
  func spellings() throws {
    let text = "##vso[a] section_start:1:b"
    let json = LogCommand.neutralized("{\"a\":\"\(text)\"}", as: .json)
    #expect(!json.contains("##vso[") && !json.contains("section_start:"))
    #expect(try JSONDecoder().decode([String: String].self, from: Data(json.utf8)) == ["a": text])
    let xml = LogCommand.neutralized("<a>\(text)</a>", as: .xml)
    #expect(xml == "<a>##vso&#91;a] section_start&#58;1:b</a>")
  }
}
