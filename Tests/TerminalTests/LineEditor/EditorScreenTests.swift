import Testing

@testable import Terminal

@Suite("What the editor shows", .timeLimit(.minutes(2)))
struct EditorScreenTests {
    private static let keys = [
        "a", "bc ", "word", "漢", "字 ", "ü", "\n", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[D", "\u{7F}",
        "\u{7F}", "\u{1B}[3~", "\u{1}", "\u{5}", "\u{17}", "\u{19}", "\u{B}", "\u{1B}b", "\u{1B}f", "\u{14}",
        "\u{12}e\u{12}\u{7}",
        "\u{12}o\u{1B}[D", "\u{1B}u", "some more words to fill a row ", "\t", "\u{12}",
    ]

    @Test("After any keys the screen shows the draft that is submitted", arguments: [(40, 5), (23, 10), (80, 24)])
    func agreement(_ columns: Int, _ rows: Int) async throws {
        var random = KeyGenerator(state: UInt64(columns))
        let terminal = try PseudoTerminal(columns: columns, rows: rows)
        let reader = try EditlineReader.make(
            on: terminal, history: ["one", "two\nlines", "a longer one, which takes more than one row of the screen"]
        ) { _ in Completion(replaces: 0..<0, candidates: [.init("x", note: "first"), .init("y")]) }
        for _ in 0..<100 {
            let keys = (0..<Int.random(in: 1...60, using: &random)).compactMap { _ in
                Self.keys.randomElement(using: &random)
            }
            // Ctrl-G ends a search that is under way; the bell it rings otherwise shows nothing.
            guard case .line(let text) = try await terminal.submit(keys.joined() + "\u{7}\u{5}\r", to: reader) else {
                Issue.record("Not a line: \(keys)")
                continue
            }
            // The editor is quiet between reads, so what comes after this mark is all there is to see.
            terminal.mark()
            try await terminal.wait(for: PseudoTerminal.endMark)
            defer { terminal.forgetOutput() }
            let expected = Self.rows("you> " + text, columns: columns)
            // A draft that was taller has left empty rows below.
            let screen = terminal.screen.trimmingEmptyEnd
            #expect(Array(screen.suffix(expected.trimmingEmptyEnd.count)) == expected.trimmingEmptyEnd, "\(keys)")
        }
        await reader.close()
    }
}

extension [String] {
    fileprivate var trimmingEmptyEnd: [String] { Array(self[..<((lastIndex { !$0.isEmpty } ?? -1) + 1)]) }
}

extension EditorScreenTests {
    /// The rows of a text as libedit shows it: a line that fills its row is followed by an empty one.
    private static func rows(_ text: String, columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            let rows = TerminalScreen(showing: Array(line.utf8), columns: columns).lines
            let end = DraftLayout(columns: columns).position(after: String(line))
            return end.row == rows.count ? rows + [""] : rows
        }
    }
}

/// Numbers that are the same in every run (SplitMix64, by Sebastiano Vigna).
private struct KeyGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
