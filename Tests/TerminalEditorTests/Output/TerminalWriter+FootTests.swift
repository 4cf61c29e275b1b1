import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The foot below the text")
struct TerminalWriterFootTests {
    private let screen = ScreenRecorder(columns: 20, rows: 6)

    private func place(_ row: Int, _ column: Int) -> VirtualScreen.Position {
        VirtualScreen.Position(row: row, column: column)
    }

    @Test("At the idle prompt the cursor rests in the draft, and lines are written above it")
    func idle() {
        let writer = screen.writer()
        writer.showFoot(TestFoot("hel", count: "3"), rest: .inFoot)
        #expect(screen.text == "› hel             3")
        #expect(screen.screen.cursor == place(0, 5))
        writer.write("a line")
        writer.write("more\nlines")
        #expect(screen.text == "a line\nmore\nlines\n› hel             3")
        #expect(screen.screen.cursor == place(3, 5))
        writer.write("sent", foot: TestFoot(), rest: .inFoot)
        #expect(screen.text == "a line\nmore\nlines\nsent\n›")
        #expect(screen.screen.cursor == place(4, 2))
        writer.showFoot(nil, rest: .inFoot)
        #expect(screen.text == "a line\nmore\nlines\nsent")
        #expect(screen.screen.cursor == place(4, 0))
    }

