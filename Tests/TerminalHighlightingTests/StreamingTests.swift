import TerminalHighlighting
import TestSupport
import Testing

@Suite("A text in chunks")
struct StreamingTests {
    @Test(arguments: Example.all)
    func cutsChangeNothing(_ example: Example) throws {
        let source = example.source
        let whole = try highlight(example.language, source)
        #expect(Array(whole.text.utf8) == Array(source.utf8))

        let single = try highlight(example.language, source.unicodeScalars.map { String($0) })
        #expect(single == whole)

        var random = SeededGenerator(seed: UInt64(source.utf8.count))
        for _ in 0..<3 {
            #expect(try highlight(example.language, source.cut(using: &random)) == whole)
        }
    }

    /// Text of one language read as another's meets what no example has: unclosed strings, stray brackets.
    @Test(arguments: Example.all)
    func cutsChangeNothingInForeignText(_ example: Example) throws {
        var random = SeededGenerator(seed: UInt64(example.source.utf8.count) &* 7)
        for other in Example.all.shuffled(using: &random).prefix(3) {
            let source = "\u{E9}" + other.source.scrambled(using: &random) + "\r\n" + other.source
            let whole = try highlight(example.language, source)
            #expect(Array(whole.text.utf8) == Array(source.utf8))
            #expect(try highlight(example.language, source.unicodeScalars.map { String($0) }) == whole)
            #expect(try highlight(example.language, source.cut(using: &random)) == whole)
        }
    }

    @Test func aStringIsShownAsItComes() throws {
        var highlighter = try #require(SyntaxHighlighter(language: "swift"))
        #expect(highlighter.feed("\"abc").map(\.text).joined() == "\"abc")
        #expect(highlighter.feed(" def") == [SyntaxSpan(" def", .string)])
    }

    @Test func aNameIsHeldBackUntilItEnds() throws {
        var highlighter = try #require(SyntaxHighlighter(language: "swift"))
        #expect(highlighter.feed("ret") == [])
        #expect(highlighter.feed("urn") == [])
        #expect(highlighter.feed(" ") == [SyntaxSpan("return", .keyword)] + [SyntaxSpan(" ", .plain)])
        #expect(highlighter.feed("x") == [])
        #expect(highlighter.finish() == [SyntaxSpan("x", .plain)])
    }
}

extension String {
    /// Pieces of up to twelve characters.
    fileprivate func cut(using random: inout SeededGenerator) -> [String] {
        var pieces: [String] = []
        var rest = unicodeScalars[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...12, using: &random)
            pieces.append(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }

    /// The same pieces in another order.
    fileprivate func scrambled(using random: inout SeededGenerator) -> String {
        cut(using: &random).shuffled(using: &random).joined()
    }
}
