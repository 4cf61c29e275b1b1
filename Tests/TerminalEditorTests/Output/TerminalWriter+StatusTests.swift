import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The status below the text")
struct TerminalWriterStatusTests {
    let recorder = OutputRecorder()

    @Test("It is drawn where the cursor can come back, each time in one write")
    func sequences() {
        let writer = TerminalWriter.make(for: recorder)
        let owner = writer.beginStatus()
        writer.showStatus(.dim("busy"), owner: owner)
        writer.write("note")
        writer.stream("answer\n and")
        writer.showStatus("idle", owner: owner)
        writer.endStatus(owner: owner)
        writer.stream(" goes on")
        let busy = "\u{1B}[2mbusy\u{1B}[0m"
        #expect(
            recorder.writes == [
                .drawn(busy), .written("note\n"), .written("answer\n and", rows: 2),
                "\u{1B}7\u{1B}[?7l\u{1B}[B\u{1B}[2Gidle\u{1B}[?7h\u{1B}8", .erasedBelow, " goes on",
            ])
    }

    @Test("Text that stays in its row, and a status that says the same, cost nothing more")
    func frugality() {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        let owner = writer.beginStatus()
        writer.stream("The")
        writer.showStatus("busy", owner: owner)
        writer.stream(" answer")
        writer.showStatus("busy", owner: owner)
        writer.stream(" is 42.")
        #expect(recorder.writes == ["The", .drawnBelow("", "busy"), " answer", " is 42."])
    }

    @Test("A past owner cannot show a status and cannot erase another one's")
    func owner() {
        let writer = TerminalWriter.make(for: recorder)
        let first = writer.beginStatus()
        writer.showStatus("first", owner: first)
        let second = writer.beginStatus()
        writer.showStatus("late", owner: first)
        writer.showStatus("second", owner: second)
        writer.endStatus(owner: first)
        writer.showStatus("still", owner: second)
        writer.endStatus(owner: second)
        writer.showStatus("late", owner: second)
        writer.stream("text")
        #expect(
            recorder.writes == [
                .drawn("first"), .erased, .drawn("second"), .changed("\u{1B}[3Gtill\u{1B}[K"), .erased, "text",
            ])
    }

    @Test("Nothing of it is hostile, and it has one line")
    func harmless() {
        let screen = ScreenRecorder(columns: 40, rows: 5)
        let writer = screen.writer()
        writer.stream("text")
        writer.showStatus("a\u{1B}[2J\nb\u{9B}", owner: writer.beginStatus())
        #expect(screen.text == "text\n a^[[2J⏎b‹U+009B›")
        #expect(screen.screen.unknown == [])
    }

    @Test("Where the cursor cannot be moved there is none", arguments: [false, true])
    func noCursor(isTerminal: Bool) {
        let writer = TerminalWriter.make(for: recorder, isTerminal: isTerminal, movesCursor: false, colorDepth: .none)
        let owner = writer.beginStatus()
        writer.showStatus("busy", owner: owner)
        writer.stream("text")
        writer.showStatus("busy", owner: owner)
        writer.endStatus(owner: owner)
        #expect(recorder.writes == ["text"])
    }

    @Test("It stands below the text that grows, also at the bottom, and the cursor after the text")
    func growing() {
        let screen = ScreenRecorder(columns: 12, rows: 4)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        func look(after text: String) -> [String] {
            writer.stream(text)
            writer.showStatus("busy", owner: owner)
            return screen.screen.lines + ["\(screen.screen.cursor.row) \(screen.screen.cursor.column)"]
        }
        #expect(look(after: "") == [" busy", "", "", "", "0 0"])
        #expect(look(after: "one") == ["one", " busy", "", "", "0 3"])
        #expect(look(after: "\n") == ["one", " busy", "", "", "1 0"])
        #expect(look(after: "\ntwo two two ") == ["one", "", "two two two", "", "2 11"])
        #expect(look(after: "two") == ["", "two two two", "two", " busy", "2 3"])
        #expect(look(after: " two ") == ["", "two two two", "two two", " busy", "2 8"])
        #expect(look(after: "two t") == ["two two two", "two two two", "t", " busy", "2 1"])
        writer.endStatus(owner: owner)
        #expect(screen.transcript == "one\n\ntwo two two two two two t")
    }

    @Test("Nothing is shown while the row is full, or the last character may change")
    func waiting() {
        for (text, isShown) in [
            ("123456789", true), ("1234567890", false), ("1234567890a", true), ("日本語日本", false),
            ("日本語日本a", true), ("1日本語日本", true), ("a\t", true), ("123456789\t", true), ("👩", false),
            ("👩\u{200D}", false), ("👩 ", true), ("🇩", false), ("🇩🇪", true), ("❤", false), ("한", true),
            ("\u{1112}", false),
            ("e\u{301}", true),
        ] {
            let screen = ScreenRecorder(columns: 10, rows: 5)
            let writer = screen.writer()
            writer.stream(text)
            writer.showStatus("busy", owner: writer.beginStatus())
            #expect(screen.text.hasSuffix("\n busy") == isShown, "\(text)")
        }
    }

    @Test(
        "A character that comes in pieces is whole in the end",
        arguments: [["👩", "\u{200D}", "👧"], ["🇩", "🇪"], ["❤", "\u{FE0F}"]])
    func pieces(_ pieces: [String]) {
        let screen = ScreenRecorder(columns: 10, rows: 5)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        for piece in ["a"] + pieces + ["b"] {
            writer.stream(piece)
            writer.showStatus(StyledText("after \(piece.unicodeScalars.count)"), owner: owner)
        }
        #expect(screen.text == "a\(pieces.joined())b\n after 1")
        #expect(screen.screen.cursor == VirtualScreen.Position(row: 0, column: 4))
    }

    @Test("It is cut to the row, and a very small screen has none")
    func smallScreens() {
        for (columns, rows, shown) in [
            (12, 3, "a\n 日本語日…"), (11, 3, "a\n 日本語日…"), (10, 3, "a\n 日本語…"), (3, 3, "a\n …"), (2, 3, "a"), (12, 2, "a"),
        ] {
            let screen = ScreenRecorder(columns: columns, rows: rows)
            let writer = screen.writer()
            writer.stream("a")
            writer.showStatus("日本語日本語", owner: writer.beginStatus())
            #expect(screen.text == shown, "\(columns)x\(rows)")
            #expect(screen.screen.modes.contains(7))
        }
    }

    @Test("What was echoed at the cursor goes with it")
    func echo() {
        let screen = ScreenRecorder(columns: 20, rows: 4)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        writer.showStatus("busy", owner: owner)
        screen.show("^C")
        writer.endStatus(owner: owner)
        writer.write("Stopped.")
        #expect(screen.text == "Stopped.")
    }
}
