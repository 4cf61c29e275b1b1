import Testing

@testable import GatewaySchema

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

    @Test(
        "Quantifiers, groups and classes",
        arguments: [
            ("^a{2,3}$", "a", false), ("^a{2,3}$", "aaa", true), ("^a{2,3}$", "aaaa", false), ("^a{2}$", "aa", true),
            ("^a{2,}$", "aaaaa", true), ("^(a|b|)c$", "c", true), ("^(?:ab)+?$", "abab", true), ("^a??b*?$", "b", true),
            ("^(a*)*$", "aab", false), ("^(a|ab)(c|bcd)(d*)$", "abcd", true), ("^{a}$", "{a}", true), ("]", "]", true),
            ("x{,2}", "x{,2}", true), ("a{x", "a{x", true), ("^[^]$", "x", true), ("[]", "x", false),
            ("^[^a-c]$", "b", false), ("^[a-c-]$", "-", true), (#"^[\b]$"#, "\u{8}", true), (#"^[^\d\D]$"#, "x", false),
            (#"^[^\W]$"#, "w", true), (#"\cJ"#, "\n", true), (#"\0"#, "\0", true), (#"\x41\-\@"#, "A-@", true),
            (#"^\ud83d\udc32$"#, "🐲", true), (#"^\u{1f432}$"#, "🐲", true), (#"^\s$"#, "\u{FEFF}", true),
            ("^(^)*(?:$){2}$", "", true), (#"\bcat\b"#, "a cat.", true), (#"\bcat\b"#, "concat", false),
            (#"\Bcat"#, "concat", true),
        ])
    func syntax(pattern: String, text: String, expected: Bool) throws {
        #expect(try Pattern(pattern).matches(text) == expected)
    }

    @Test(
        "What stands before and after a place is looked at, inside of each other too",
        arguments: [
            (#"^(?=.*\d)(?=.*[a-z]).{4,}$"#, "abc1", true), (#"^(?=.*\d)(?=.*[a-z]).{4,}$"#, "abcd", false),
            ("^(?!.*foo)", "a foo", false), ("^(?!.*foo)", "a bar", true), ("(?<=€)5", "€5", true),
            ("(?<=€)5", "$5", false), ("(?<!ab)c", "abc", false), ("(?<!ab)c", "aac", true),
            ("a(?=b(?!c))", "abc", false),
            ("a(?=b(?!c))", "abd", true), ("(?<=a(?=b)b)c", "abc", true), ("(?!)", "a", false), ("(?=a)*b", "b", true),
        ])
    func looks(pattern: String, text: String, expected: Bool) throws {
        #expect(try Pattern(pattern).matches(text) == expected)
    }

    @Test(
        "Unicode properties by the names of ECMA-262",
        arguments: [
            (#"^\p{Lu}$"#, "É", true), (#"^\p{Lu}$"#, "é", false), (#"^\P{Lu}$"#, "é", true),
            (#"^\p{gc=Nd}+$"#, "߄༣", true), (#"^\p{General_Category=Decimal_Number}$"#, "४", true),
            (#"^\p{digit}$"#, "४", true), (#"^\p{Alphabetic}$"#, "ß", true), (#"^[\p{L}\p{M} ]+$"#, "é e\u{301}", true),
            (#"^[^\p{L}]$"#, "é", false), (#"^\p{ASCII}$"#, "~", true), (#"^\p{Any}$"#, "é", true),
            (#"^\p{Emoji_Presentation}$"#, "🐲", true), (#"^\p{punct}$"#, "!", true),
        ])
    func properties(pattern: String, text: String, expected: Bool) throws {
        #expect(try Pattern(pattern).matches(text) == expected)
    }

    @Test("Nested repetitions take no exponential time", arguments: ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x"])
    func time(pattern: String) throws {
        let text = String(repeating: "a", count: 500) + "!"
        #expect(try !Pattern(pattern).matches(text))
    }

    @Test(
        "An invalid pattern is refused, with the reason",
        arguments: [
            ("(", "no matching \")\""), (")", "no matching \"(\""), ("[a", "no matching \"]\""),
            ("*", "nothing to repeat"),
            ("{2}", "nothing to repeat"), ("^*", "nothing to repeat"), ("a{2,1}", "out of order"),
            ("[b-a]", "out of order"), (#"\p{NoSuchProperty}"#, "NoSuchProperty"), (#"\p{letter}"#, "letter"),
            (#"\p"#, "braces"), (#"\Z"#, #"\Z"#), (#"\a"#, #"\a"#), (#"(a)\1"#, "backreferences"),
            (#"(?<n>a)\k<n>"#, "backreferences"), ("(?i)a", "(?"), (#"\ud800"#, #"\u"#), (#"\x4"#, #"\x"#),
            (#"\c1"#, #"\c"#), ("a\\", "backslash"), ("(?<1>a)", "name"), ("((a{1000}){1000}){1000}", "too large"),
            (String(repeating: "(", count: 1000), "too deeply"),
        ])
    func invalid(pattern: String, reason: String) {
        let failure = #expect(throws: Pattern.Failure.self) { try Pattern(pattern) }
        #expect(failure?.reason.contains(reason) == true, "\(failure?.reason ?? "")")
    }
}

extension Pattern {
    /// Whether the pattern matches, with a fresh effort.
    fileprivate func matches(_ text: String) -> Bool {
        var effort = PatternEffort()
        return matches(text, sparing: &effort) ?? false
    }
}
