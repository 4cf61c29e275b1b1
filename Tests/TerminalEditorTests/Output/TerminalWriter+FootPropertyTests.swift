import Synchronization
import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

/// Text, keys, ticks and sizes in any order: the foot is always the last rows of the screen, and the text always whole.
@Suite("The foot, whatever happens")
struct TerminalWriterFootPropertyTests {
    private static let pieces = [
        "a", " ", "word ", "longer-word", "\n", "\n\n", "日", "本語", "👩\u{200D}👧", "👍\u{1F3FD}", "\n\tif", "é",
        "1234567890", "한", " end.\n", "two rows of text, and more", "🇩🇪", "“so” — yes… ", "❤", "12345678901234567890",
    ]
    private static let drafts = [
        "", "h", "hello", "日本", "hello 👩\u{200D}👧 x", "hello there", "e\u{301}a", "trailing  ",
    ]
    private static let counts = ["", "~5 in", "~15 in", "~16 in"]

    @Test(
        "On a terminal that wraps its rows anew",
        arguments: Array(0..<40) + [179, 255, 319, 377, 385, 2014, 2085] as [UInt64])
    func rewrapping(seed: UInt64) { run(seed, rewraps: true) }

    @Test("On a terminal that leaves its rows as they are", arguments: 100..<120 as Range<UInt64>)
    func cutting(seed: UInt64) { run(seed, rewraps: false) }

    private func run(_ seed: UInt64, rewraps: Bool) {
        var random = SeededGenerator(seed: seed)
        let screen = ScreenRecorder(columns: 24, rows: 8)
        let reference = ScreenRecorder(columns: 24, rows: 8)
        let time = Mutex(ContinuousClock.now)
        let writer = TerminalWriter(
            capabilities: TerminalCapabilities(
                isTerminal: true, colorDepth: .ansi16, rewraps: rewraps, keepsErased: seed % 2 == 0,
                columns: { screen.screen.columns },
                rows: { screen.screen.rows }),
            now: { time.withLock { $0 } },
            sink: screen.show)
        let plain = reference.writer()
        let owner = writer.beginStatus()
        var (foot, rest) = (TestFoot(), CursorRest.inFoot)
        var status: [StyledText] = []
        var isWaiting = false
        writer.showFoot(foot, rest: rest)
        for step in 0..<150 {
            time.withLock { $0 += .milliseconds(Int.random(in: 0...120, using: &random)) }
            var (isDrawn, isResized) = (true, false)
            switch Int.random(in: 0..<24, using: &random) {
            case 0:
                isResized = true
                let columns = Int.random(in: 12...30, using: &random)
                let rows = rewraps ? Int.random(in: 5...9, using: &random) : 8
                // What becomes of text that is cut is no matter of the foot.
                if !rewraps, rest == .atText { continue }
                // Where text and foot together no longer fit, the end of the text leaves the screen.
                let height = foot.shown(columns: 24, rows: 9, status: status, rest: rest).reduce(1) { sum, row in
                    sum + (row.cellWidth + 8) / columns + 1
                }
                if height > rows { continue }
                for recorder in [screen, reference] {
                    rewraps
                        ? recorder.rewrap(columns: columns, rows: rows) : recorder.resize(columns: columns, rows: rows)
                }
                let column = screen.screen.cursor.column
                let asks = writer.needsCursorReport()
                writer.adoptSize(asks ? FootCell(row: screen.screen.cursor.row, column: column) : nil)
            case 1..<4:
                status = Bool.random(using: &random) ? [] : [StyledText("STATUS \(step % 3)")]
                writer.showStatus(status, owner: owner)
                isDrawn = false
            case 4..<10:
                foot.draft = Self.drafts.randomElement(using: &random) ?? ""
                foot.count = Self.counts.randomElement(using: &random) ?? ""
                foot.rows = Bool.random(using: &random) ? [] : ["queued"]
                foot.cursor = Bool.random(using: &random) ? nil : Int.random(in: 0...foot.draft.count, using: &random)
                writer.showFoot(foot, rest: rest)
            case 10:
                rest = rest == .inFoot ? .atText : .inFoot
                if rest == .inFoot {
                    writer.endAnswer()
                    plain.endAnswer()
                    plain.ensureLineStart()
                }
                writer.showFoot(foot, rest: rest)
            case 11:
                if rest == .atText { continue }
                writer.write(.dim("a line"))
                plain.write("a line")
            case 12:
                let text: StyledText = "sent \(.accent("it"))"
                if rest == .inFoot { plain.ensureLineStart() }
                writer.write(text, foot: foot, rest: rest)
                plain.write(text)
            default:
                guard rest == .atText else { continue }
                let piece = rewraps ? Self.pieces.randomElement(using: &random) ?? "" : "\(step) short\n"
                let role: TextStyle = Bool.random(using: &random) ? .plain : .evenToken
                writer.stream(StyledText(piece, role))
                plain.stream(StyledText(piece, role))
                isDrawn = false
            }
            // What was left to the next drawing is drawn now.
            if !isDrawn { writer.showFoot(foot, rest: rest) }
            // While a window is being made narrower, rows leave room.
            if isResized {
                time.withLock { $0 += .seconds(2) }
                writer.showFoot(foot, rest: rest)
            }
            let shown = foot.shown(
                columns: screen.screen.columns, rows: screen.screen.rows, status: status, rest: rest)
            let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            // In a row that a new size has just filled, the foot waits for more text.
            let isShown = Array(lines.suffix(shown.count)) == shown
            isWaiting = (isWaiting || isResized) && rest == .atText && screen.screen.isWrapPending
            if isWaiting { continue }
            guard isShown else {
                Issue.record("step \(step), \(rest): foot\n\(shown)\nin\n\(screen.text)")
                return
            }
            let text = screen.transcript.split(separator: "\n", omittingEmptySubsequences: false)
            let above = text.dropLast(shown.count).joined(separator: "\n")
            guard Self.isBeginning(above, of: reference.transcript) else {
                Issue.record("step \(step):\n\(above)\ninstead of\n\(reference.transcript)")
                return
            }
        }
        writer.endAnswer()
        writer.endStatus(owner: owner)
        writer.showFoot(nil, rest: .atText)
        writer.ensureLineStart()
        plain.endAnswer()
        plain.ensureLineStart()
        writer.write("END")
        plain.write("END")
        #expect(screen.transcript == reference.transcript)
        #expect(screen.screen.unknown == [])
    }

    /// Whether a text is another one but for what is held back at its end.
    private static func isBeginning(_ text: String, of whole: String) -> Bool {
        whole.hasPrefix(text.trimmedEnd)
            && whole.dropFirst(text.trimmedEnd.count).filter { !$0.isWhitespace }.count <= 2
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        String(reversed().drop { $0.isWhitespace }.reversed())
    }
}
