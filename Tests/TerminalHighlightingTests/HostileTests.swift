import TerminalHighlighting
import Testing

@Suite("Texts that mean harm")
struct HostileTests {
    /// A language of each scanner and of each kind of rule.
    static let languages = [
        "swift", "python", "js", "perl", "bash", "php", "ruby", "html", "css", "yaml", "json", "markdown", "console",
        "sql",
    ]

    @Test(
        arguments: languages,
        [
            "\"", "'", "`", "(", "{", "[", "<", "/*", "\"\\(", "`${", "\"#{", "\"$(", "<a ", "{\"a\":", "#[", "<<A\n",
            "$(", "\\",
            "- ", "a", "1", "\r", "s{", "> ",
        ])
    func aRepeatedTextComesBackWhole(_ language: String, _ piece: String) throws {
        let text = String(repeating: piece, count: 400)
        let whole = try highlight(language, text)
        #expect(whole.text == text)
    }

    @Test func aMillionQuotationMarksTakeTimeInProportion() throws {
        let text = String(repeating: "\"", count: 1_000_000)
        #expect(try highlight("swift", text).text.utf8.count == 1_000_000)
    }

    @Test func depthHasALimitAndTheTextStaysWhole() throws {
        let text = String(repeating: "\"\\(", count: 500) + "x" + String(repeating: ")\"", count: 500)
        #expect(try highlight("swift", text).text == text)
        #expect(try highlight("swift", text.map { String($0) }).text == text)
    }

    @Test func aLongNameInSmallPiecesIsNotReadAgainAndAgain() throws {
        let text = String(repeating: "n\u{E9}", count: 20_000)
        #expect(try highlight("swift", text.unicodeScalars.map { String($0) }) == [SyntaxSpan(text, .plain)])
    }

    @Test(arguments: ["swift", "python", "js", "bash", "css", "html", "json", "yaml"])
    func anUnfinishedTokenIsGivenBackAtTheEnd(_ language: String) throws {
        for text in ["\"abc", "/* abc", "'''abc", "`abc ${", "<!-- abc", "<<EOF\nabc", "abc \\", "#", "<", "\"\\u{1"] {
            #expect(try highlight(language, text).text == text)
        }
    }
}
