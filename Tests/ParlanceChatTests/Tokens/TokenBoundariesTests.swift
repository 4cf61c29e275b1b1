import GatewayTokenizers
import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("Tokens made visible")
struct TokenBoundariesTests {
    private static let o200k = ModelTokenizer(for: .gpt4o).tokenizer

    @Test("Neighboring tokens alternate between two roles; without colors a bar separates them")
    func words() {
        let boundaries = TokenBoundaries("Hello, world!", with: Self.o200k)
        #expect(boundaries.count == 4)
        #expect(
            boundaries.styled.spans == [
                .init("Hello", .evenToken), .init(",", .oddToken), .init(" world", .evenToken), .init("!", .oddToken),
            ])
        #expect(boundaries.separated == "Hello|,| world|!")
    }

    @Test("Which of the forms is shown depends on whether there are colours")
    func forms() {
        let boundaries = TokenBoundaries("Hello!", with: Self.o200k)
        #expect(boundaries.text(for: TerminalCapabilities(colorDepth: .none)) == "Hello|!")
        #expect(boundaries.text(for: TerminalCapabilities(colorDepth: .ansi16)) == boundaries.styled)
    }

    @Test("Tokens that end within a character share a piece, and are counted all the same")
    func withinCharacter() {
        // Four of its five tokens are parts of one character each.
        let boundaries = TokenBoundaries("a🫨b", with: Self.o200k)
        #expect(boundaries.separated == "a|🫨|b")
        #expect(boundaries.count > 3)
        #expect(boundaries.count == Self.o200k.count("a🫨b"))
    }

    @Test(
        "The pieces joined are the text, byte by byte",
        arguments: [
            "", "a", "Hello, world!", "a\r\nb\r\n\r\n", "日本語のテキスト", "👩‍👩‍👧🫨🇫🇷", "e\u{301}\u{302}", "\u{1B}[31m",
            "नमस्ते दुनिया", "  indented\n\tcode()", "\u{10FFFF}\u{0}",
        ])
    func joined(text: String) {
        for tokenizer in ModelTokenizer.published {
            let boundaries = TokenBoundaries(text, with: tokenizer)
            // By scalars: a bar and a combining mark are one character.
            let bars = boundaries.separated.unicodeScalars.count { $0 == "|" }
            #expect(Array(boundaries.styled.description.utf8) == Array(text.utf8))
            #expect(boundaries.separated.unicodeScalars.filter { $0 != "|" }.elementsEqual(text.unicodeScalars))
            #expect(boundaries.count >= boundaries.styled.spans.count)
            #expect(boundaries.styled.spans.count == bars + (text.isEmpty ? 0 : 1))
        }
    }
}
