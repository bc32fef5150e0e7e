/// Texts that go wrong where software takes text for ASCII, for HTML, for SQL or for something else
/// than text.
enum HardTexts {
  static let all: [(phrase: String, text: String)] =
    scripts + composition + beyondTheBMP + marks + disguises + spaces

  private static let scripts = [
    ("is Portuguese", "São João, coração e pão"),
    ("is Greek", "Ελληνική Εταιρεία"),
    ("is Cyrillic", "Общество с ограниченной"),
    ("is Turkish", "İstanbul ışık ığdır"),
    ("is German with a sharp s", "Straße ẞ"),
    ("is Arabic", "شركة الاختبار"),
    ("is Hebrew", "חברת בדיקה"),
    ("is Hindi", "परीक्षण कंपनी"),
    ("is Thai", "บริษัททดสอบ"),
    ("is Chinese", "测试有限公司"),
    ("is Japanese", "テスト株式会社"),
    ("is Korean", "테스트 회사"),
    ("mixes both directions", "abc שלום 123 عربي"),
  ]

  private static let composition = [
    ("is composed (NFC)", "\u{E9}\u{F1}\u{FC}"),
    ("is decomposed (NFD)", "e\u{301}n\u{303}u\u{308}"),
    ("has many combining marks", "Z\u{351}\u{36B}\u{343}a\u{328}\u{301}\u{323}"),
    ("has a ligature", "\u{FB01}n"),
  ]

  private static let beyondTheBMP = [
    ("has an emoji", "Smile 😀"),
    ("has an emoji of several code points", "👩‍👩‍👧‍👦 👍🏽 🇵🇹 1️⃣"),
    ("has an ideograph beyond the BMP", "𠮷野家"),
    ("has mathematical letters", "𝒜𝓈𝓈𝒶𝓎"),
  ]

  private static let marks = [
    ("has double quotes", "The \"Best\" Ltd."),
    ("has an apostrophe", "O'Brien's"),
    ("has a backslash", "a\\b\\\\c\\n"),
    ("has slashes", "a/b//c"),
    ("has angle brackets and an ampersand", "<b>Smith & Sons</b> &amp; Co."),
    ("has percent signs", "100% %20 %s %00 %zz"),
    ("has plus signs", "a+b +351"),
    ("has leading zeros", "007"),
    ("has a semicolon, a comma and a bar", "a;b,c|d"),
    ("has a dollar sign and braces", "${HOME} $1 #{x}"),
    ("has a control picture and an escape's text", "\\u0041 ␀ \\x00"),
  ]

  private static let disguises = [
    ("reads null", "null"), ("reads true", "true"), ("reads 12345", "12345"),
    ("reads 1e3", "1e3"), ("reads like an object", "{\"a\": 1}"), ("reads like an array", "[1, 2]"),
    ("reads like a placeholder", "{{name}}"), ("reads like SQL", "'; DROP TABLE customers; --"),
    ("reads like a script", "<script>alert(1)</script>"), ("reads undefined", "undefined"),
  ]

  private static let spaces = [
    ("is one character", "x"),
    ("has a tab", "a\tb"),
    ("has a line feed", "first line\nsecond line"),
    ("has a carriage return and a line feed", "first line\r\nsecond line"),
    ("has two spaces inside", "a  b"),
    ("has a leading space", " text"),
    ("has a trailing space", "text "),
    ("has a no-break space", "a\u{A0}b"),
    ("has a zero-width space", "a\u{200B}b"),
    ("has a line separator", "a\u{2028}b"),
  ]
}
