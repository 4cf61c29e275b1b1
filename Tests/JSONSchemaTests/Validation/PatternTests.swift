import Testing

@testable import JSONSchema

@Suite struct PatternTests {
    @Test(
        "A pattern means what it means in ECMA-262 with Unicode",
        arguments: [
            ("a+", "xaay", true), ("^a*$", "aaa", true), ("^a*$", "aab", false), ("^$", "", true),
            ("^a$", "a\n", false), ("a$|b", "xbx", true), (#"\$"#, "$", true), ("[$]", "$", true),
            (#"^\d$"#, "7", true), (#"^\d$"#, "٣", false), (#"^\w$"#, "é", false), (#"^\W$"#, "é", true),
            (#"\s"#, "\u{A0}", true), (#"^\p{Letter}+$"#, "é", true), (#"^\p{L}$"#, "1", false),
            ("^🐲*$", "🐲🐲", true), ("^.$", "🐲", true), ("^.$", "e\u{301}", false), (".", "\n", false),
            (#"^[\s\S]$"#, "\r\n", false), ("é", "e\u{301}", false), (#"\u0041"#, "A", true),
            ("[[]", "[", true), ("^[a&&b]$", "&", true), ("[a~~b]", "b", true), (#"^[\w-.]+$"#, "a-.b", true),
            (#"^[\w-\.]+@([\w-]+\.)+[\w-]{2,4}$"#, "a.b-c@d-e.org", true), (#"[\\-a]"#, "^", true),
            (#"\/"#, "/", true), ("^(?=a)(?<n>a)$", "a", true), ("a b#c", "a b#c", true),
        ])
    func matching(pattern: String, text: String, expected: Bool) throws {
        #expect(try Pattern(pattern).matches(text) == expected)
    }

    @Test("A text that is no pattern is refused", arguments: ["(", "[a", "*", "a{2,1}", #"\p{NoSuchProperty}"#])
    func invalid(pattern: String) {
        #expect(throws: Pattern.Failure.self) { try Pattern(pattern) }
    }
}
