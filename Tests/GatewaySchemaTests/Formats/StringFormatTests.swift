import GatewayJSON
import Testing

@testable import GatewaySchema

@Suite struct StringFormatTests {
    /// For each format, texts that are of it and texts that are not.
    static let cases: [(format: StringFormat, valid: [String], invalid: [String])] = [
        (
            .dateTime, ["1963-06-19T08:30:06.283185Z", "1990-12-31T15:59:60.123-08:00", "1963-06-19t08:30:06z"],
            [
                "1990-02-31T15:59:59Z", "1998-12-31T23:58:60Z", "1998-12-31T22:59:60Z", "06/19/1963 08:30:06 PST",
                "2013-350T01:01:01", "1963-6-19T08:30:06Z", "1963-06-1৪T00:00:00Z", "1963-06-19 08:30:06Z",
                "1963-06-19T08:30:06", "1963-06-19T24:00:00Z",
            ]
        ),
        (
            .date, ["2024-02-29", "2000-02-29", "1963-06-30"],
            [
                "2023-02-29", "1900-02-29", "2020-13-01", "2020-00-01", "2020-04-31", "2020-4-01", "20200401",
                "2020-W01-1", "",
            ]
        ),
        (
            .time, ["08:30:06Z", "23:59:60Z", "01:29:60+01:30", "12:00:00.5-07:00", "23:29:60-00:30"],
            ["08:30:06", "24:00:00Z", "22:59:60Z", "12:00:00+24:00", "12:00:00.Z", "8:30:06Z", "12:00:61Z", "12:00Z"]
        ),
        (
            .duration, ["P4DT12H30M5S", "P4Y", "PT0S", "P1M", "PT36H", "P2W", "P1Y2M3D", "P1YT1H"],
            [
                "P", "PT", "P1D2H", "4DT", "PT1D", "P2D1Y", "P1YT", "P1Y2W", "P1W1D", "P1Y3D", "PT1H2S", "P1.5D", "P২Y",
                "p1d",
            ]
        ),
        (
            .email,
            [
                "joe.bloggs@example.com", "te~st@example.com", "\"joe bl\\\"oggs\"@example.com", "a@[127.0.0.1]",
                "a@[IPv6:::1]", "a@localhost",
            ],
            [
                "2962", ".test@example.com", "test.@example.com", "te..st@example.com", "joe@invalid=domain.com",
                "a@[127.0.0.300]", "a@", "@b", "a b@c.de", "\"a\"b\"@c.de", "é@c.de",
            ]
        ),
        (.idnEmail, ["실례@실례.테스트", "joe@example.com"], ["2962", "실례@.테스트"]),
        (
            .hostname, ["www.example.com", "xn--4gbwdl.xn--wgbh1c", "1host", "a-b", String(repeating: "a", count: 63)],
            [
                "", "-a", "a-", "a_b", "a..b", ".", ".com", "com.", "ex ample", "é.de",
                String(repeating: "a", count: 64),
                "xn--X", "xn--a", "xn--", Array(repeating: "abcd", count: 51).joined(separator: "."),
            ]
        ),
        (
            .idnHostname,
            [
                "실례.테스트", "straße.de", "a\u{B7}b\u{3002}de".replacing("a\u{B7}b", with: "l\u{B7}l"), "faß",
                "α\u{375}β", "א\u{5F3}ב", "ク\u{30FB}ス", "क\u{94D}\u{200D}ष", "بي\u{200C}بي", "بيت٣", "xn--fa-hia", "〇",
            ],
            [
                "〮한국", "-> $1.00 <--", "a\u{B7}l", "α\u{375}S", "A\u{5F3}ב", "def\u{30FB}abc", "क\u{200D}ष", "ب٠۰",
                "aa--bb", "-한국", "한국-", "\u{300}a", "Ａb", "é\u{2044}", "", String(repeating: "실", count: 60),
            ]
        ),
        (
            .ipv4, ["192.168.0.1", "0.0.0.0"],
            [
                "127.0.0.0.1", "256.1.1.1", "127.0", "0x7f.0.0.1", "087.1.1.1", "1২7.0.0.1",
                "1.1.1.1/8", " 1.1.1.1", "2130706433", "",
            ]
        ),
        (
            .ipv6,
            [
                "::1", "::", "::abef", "1::d6:192.168.0.1", "1:2::192.168.0.1", "d6::", "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::ffff:192.168.0.1", "1000:1000:1000:1000:1000:1000:255.255.255.255",
            ],
            [
                "12345::", "1:1:1:1:1:1:1:1:1", ":2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", "::laptop", "1::d6::42", ":::1",
                "1:2:3",
                "1::2:192.168.256.1", "::1%eth0", "fe80::/64", "1:2:3:4:5:6:7:8::", "::192.168.0.1:2", " ::1",
            ]
        ),
        (
            .uri,
            [
                "http://foo.bar/?baz=qux#quux", "mailto:a@b.c", "urn:oasis:names", "ldap://[2001:db8::7]/c=GB?o",
                "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com", "tel:+1-816", "file:///a", "http://[v7.a:b]:80/",
            ],
            [
                "//foo.bar/x", "/abc", "foo", ":// should fail", "bar,\\baz:", "http://foo bar", "http:// a",
                "http://a.b/%zz",
                "http://[1::2::3]/", "http://a:b/", "http://é.de", "1a:b", "http://x/[", "https://[@example.org/a",
                "a:<b>", "a:#x#y",
            ]
        ),
        (
            .uriReference, ["//foo.bar/x", "/abc", "", "#f", "?q", "a/b:c"],
            ["\\\\W\\f", "#frag\\ment", "1a:b", "a b", "é"]
        ),
        (
            .iri, ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://a?\u{E000}"],
            ["/abc", "http://2001:0db8::7334", "a:\u{E000}", "âππ"]
        ),
        (.iriReference, ["âππ", "#ƒrägmênt", "//ƒøø"], ["\\\\WINDOWS\\filëßåré", "#ƒräg\\mênt"]),
        (
            .uuid, ["2EB8AA08-AA98-11EA-B4AA-73B441D16380", "00000000-0000-0000-0000-000000000000"],
            [
                "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380",
                "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
                "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
            ]
        ),
        (
            .uriTemplate, ["http://example.com/{term:1}/{term}", "{+path}/here", "{?x,y*}", "a'b", "{a.b}", "", "é"],
            ["http://example.com/{term:1}/{term", "{}", "{a..b}", "{a:0}", "{a:12345}", "}", "<", "{a b}", "%zz"]
        ),
        (.jsonPointer, ["", "/", "/foo/0", "/a~1b~0", "/é"], ["/foo~", "/~2", "#", "a", "0", "/~0~"]),
        (
            .relativeJSONPointer, ["1", "0/foo/bar", "2/0/a", "0#", "120/a", "1+1/a"],
            ["/foo", "-1/a", "+1/a", "0##", "01/a", "01#", "", "1~", "1+0", "২/a"]
        ),
        (.regex, ["([abc])+\\s+$", ""], ["^(abc]", "^\\S(|(.|\\n)*\\S)\\Z"]),
    ]

