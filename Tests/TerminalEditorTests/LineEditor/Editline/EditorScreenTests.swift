import TestSupport
import Testing

@testable import TerminalEditor

@Suite("What the editor shows", .timeLimit(.minutes(10)))
struct EditorScreenTests {
    private static let keys = [
        "a", "bc ", "word", "漢", "字 ", "ü", "\n", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[D", "\u{7F}",
        "\u{7F}", "\u{1B}[3~", "\u{1}", "\u{5}", "\u{17}", "\u{19}", "\u{B}", "\u{1B}b", "\u{1B}f", "\u{14}",
        "\u{12}e\u{12}\u{7}",
        "\u{12}o\u{1B}[D", "\u{1B}u", "some more words to fill a row ", "\t", "\u{12}",
        "e\u{301}", "👩‍💻", "👍🏽 ", "🇩🇪", "क्षि", "\u{301}", "\u{1112}\u{1161}\u{11AB}", "\u{202E}", "\u{20001}", "\u{F0001}",
        "\u{1FAE9}",
        "\u{1F}", "\u{18}\u{15}", "\u{18}\u{12}", "\u{200D}", "❤\u{FE0F}",
    ]

    @Test(
        "After any keys the screen shows the draft and its meter, and what is submitted without it",
        arguments: [(40, 5), (23, 10), (80, 24)], [false, true])
    func agreement(_ size: (columns: Int, rows: Int), _ hasMeter: Bool) async throws {
        let columns = size.columns
        var random = SeededGenerator(seed: UInt64(columns))
        let terminal = try PseudoTerminal.open(columns: columns, rows: size.rows)
        let completed = Mailbox<CompletionRequest>()
        let reader = try EditlineReader.make(
            on: terminal, history: ["one", "two\nlines", "a longer one, which takes more than one row of the screen"]
        ) { request in
            completed.put(request)
            return .none
        }
        for _ in 0..<100 {
            async let line = reader.readLine(
                PseudoTerminal.prompt, aids: LineAids(meter: hasMeter ? Self.meter : nil))
            try await terminal.waitFor("you>")
            for _ in 0..<(hasMeter ? 3 : 1) {
                let keys = (0..<Int.random(in: 1...25, using: &random)).compactMap { _ in
                    Self.keys.randomElement(using: &random)
                }
                // Ctrl-G ends a search that is under way; the bell it rings otherwise shows nothing.
                terminal.send(keys.joined() + "\u{7}\u{5}\t")
                var shown = CompletionRequest(line: "", cursor: 0)
                for _ in 0..<(keys.count { $0 == "\t" } + 1) { shown = try await completed.next(waitingFor: "Tab") }
                try await terminal.wait(
                    toShowLast: Self.box(shown, hasMeter: hasMeter).rows(columns: columns, rows: size.rows))
            }
            terminal.send("\r")
            guard case .line(let submitted) = await line else {
                Issue.record("Not a line")
                continue
            }
            // The editor is quiet between reads, so what comes after this mark is all there is to see.
            terminal.mark()
            try await terminal.waitFor(PseudoTerminal.endMark)
            defer { terminal.forgetOutput() }
            let expected = Self.box(submitted.text).transcript(columns: columns - 1).map(\.shown)
            // A draft that was taller has left empty rows below.
            let screen = terminal.screen.shownLines.trimmingEmptyEnd
            #expect(Array(screen.suffix(expected.trimmingEmptyEnd.count)) == expected.trimmingEmptyEnd)
        }
        await reader.close()
    }
}

extension EditorScreenTests {
    private static let meter: LineMeter = { draft in
        "<\(String(repeating: "漢", count: draft.count % 7)) \(draft.count)>"
    }

    private static func box(_ request: CompletionRequest, hasMeter: Bool) -> DraftBox {
        var box = box(request.line)
        box.draft = Draft(
            before: String(request.beforeCursor), after: String(request.line.dropFirst(request.cursor)))
        if hasMeter { box.meter = meter(request.line) }
        return box
    }

    private static func box(_ text: String) -> DraftBox { DraftBox(label: "you> ", draft: Draft(before: text)) }
}

extension DraftBox {
    /// The rows as they are seen on a screen of the size.
    func rows(columns: Int, rows: Int) -> [String] {
        layOut(columns: columns - 1, rows: rows).rows.map(\.shown)
    }
}

extension StyledText {
    /// What is seen of it: blanks at the end are not.
    var shown: String { String(description.reversed().drop { $0 == " " }.reversed()) }
}
