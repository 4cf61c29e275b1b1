import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Texts that were cut within a character")
struct FragmentJoinerTests {
    /// The text of JSON strings that came one after another.
    private func join(_ strings: [[UInt8]]) throws -> String {
        var joiner = FragmentJoiner()
        var text = ""
        for string in strings {
            let json = try LenientJSON(parsing: [UInt8(ascii: "\"")] + string + [UInt8(ascii: "\"")])
            text += joiner.feed(json.value.stringValue ?? "")
        }
        return text + joiner.finish()
    }

    @Test("UTF-8 that is cut at any byte comes out whole")
    func bytes() throws {
        // The character that marks begin with may be meant as it is.
        let text = Array("aé你😀👩‍🚀".utf8) + [0xEF, 0xB7, 0x90] + Array("x\u{10D83D}".utf8)
        for place in text.indices {
            #expect(try join([Array(text[..<place]), Array(text[place...])]) == String(decoding: text, as: UTF8.self))
        }
        #expect(try join(text.map { [$0] }) == String(decoding: text, as: UTF8.self))
    }

    @Test("Pairs of escapes that are cut come out whole, in the same string and in the next ones")
    func halves() throws {
        #expect(try join([Array(#"a\ud83d\ude00b"#.utf8)]) == "a😀b")
        #expect(try join([Array(#"a\ud83d"#.utf8), Array(#"\ude00b"#.utf8)]) == "a😀b")
        #expect(try join([Array(#"a\ud83d"#.utf8), [], Array(#"\ude00\ud83d"#.utf8), Array(#"\ude01"#.utf8)]) == "a😀😁")
    }

    @Test("What never becomes a character is U+FFFD, and nothing around it is lost")
    func lost() throws {
        #expect(try join([Array(#"a\ud83d"#.utf8), Array("b".utf8)]) == "a\u{FFFD}b")
        #expect(try join([Array(#"a\ude00b"#.utf8)]) == "a\u{FFFD}b")
        #expect(try join([Array(#"a\ud83d"#.utf8)]) == "a\u{FFFD}")
        #expect(try join([Array(#"\ud83d\ud83d\ude00"#.utf8)]) == "\u{FFFD}😀")
        #expect(try join([[0x61, 0xF0, 0x9F], [0x62]]) == "a\u{FFFD}b")
        #expect(try join([[0x61, 0xFF, 0x80, 0x62]]) == "a\u{FFFD}\u{FFFD}b")
        #expect(try join([[0xF0, 0x9F], Array(#"\ude00"#.utf8)]) == "\u{FFFD}\u{FFFD}")
    }

    @Test("Other values of a reply have no marks left in them")
    func values() throws {
        let json = try LenientJSON(parsing: #"{"a\ud83d": ["\ude00", {"b": "x\ud83d\ude00"}], "c": 1}"#.utf8)
        #expect(json.hasFragments)
        #expect(json.value.withoutFragments == ["a\u{FFFD}": ["\u{FFFD}", ["b": "x😀"]], "c": 1])
        #expect(try !LenientJSON(parsing: #"{"a": "x\ud83d\ude00"}"#.utf8).hasFragments)
    }
}