    @Test("A key costs a handful of bytes, what is the same nothing")
    func frugality() {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder)
        writer.showFoot(TestFoot("hell", count: "~14 in"), rest: .inFoot)
        writer.showFoot(TestFoot("hello", count: "~14 in"), rest: .inFoot)
        writer.showFoot(TestFoot("hello", count: "~15 in"), rest: .inFoot)
        writer.showFoot(TestFoot("hello", count: "~15 in"), rest: .inFoot)
        writer.showFoot(TestFoot("hello", count: "~15 in", cursor: 4), rest: .inFoot)
        #expect(
            recorder.writes.dropFirst() == [
                "o", "\u{1B}[36G\u{1B}[2m5\u{1B}[0m\u{1B}[8G", "\u{1B}[7G",
            ])
    }

    @Test("While an answer streams the cursor rests at its end, and the draft has one that is drawn")
    func answer() {
        let writer = screen.writer(colorDepth: .none)
        let owner = writer.beginStatus()
        writer.showFoot(TestFoot("next"), rest: .inFoot)
        writer.showFoot(TestFoot("next"), rest: .atText)
        #expect(screen.text == " › next")
        #expect(screen.screen.cursor == place(0, 0))
        writer.showStatus("busy", owner: owner)
        writer.stream("An answer")
        #expect(screen.text == "An answer\n busy\n › next")
        #expect(screen.screen.cursor == place(0, 9))
        writer.showFoot(TestFoot("next on"), rest: .atText)
        writer.stream(" that is wrapped by the terminal itself")
        #expect(screen.text == "An answer that is wr\napped by the termina\nl itself\n busy\n › next on")
        writer.endAnswer()
        writer.endStatus(owner: owner)
        writer.showFoot(TestFoot("next on"), rest: .inFoot)
        #expect(screen.text == "An answer that is wr\napped by the termina\nl itself\n› next on")
        #expect(screen.screen.cursor == place(3, 9))
        writer.showFoot(nil, rest: .atText)
        #expect(screen.transcript == "An answer that is wrapped by the terminal itself")
        #expect(screen.screen.unknown == [])
    }

    @Test(
        "An answer that pauses after an emoji, or at a full row, does not stop the foot",
        arguments: ["12345678901234567890", "Hi 👩", "Hi 👩\u{200D}", "1234567890123456789👩", "\u{1112}", "日本語日本語日本語日"])
    func pause(_ answer: String) {
        let writer = screen.writer()
        writer.showFoot(TestFoot(), rest: .atText)
        writer.stream(StyledText(answer))
        writer.showFoot(TestFoot("typed"), rest: .atText)
        #expect(screen.text.hasSuffix("\n › typed") || screen.text == " › typed")
        writer.stream("x")
        writer.showFoot(TestFoot("typed more"), rest: .atText)
        #expect(screen.text.hasSuffix("\n › typed more"))
        writer.stream(StyledText(answer))
        writer.endAnswer()
        #expect(screen.text.hasSuffix("\n › typed more"))
        writer.ensureLineStart()
        writer.showFoot(TestFoot("typed"), rest: .inFoot)
        // A wide character that finds no room leaves a cell empty.
        let expected = answer + "x" + answer + "\n›typed"
        #expect(screen.transcript.filter { $0 != " " } == expected.filter { $0 != " " })
    }

    @Test("Ctrl-L leaves the foot alone, at the top, and nothing of it among what has scrolled off")
    func clear() {
        let writer = screen.writer()
        writer.write("text")
        writer.showFoot(TestFoot("draft"), rest: .inFoot)
        writer.clearScreen()
        #expect(screen.text == "› draft")
        #expect(screen.screen.cursor == place(0, 7))
        writer.showFoot(TestFoot("draft"), rest: .atText)
        writer.stream("half a row")
        writer.clearScreen()
        writer.stream("other half")
        #expect(screen.text == "other half\n › draft")
    }

    @Test("After another program has written, the foot begins in the row of the cursor")
    func redraw() {
        let writer = screen.writer()
        writer.showFoot(TestFoot("draft", rows: ["above"]), rest: .inFoot)
        screen.show("\n$ ls\nfile\n")
        writer.redrawFoot()
        #expect(screen.text == "above\n› draft\n$ ls\nfile\nabove\n› draft")
    }

    @Test("A probe asks on both sides of the text and leaves no trace of it")
    func probe() {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder)
        writer.probe("👩‍💻")
        #expect(recorder.writes == [])
        writer.showFoot(TestFoot("a"), rest: .inFoot)
        writer.probe("👩‍💻")
        #expect(
            recorder.writes.last
                == "\u{1B}[?2026h\r\u{1B}[6n👩‍💻\u{1B}[6n\u{1B}[?7l\r› a\u{1B}[K\u{1B}[?7h\u{1B}[?2026l")
    }

    @Test("Another palette shows at once")
    func palette() {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder)
        writer.showFoot(TestFoot("a", count: "1"), rest: .inFoot)
        var palette = Palette.standard
        palette.appearances[.dim] = Appearance(nil, .underlined)
        writer.use(palette)
        #expect(recorder.writes.last == "\u{1B}[39G\u{1B}[4m1\u{1B}[0m\u{1B}[4G")
    }

    @Test("The cursor that is drawn is a reversed cell, without colors, too", arguments: [ColorDepth.none, .ansi16])
    func drawnCursor(colorDepth: ColorDepth) {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder, colorDepth: colorDepth)
        writer.showFoot(TestFoot("ab", cursor: 1), rest: .atText)
        #expect(recorder.text.contains(" › a\u{1B}[7mb\u{1B}[0m"))
    }

    @Test("As the text grows, the foot moves down unwritten")
    func moving() {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder)
        writer.showFoot(TestFoot("draft", rows: ["queued"]), rest: .atText)
        writer.stream("some words")
        writer.stream(" more")
        writer.stream("\n")
        writer.stream("a second row\nand a third")
        writer.stream(StyledText(String(repeating: "x", count: 40)))
        #expect(
            recorder.writes.dropFirst() == [
                "\u{1B}[?2026h\r\u{1B}[B\u{1B}D\u{1B}[2A\u{1B}[Lsome words\u{1B}[?2026l", " more",
                "\u{1B}[?2026h\n\u{1B}[B\u{1B}D\u{1B}D\u{1B}[3A\u{1B}[2La second row\nand a third\u{1B}[?2026l",
                "\u{1B}[?2026h\u{1B}[2B\u{1B}D\u{1B}[3A\u{1B}7\u{1B}D\u{1B}[L\u{1B}8\(String(repeating: "x", count: 40))\u{1B}[?2026l",
            ])
    }

    @Test("Line breaks at the end wait for what follows them, and are written once the text or the program ends")
    func lineBreaks() {
        for end in [
            { $0.stream("two") }, { $0.endAnswer() }, { $0.showFoot(nil, rest: .atText) }, { $0.handle(.stop) },
        ]
            as [(TerminalWriter) -> Void]
        {
            let recorder = OutputRecorder()
            let writer = TerminalWriter.make(for: recorder)
            writer.showFoot(TestFoot("draft"), rest: .atText)
            writer.stream("one\n")
            writer.stream("\n")
            #expect(recorder.text.hasSuffix("one\u{1B}[?2026l"))
            #expect(writer.isAtLineStart)
            writer.ensureLineStart()
            #expect(!recorder.text.contains("\n"))
            end(writer)
            #expect(recorder.text.count { $0 == "\n" } == 2)
        }
    }

    @Test("Questions and focus reports leave as sequences")
    func sequences() {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder)
        writer.askCursor()
        #expect(recorder.writes == ["\u{1B}[6n"])
    }

    @Test("A stop leaves no foot, and it comes back where the cursor is then")
    func stop() {
        let writer = screen.writer()
        writer.write("text")
        writer.showFoot(TestFoot("draft", rows: ["above"]), rest: .inFoot)
        writer.handle(.stop)
        #expect(screen.text == "text")
        #expect(screen.screen.cursor == place(1, 0))
        writer.showFoot(TestFoot("late"), rest: .inFoot)
        #expect(screen.text == "text")
        screen.show("$ fg\n")
        writer.handle(.continued)
        writer.redrawFoot()
        #expect(screen.text == "text\n$ fg\n› late")
        writer.handle(.terminate)
        #expect(screen.text == "text\n$ fg")
    }
}