    @Test("A format accepts what is of it and nothing else", arguments: cases.indices)
    func formats(index: Int) {
        let (format, valid, invalid) = Self.cases[index]
        #expect(valid.filter { !format.accepts($0) } == [], "valid \(format.rawValue)")
        #expect(invalid.filter(format.accepts) == [], "invalid \(format.rawValue)")
    }

    @Test("Every format has its cases")
    func complete() {
        #expect(Set(Self.cases.map(\.format)) == Set(StringFormat.allCases))
    }

    @Test("A format rejects only where its assertion is asked for")
    func assertion() throws {
        let schema: JSONValue = ["properties": ["day": ["format": "date"], "other": ["format": "unheard-of"]]]
        let value: JSONValue = ["day": "tomorrow", "other": "x"]
        #expect(try Schema(schema).validate(value).isEmpty)
        let violations = try Schema(schema, assertsFormats: true).validate(value)
        #expect(
            violations.map(\.description) == [
                "/day: expected a date such as 2026-01-31, got the string \"tomorrow\""
            ])
        #expect(violations.first?.schemaPointer.description == "/properties/day/format")
        #expect(try Schema(schema, assertsFormats: true).validate(["day": 3]).isEmpty)
    }

    @Test("A metaschema's vocabulary asks for the assertion, required or not", arguments: [true, false])
    func vocabulary(isRequired: Bool) throws {
        let metaschema: JSONValue = [
            "$vocabulary": [
                "https://json-schema.org/draft/2020-12/vocab/core": true,
                "https://json-schema.org/draft/2020-12/vocab/format-assertion": .bool(isRequired),
            ]
        ]
        let schema = try Schema(["$schema": "urn:meta", "format": "ipv4"], documents: ["urn:meta": metaschema])
        #expect(schema.validate("127.0.0.1").isEmpty)
        #expect(!schema.validate("localhost").isEmpty)
    }
}
