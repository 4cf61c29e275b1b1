import Testing

@testable import ParlanceTransfer

@Suite struct ExportFileNameTests {
    @Test(
        "A title becomes a name that every file system takes",
        arguments: [
            ("What is Swift?", "what-is-swift.md"), ("", "conversation.md"), ("…!?", "conversation.md"),
            ("../../etc/passwd", "etc-passwd.md"), ("a\u{0}b\u{1B}[31mc\nd", "a-b-31mc-d.md"),
            ("con", "con-conversation.md"),
            ("LPT1", "lpt1-conversation.md"), ("a\u{202E}gpj.exe", "a-gpj-exe.md"), ("dots...", "dots.md"),
            ("🐲 dragon 👩‍👩‍👧", "dragon.md"), ("a\u{200D}b\u{E0041}c", "abc.md"), ("-rf *", "rf.md"),
            ("1 2 3 4 5 6 7 8 9", "1-2-3-4-5-6-7-8.md"), ("x.md", "x-md.md"), ("日本語の題", "日本語の題.md"),
        ])
    func names(title: String, expected: String) {
        #expect(ExportFileName.name(for: title, ending: "md") == expected)
    }

    @Test(
        "A long title is cut between characters to 255 bytes with its ending",
        arguments: [
            "é", "e\u{301}", "日", "a", "𝒳", "ß", "한", "g\u{308}\u{308}\u{308}", "क्षि", "ﷺ", "İ",
            "a" + String(repeating: "\u{301}", count: 500),
        ],
        ["md", "json", "html", "asciicast"])
    func long(character: String, ending: String) {
        let name = ExportFileName.name(for: String(repeating: character, count: 300), ending: ending)
        #expect(name.utf8.count <= 255)
        #expect(name.utf8.count > 225)
        #expect(name.hasSuffix(".\(ending)"))
        // Nothing is torn: all characters of the name are alike.
        #expect(Set(name.dropLast(ending.count + 1)).count <= Set(character.lowercased()).count)
    }
}
