import Synchronization
import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The status while the window changes")
struct TerminalWriterStatusResizeTests {
    @Test("A terminal that wraps its rows anew is left without a trace of the old status")
    func narrower() {
        let screen = ScreenRecorder(columns: 40, rows: 10)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        writer.stream("some words that fill a good part of it")
        writer.showStatus("128 tokens · 43 t/s · 3.2 s", owner: owner)
        screen.rewrap(columns: 15, rows: 10)
        #expect(screen.text == "some words that\n fill a good pa\nrt of it\n 128 tokens · 4\n3 t/s · 3.2 s")
        writer.stream(" and")
        #expect(screen.text == "some words that\n fill a good pa\nrt of it and\n 128 tokens ·…")
        screen.rewrap(columns: 40, rows: 10)
        writer.showStatus("129 tokens · 43 t/s · 3.3 s", owner: owner)
        #expect(screen.text == "some words that fill a good part of it a\nnd\n 129 tokens · 43 t/s · 3.3 s")
        writer.endStatus(owner: owner)
        #expect(screen.transcript == "some words that fill a good part of it and")
    }

    @Test("A row that a new width fills exactly is left alone", arguments: [true, false])
    func exactWidth(isRewrapping: Bool) {
        let screen = ScreenRecorder(columns: 20, rows: 5)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        writer.stream("0123456789")
        if isRewrapping { screen.rewrap(columns: 10, rows: 5) } else { screen.resize(columns: 10, rows: 5) }
        writer.showStatus("busy", owner: owner)
        #expect(screen.text == "0123456789")
        writer.stream("ab")
        #expect(screen.text.hasSuffix("b\n busy"))
        writer.endStatus(owner: owner)
        // Where nothing is wrapped anew, the cursor stays on the last sign.
        #expect(screen.text == (isRewrapping ? "0123456789\nab" : "012345678a\nb"))
    }

    @Test("A width that the terminal tells late does no harm that stays")
    func lateWidth() {
        let screen = ScreenRecorder(columns: 40, rows: 6)
        let told = Mutex(40)
        let writer = TerminalWriter(
            capabilities: TerminalCapabilities(isTerminal: true, columns: { told.withLock { $0 } }, rows: { 6 }),
            sink: screen.show)
        let owner = writer.beginStatus()
        writer.stream("some words")
        writer.showStatus("128 tokens · 43 t/s · 3.2 s", owner: owner)
        screen.rewrap(columns: 16, rows: 6)
        writer.stream(" that go beyond")
        writer.showStatus("129 tokens · 43 t/s · 3.3 s", owner: owner)
        #expect(screen.text.hasPrefix("some words that\ngo beyond"))
        told.withLock { $0 = 16 }
        writer.stream(" it")
        writer.showStatus("130 tokens · 43 t/s · 3.4 s", owner: owner)
        #expect(screen.text == "some words that\ngo beyond it\n 130 tokens · …")
        writer.endStatus(owner: owner)
        #expect(screen.transcript == "some words that go beyond it")
    }

    @Test("Whatever is streamed, the text stays as it would be without a status", arguments: 0..<30 as Range<UInt64>)
    func anyText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let screen = ScreenRecorder(columns: 20, rows: 6)
        let reference = ScreenRecorder(columns: 20, rows: 6)
        let (writer, plain) = (screen.writer(), reference.writer())
        let owner = writer.beginStatus()
        // Characters of which terminals show the first scalar narrower than the whole are left out: what happens to
        // them at the edge differs. So are characters in several chunks: what a resize makes of them differs, too.
        let pieces = [
            "a", " ", "word ", "longer-word", "\n", "\n\n", "日", "本語", "👩\u{200D}👧", "👍\u{1F3FD}", "\n\tif",
            "1234567890", "한", " end.\n", "two rows of text, and more",
        ]
        for step in 0..<120 {
            switch Int.random(in: 0..<20, using: &random) {
            case 0:
                let (columns, rows) = (Int.random(in: 10...30, using: &random), Int.random(in: 4...8, using: &random))
                screen.rewrap(columns: columns, rows: rows)
                reference.rewrap(columns: columns, rows: rows)
            case 1..<6:
                writer.showStatus("STATUS \(step)", owner: owner)
            default:
                let piece = pieces.randomElement(using: &random) ?? ""
                let role: TextStyle = Bool.random(using: &random) ? .plain : .strong
                writer.stream(StyledText(piece, role))
                plain.stream(StyledText(piece, role))
            }
            guard screen.transcript.hasPrefix(reference.transcript) else {
                Issue.record("step \(step):\n\(screen.transcript)\ninstead of\n\(reference.transcript)")
                return
            }
        }
        writer.endStatus(owner: owner)
        writer.write("END")
        plain.write("END")
        #expect(screen.transcript == reference.transcript)
        #expect(screen.screen.unknown == [])
    }
}
