import Testing

@testable import TerminalEditor

/// Hostile text on its way through Markdown, in every place that text can stand in: what a terminal is sent holds no
/// sequence but ours.
@Suite("Hostile Markdown")
struct HostileMarkdownTests {
    private static let places: [(name: String, wrap: @Sendable (String) -> String)] = [
        ("paragraph", { $0 }),
        ("strong", { "**\($0)**" }),
        ("heading", { "# \($0)" }),
        ("list", { "- \($0)" }),
        ("quote", { "> \($0)" }),
        ("code span", { "`\($0)`" }),
        ("code block", { "```sh\n\($0)\n```" }),
        ("language", { "```\($0)\ntext\n```" }),
        ("cell", { "| a |\n|---|\n| \($0) |" }),
        ("link text", { "[\($0)](https://example.com)" }),
        ("link target", { "[x](<https://example.com/\($0)>)" }),
        ("link title", { "[x](https://example.com \"\($0)\")" }),
        ("definition", { "[x]\n\n[x]: <https://example.com/\($0)>" }),
        ("autolink", { "<https://example.com/\($0)>" }),
        ("image", { "![\($0)](https://example.com/\($0))" }),
        ("HTML", { "<b title=\"\($0)\">x</b>" }),
        ("HTML block", { "<div>\n\($0)\n</div>" }),
    ]

    @Test("Nothing leaks, raw and as entities, whole and byte by byte", arguments: HostileCase.all)
    func nothingLeaks(_ hostile: HostileCase) {
        let raw = hostile.input
        let entities = String(decoding: raw, as: UTF8.self).unicodeScalars.map { scalar in
            (0x20..<0x7F).contains(scalar.value) ? String(scalar) : "&#\(scalar.value);"
        }.joined()
        for place in Self.places {
            let around = place.wrap("\u{1}").split(separator: "\u{1}", omittingEmptySubsequences: false)
            for payload in [raw, Array(entities.utf8)] {
                let source = around.map { Array($0.utf8) }.joined(separator: payload)
                let whole = Self.written([Array(source)])
                #expect(Self.leaks(in: whole).isEmpty, "\(place.name): \(whole.debugDescription)")
                #expect(Self.written(source.map { [$0] }) == whole, "\(place.name)")
            }
        }
    }

    @Test("The text around stays")
    func textStays() {
        for hostile in HostileCase.all {
            let output = Self.written([hostile.input])
            #expect(output.contains("before") && output.contains("after"), "\(hostile.name)")
        }
    }

    /// What a terminal that knows links is sent.
    private static func written(_ pieces: [[UInt8]]) -> String {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder, colorDepth: .truecolor, showsLinks: true, columns: 60)
        var stream = MarkdownStream(options: MarkdownOptions(for: writer.capabilities))
        writer.beginAnswer()
        for piece in pieces { writer.stream(stream.feed(piece)) }
        writer.stream(stream.finish())
        writer.endAnswer()
        return recorder.text
    }

    /// What is left that a terminal would obey, or that would deceive a person, once our own sequences are taken away.
    private static func leaks(in output: String) -> [Unicode.Scalar] {
        output.replacing(#/\e\[[0-9;]*m|\e\]8;;[!-~]*\e\\/#, with: "").unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x09, 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x2028, 0x2029: true
            default: false
            }
        }
    }
}
