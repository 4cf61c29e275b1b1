import Synchronization
import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

/// What the foot costs while text comes fast, as over a slow line.
@Suite("The cost of the foot")
struct TerminalWriterFootCostTests {
    private static let words = """
        The quick brown fox jumps over the lazy dog while seven wizards quietly box a dozen liquor jugs, and nobody in \
        the whole kingdom of vexed zebras could say why it mattered so much to them.
        """.split(separator: " ")

    /// Ten seconds at 200 tokens a second, with a key every 150 ms and a status that changes every 100 ms.
    private func run(columns: Int, rows: Int, keys: Bool, wraps: Bool) -> (
        all: Int, own: Int, updates: Int, transcript: Bool
    ) {
        let screen = ScreenRecorder(columns: columns, rows: rows)
        let reference = ScreenRecorder(columns: columns, rows: rows)
        let time = Mutex(ContinuousClock.now)
        let updates = Mutex(0)
        let writer = TerminalWriter(
            capabilities: TerminalCapabilities(
                isTerminal: true, colorDepth: .ansi16, columns: { columns }, rows: { rows }),
            now: { time.withLock { $0 } },
            sink: { text in
                // Moving down is no update.
                if text.contains("\u{1B}[2G") || text.contains("G\u{1B}[") { updates.withLock { $0 += 1 } }
                screen.show(text)
            })
        let plain = reference.writer()
        let owner = writer.beginStatus()
        var draft = ""
        writer.showFoot(TestFoot(draft, count: "~0 in"), rest: .atText)
        var column = 0
        let start = screen.bytes
        for step in 0..<2000 {
            let word = Self.words[step % Self.words.count]
            var token = word + " "
            if wraps, column + token.count > columns - 4 {
                token = "\n" + token
                column = 0
            }
            column += token.count
            var pieces = [String(token)]
            // A paragraph ends.
            if wraps, step % 60 == 59 {
                pieces += ["\n", "\n"]
                column = 0
            }
            for piece in pieces {
                writer.stream(StyledText(piece))
                plain.stream(StyledText(piece))
            }
            time.withLock { $0 += .milliseconds(5) }
            if step % 20 == 19 {
                let seconds = Double(step + 1) * 0.005
                let tenths = Int(seconds * 10)
                writer.showStatus(
                    .dim("\(step + 1) tokens · \(195 + step / 20 % 9) t/s · \(tenths / 10).\(tenths % 10) s"),
                    owner: owner)
            }
            if keys, step % 30 == 7 {
                draft += "x"
                if draft.count > columns / 2 { draft = "" }
                writer.showFoot(TestFoot(draft, count: "~\(draft.count / 4) in"), rest: .atText)
            }
        }
        let all = screen.bytes - start
        writer.endAnswer()
        plain.endAnswer()
        writer.endStatus(owner: owner)
        writer.showFoot(nil, rest: .atText)
        return (all, reference.bytes, updates.withLock { $0 }, screen.transcript == reference.transcript)
    }

    @Test(
        "At 200 tokens a second all bytes are at most twice the answer's own",
        arguments: [(80, 24), (40, 10)], [false, true])
    func twice(size: (columns: Int, rows: Int), wraps: Bool) {
        let result = run(columns: size.columns, rows: size.rows, keys: false, wraps: wraps)
        #expect(result.all <= 2 * result.own, "\(result)")
        #expect(result.transcript)
    }

    @Test("Keys are echoed at once, and there are at most 30 updates a second")
    func keys() {
        let result = run(columns: 80, rows: 24, keys: true, wraps: true)
        #expect(result.all <= 2 * result.own, "\(result)")
        #expect(result.updates <= 300, "\(result)")
        #expect(result.transcript)
    }

    @Test("A status that ticks too fast is drawn 30 times a second")
    func ticks() {
        let screen = ScreenRecorder(columns: 40, rows: 10)
        let time = Mutex(ContinuousClock.now)
        let writer = TerminalWriter(
            capabilities: TerminalCapabilities(isTerminal: true, columns: { 40 }, rows: { 10 }),
            now: { time.withLock { $0 } }, sink: screen.show)
        let owner = writer.beginStatus()
        writer.showFoot(TestFoot(), rest: .atText)
        writer.showStatus("tick", owner: owner)
        let start = screen.writes
        for tick in 0..<1000 {
            time.withLock { $0 += .milliseconds(1) }
            writer.showStatus("tick \(tick)", owner: owner)
        }
        #expect((20...31).contains(screen.writes - start))
        // What was left to the next drawing comes with it.
        writer.showFoot(TestFoot("x"), rest: .atText)
        #expect(screen.text == " tick 999\n › x")
        writer.endStatus(owner: owner)
        #expect(screen.text == " › x")
    }
}
