import Testing

@testable import TerminalEditor

@Suite("Palette")
struct PaletteTests {
    /// Roles of plain text in code.
    private static let unmarked: Set<TextStyle> = [.plain, .codeOperator, .codePunctuation]
    /// Roles with a background of their own.
    private static let painted: Set<TextStyle> = [.evenToken, .oddToken]

    private static func parameters(_ palette: Palette, _ role: TextStyle, _ depth: ColorDepth) -> [UInt8] {
        StyleEncoder(palette: palette, colorDepth: depth).parameters(role)
    }

    @Test("The standard palette is readable on dark and on light: no white, black or bright colour as text")
    func standard() {
        let palette = Palette.standard
        #expect(Set(palette.appearances.roles) == Set(TextStyle.allCases).subtracting(Self.unmarked))
        for role in TextStyle.allCases where !Self.painted.contains(role) {
            let codes = Self.parameters(palette, role, .ansi16)
            #expect(codes.allSatisfy { $0 < 30 || (31...36).contains($0) }, "\(role): \(codes)")
        }
        #expect(Self.parameters(palette, .evenToken, .ansi16) == [30, 46])
        #expect(Self.parameters(palette, .oddToken, .truecolor) == [30, 43])
        #expect(Self.parameters(palette, .reasoning, .ansi16) == [2, 3])
        #expect(Self.parameters(palette, .user, .ansi256) == [1, 36])
    }

    @Test("A scheme gives every role but plain text its colour, at every depth")
    func scheme() {
        let palette = Palette(.make())
        #expect(Set(palette.appearances.roles) == Set(TextStyle.allCases).subtracting(Self.unmarked))
        #expect(Self.parameters(palette, .codeKeyword, .truecolor) == [38, 2, 0xC4, 0x92, 0xE3])
        #expect(Self.parameters(palette, .codeKeyword, .ansi256) == [38, 5, 176])
        #expect(Self.parameters(palette, .codeKeyword, .ansi16) == [35])
        #expect(Self.parameters(palette, .codeKeyword, .none) == [])
        #expect(Self.parameters(palette, .heading, .truecolor) == [1, 38, 2, 0x70, 0xA6, 0xEC])
        #expect(Self.parameters(palette, .evenToken, .truecolor) == [38, 2, 0x16, 0x1C, 0x26, 48, 2, 0x53, 0xC0, 0xBF])
        #expect(Self.parameters(palette, .plain, .truecolor) == [])
    }

    @Test("With 16 colours a grey is faint, text on a colour is black, and nothing is white")
    func sixteen() {
        let palette = Palette(.make())
        #expect(Self.parameters(palette, .dim, .ansi16) == [2])
        #expect(Self.parameters(palette, .codeComment, .ansi16) == [2, 3])
        #expect(Self.parameters(palette, .evenToken, .ansi16) == [30, 46])
        #expect(Self.parameters(palette, .oddToken, .ansi16) == [30, 43])
        for role in TextStyle.allCases where !Self.painted.contains(role) {
            let codes = Self.parameters(palette, role, .ansi16)
            #expect(codes.allSatisfy { $0 < 30 || (31...36).contains($0) }, "\(role): \(codes)")
        }
    }

    @Test("Base24's bright colours are used where a scheme has them")
    func bright() {
        #expect(Palette(.make()).appearances[.error] == Appearance(.rgb(RGB(0xF6, 0x81, 0x7F))))
        let palette = Palette(.make([.base12: RGB(1, 2, 3)]))
        #expect(palette.appearances[.error] == Appearance(.rgb(RGB(1, 2, 3))))
        #expect(palette.appearances[.codeTag] == Appearance(.rgb(RGB(0xF6, 0x81, 0x7F))))
    }

    @Test("Comments that can hardly be read move towards the text, no further than they have to")
    func dim() throws {
        let background = RGB(0x16, 0x1C, 0x26)
        func dim(_ color: RGB) throws -> RGB {
            let appearance = try #require(Palette(.make([.base03: color])).appearances[.dim])
            guard case .rgb(let shown) = appearance.foreground else { throw NoColor() }
            return shown
        }
        #expect(try dim(RGB(0x81, 0x8A, 0x98)) == RGB(0x81, 0x8A, 0x98))
        let lifted = try dim(RGB(0x2A, 0x32, 0x3F))
        #expect((3..<3.8).contains(lifted.contrast(with: background)))
    }

    private struct NoColor: Error {}

    @Test("A painted palette has the scheme's own background and text behind and in every role")
    func painted() {
        let palette = Palette.painted(.make())
        #expect(Set(palette.appearances.roles) == Set(TextStyle.allCases))
        #expect(
            palette.appearances[.plain]
                == Appearance(.rgb(RGB(0xCF, 0xD4, 0xDE)), on: .rgb(RGB(0x16, 0x1C, 0x26))))
        #expect(palette.appearances[.evenToken] == Palette(.make()).appearances[.evenToken])
    }

    @Test("What a span adds to its role is written once")
    func added() {
        let encoder = StyleEncoder(palette: .standard, colorDepth: .ansi16)
        #expect(encoder.parameters(.accent, attributes: .strong) == [36, 1])
        #expect(encoder.parameters(.user, attributes: [.strong, .underlined]) == [1, 36, 4])
        #expect(encoder.parameters(.plain, attributes: .emphasis) == [3])
        #expect(StyleEncoder(palette: .standard, colorDepth: .none).parameters(.user, attributes: .emphasis) == [])
    }
}

extension ColorScheme {
    /// A dark base16 scheme in which these colors are others.
    static func make(_ other: [Slot: RGB] = [:]) -> ColorScheme {
        let values = [
            "161c26", "1e242f", "2a323f", "818a98", "a8b0bc", "cfd4de", "e4e7ee", "fcfcfe", "f6817f", "ed9a5e",
            "d6b358", "80bf71", "53c0bf", "70a6ec", "c492e3", "ce917b",
        ]
        let colors = zip(Slot.required, values).compactMap { slot, hex in
            RGB(hex: hex).map { (slot: slot, color: $0) }
        }
        let scheme = ColorScheme(name: "Test", colors: colors + other.map { ($0.key, $0.value) })
        guard let scheme else { preconditionFailure("The colours are complete.") }
        return scheme
    }
}
