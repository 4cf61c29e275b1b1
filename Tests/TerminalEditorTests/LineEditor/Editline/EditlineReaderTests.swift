import Foundation
import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("EditlineReader", .timeLimit(.minutes(10)))
struct EditlineReaderTests {
    struct Typing: Sendable, CustomTestStringConvertible {
        var name: String
        var keys: String
        var line: String
        var testDescription: String { name }

        init(_ name: String, _ keys: String, _ line: String) { (self.name, self.keys, self.line) = (name, keys, line) }
    }

    static let typings = [
        Typing("Enter submits", "hello", "hello"),
        Typing("digits and signs", "1 + 1 = \"2\"; \\o/ ~", "1 + 1 = \"2\"; \\o/ ~"),
        Typing("characters outside ASCII", "wörld 漢字 👩‍💻 e\u{301}", "wörld 漢字 👩‍💻 e\u{301}"),
        Typing("what is not UTF-8 is left out", "a\u{85}b", "ab"),
        Typing("Backspace deletes a whole emoji", "a👩‍💻\u{7F}b", "ab"),
        Typing("Backspace deletes a letter with its accent", "ae\u{301}\u{8}b", "ab"),
        Typing("Left and Right step over whole emoji", "👩‍💻👍🏽\u{1B}[D\u{1B}OD!\u{1B}[C?", "!👩‍💻?👍🏽"),
        Typing("Delete", "abc\u{1B}[D\u{1B}[D\u{1B}[3~", "ac"),
        Typing("Ctrl-D within the draft deletes forward", "abc\u{1}\u{4}", "bc"),
        Typing("Home and End, as xterm and as vt220 send them", "b\u{1B}[Ha\u{1B}[Fc\u{1B}[1~0\u{1B}[4~d", "0abcd"),
        Typing("Ctrl-Left and Ctrl-Right go by words", "one two\u{1B}[1;5D\u{1B}[1;5DX\u{1B}[1;5CY", "XoneY two"),
        Typing("Ctrl-W and Ctrl-Y", "one two-2\u{17}\u{19}\u{19}", "one two-2two-2"),
        Typing("Ctrl-K and Ctrl-U", "abc\u{1B}[D\u{B}\u{15}x\u{19}", "xab"),
        Typing("Alt-Backspace", "one two\u{1B}\u{7F}", "one "),
        Typing("Ctrl-J begins a line", "a\nb", "a\nb"),
        Typing("Alt-Enter begins a line", "a\u{1B}\rb", "a\nb"),
        Typing("Shift-Enter begins a line where the terminal tells", "a\u{1B}[13;2ub", "a\nb"),
        Typing("a backslash at the end asks for another line", "a\\\r\u{1B}[Cb", "a\nb"),
        Typing("two backslashes do not", "a\\\\", "a\\\\"),
        Typing("Up and Down within the draft", "ab\ncd\u{1B}[AX\u{1B}[B\u{1B}[DY", "abX\ncYd"),
        Typing(
            "Alt-[ and Alt-O, with which the arrows begin, are none", "ab\ncd\u{1B}[91;3uX\u{1B}[79;3uY", "ab\ncdXY"),
        Typing("unknown sequences are swallowed", "a\u{1B}[99;99R\u{1B}[5~b", "ab"),
        Typing("a paste never submits", "\u{1B}[200~a\r\nb\rc\nd\u{1B}[201~!", "a\nb\nc\nd!"),
        Typing(
            "a paste loses control characters but tabs", "\u{1B}[200~\u{1B}[31m\ta\u{3}\u{7}b\u{1B}[201~", "[31m\tab"),
        Typing("a forged end of a paste ends it", "\u{1B}[200~a\u{1B}[201~\nb", "a\nb"),
        Typing("undo takes back a run of typing", "one\u{17}two\u{1B}[Dx\u{1F}\u{1F}\u{1F}", "one"),
        Typing(
            "undo takes back a deletion, a kill and a paste",
            "abc\u{7F}\u{15}\u{1B}[200~x\u{1B}[201~\u{1F}\u{1F}\u{1F}", "abc"),
        Typing(
            "Ctrl-X Ctrl-U undoes, Ctrl-X Ctrl-R does it again", "ab\u{15}\u{18}\u{15}\u{18}\u{12}c\u{18}\u{15}", ""),
        Typing("undo brings back what Ctrl-C cleared, and what Up replaced", "ab\u{3}\u{1B}[A\u{1F}\u{1F}", "ab"),
        Typing("a paste after Ctrl-X is not lost", "\u{18}\u{1B}[200~x\u{1B}[201~", "x"),
        Typing("a mark that is typed joins its letter", "e\u{301}\u{1B}[Dx\u{1B}[3~", "x"),
        Typing(
            "a letter before a mark joins it, and the cursor is behind both", "\u{301}\u{1B}[Da\u{1B}[D!", "!a\u{301}"),
        Typing(
            "characters that stand for others in the editor", "\u{F0000}\u{20000}e\u{301}\u{E000}\u{7F}",
            "\u{F0000}\u{20000}e\u{301}"),
        Typing("Ctrl-S sets aside, and brings back", "ab\u{13}cd\u{13}\u{13}", "cd"),
        Typing("keys that mean nothing do nothing", "a\u{0}\u{7}\u{11}\u{1C}\u{1D}\u{1E}\u{16}b", "ab"),
    ]

    @Test("Typing", arguments: typings)
    func typing(_ typing: Typing) async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        #expect(try await terminal.submit(typing.keys + "\r", to: reader).text == typing.line)
        await reader.close()
    }

    @Test("Once the prompt is on the screen, what waits for that is called, once")
    func shown() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        let (calls, call) = AsyncStream.makeStream(of: String.self)
        let aids = LineAids(shown: { call.yield(terminal.text) })
        async let line = reader.readLine(PseudoTerminal.prompt, aids: aids)
        var seen = calls.makeAsyncIterator()
        // What was written may not have arrived, but that which was written before it has.
        #expect(await seen.next() != nil)
        try await terminal.wait(toShow: "you>")
        terminal.send("ab\u{1B}[Dc\r")
        #expect(await line == .line("acb"))
        call.finish()
        #expect(await seen.next() == nil)
        await reader.close()
    }

    @Test("A style surrounds the prompt")
    func style() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(LinePrompt("you> ", role: .accent))
        try await terminal.waitFor("\u{1B}[36myou>")
        terminal.send("x\r")
        #expect(await line == .line("x"))
        await reader.close()
    }

    @Test("A prompt shows no escapes of its own")
    func hostilePrompt() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(LinePrompt("a\u{1B}]0;x\u{7}\nb> ", role: .accent))
        try await terminal.waitFor("a]0;x b> ")
        terminal.send("\r")
        #expect(await line == .line(""))
        await reader.close()
    }

    @Test("Ctrl-C clears the draft, which Up recalls; on an empty draft it interrupts")
    func interrupt() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        #expect(try await terminal.submit("a thought\u{3}\u{3}", to: reader) == .interrupted)
        #expect(try await terminal.submit("\u{1B}[A, kept\r", to: reader) == .line("a thought, kept"))
        await reader.close()
    }

    @Test("At a prompt that Ctrl-C leaves it ends the read on a draft, too, which Up recalls")
    func leaving() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(LinePrompt("edit> ", isLeftByInterrupt: true))
        try await terminal.waitFor("edit> ")
        terminal.send("a thought\u{3}")
        #expect(await line == .interrupted)
        #expect(try await terminal.submit("\u{1B}[A, kept\r", to: reader) == .line("a thought, kept"))
        await reader.close()
    }

    @Test("Ctrl-D on an empty draft ends the input")
    func end() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        #expect(try await terminal.submit("\u{4}", to: reader) == .endOfInput)
        await reader.close()
        #expect(await reader.readLine(PseudoTerminal.prompt) == .endOfInput)
    }

    @Test(
        "A large paste arrives exactly, and is shown as a mark",
        arguments: [
            ("0123456789 äöü 漢字\r\n", 3400, "[pasted 3,400 lines]"),
            ("0123456789", 10_000, "[pasted 100,000 characters]"),
        ])
    func largePaste(_ unit: String, _ count: Int, _ mark: String) async throws {
        let text = String(repeating: unit, count: count)
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("Explain \u{1B}[200~" + text + "\u{1B}[201~")
        try await terminal.waitFor(mark)
        terminal.send(" in short\r")
        let expected = "Explain " + text.replacing("\r\n", with: "\n") + " in short"
        #expect(await line.text == expected)
        #expect(!terminal.text.contains("0123456789"))
        await reader.close()
    }

    @Test("Backspace deletes the mark of a paste whole; an edited mark is sent as it stands")
    func foldedPasteEdited() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        let paste = "\u{1B}[200~" + String(repeating: "x\n", count: 99) + "\u{1B}[201~"
        #expect(try await terminal.submit("a" + paste + "\u{7F}b\r", to: reader).text == "ab")
        #expect(try await terminal.submit(paste + "\u{1B}[D\u{7F}\r", to: reader).text == "[pasted 99 line]")
        await reader.close()
    }

    @Test("A draft that outgrows the screen scrolls, its cursor always in view, and is sent and shown whole")
    func fullScreen() async throws {
        let terminal = try PseudoTerminal.open(columns: 40, rows: 5)
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        let lines = (1...30).map { "line \($0)" }
        terminal.send(lines.joined(separator: "\n"))
        try await terminal.wait(toShow: "line 30")
        for _ in 0..<20 { terminal.send("\u{1B}[A") }
        try await terminal.wait(toShow: "line 10")
        terminal.send("\u{5}!")
        try await terminal.wait(toShow: "line 10!")
        terminal.send("\r")
        let expected = lines.map { $0 == "line 10" ? $0 + "!" : $0 }
        #expect(await line == .line(expected.joined(separator: "\n")))
        try await terminal.wait(toShowLast: ["you> " + expected[0]] + expected.dropFirst())
        await reader.close()
    }

    @Test("The history is recalled, searched, and never shows escapes")
    func history() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, history: ["first", "sec\u{1B}[2Jond\nline", "third"])
        let up = "\u{1B}[A"
        let down = "\u{1B}[B"
        #expect(try await terminal.submit("new" + up + up + up + up + up + "\r", to: reader) == .line("first"))
        #expect(try await terminal.submit("new" + up + down + "er\r", to: reader) == .line("newer"))
        #expect(try await terminal.submit(up + up + "\r", to: reader) == .line("sec[2Jond\nline"))
        #expect(try await terminal.submit("\u{12}IR\u{7F}\u{7F}ir\u{12}\u{1}> \r", to: reader) == .line("> first"))
        #expect(try await terminal.submit("x\u{12}third\u{7}y\r", to: reader) == .line("xy"))
        #expect(try await terminal.submit("f\u{1B}p\r", to: reader) == .line("first"))
        await reader.remember("fourth")
        let remembered = try await terminal.submit(up + "!\r", to: reader)
        #expect(remembered == .line("fourth!"))
        #expect(!terminal.text.contains("\u{1B}[2J"))
        await reader.close()
    }

    @Test("Up that is typed ahead of the prompt recalls the line before it")
    func historyAhead() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, history: ["first"])
        #expect(try await terminal.submit("second\r", to: reader) == .line("second"))
        await reader.remember("second")
        terminal.send("\u{1B}[A!\r")
        #expect(await reader.readLine(PseudoTerminal.prompt) == .line("second!"))
        await reader.close()
    }

    @Test("A line of the history that is taller than the screen scrolls, and is sent whole")
    func tallHistory() async throws {
        let terminal = try PseudoTerminal.open(columns: 40, rows: 10)
        let tall = (1...30).map { "line \($0)" }.joined(separator: "\n")
        let reader = try EditlineReader.make(on: terminal, history: [tall])
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("\u{1B}[A")
        try await terminal.wait(toShow: "line 30")
        terminal.send("\r")
        #expect(await line == .line(tall))
        await reader.close()
    }

    /// A reader that completes three commands, and the prompt in view.
    private static func completing(on terminal: PseudoTerminal) throws -> EditlineReader {
        let names = ["/help", "/history", "/model"]
        return try EditlineReader.make(on: terminal) { request in
            Completion(
                replaces: 0..<request.cursor,
                candidates: names.filter { $0.hasPrefix(request.beforeCursor) }.map {
                    .init($0, note: "about \($0)\u{1B}[31m")
                })
        }
    }

    @Test(
        "Tab completes what is common, then lists below the draft, narrows with what is typed, then completes the one")
    func completion() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try Self.completing(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("/\t")
        try await terminal.wait(
            toShowLast: [
                "you> /", "  /help     about /help^[[31m", "  /history  about /history^[[31m",
                "  /model    about /model^[[31m",
            ])
        terminal.send("h")
        try await terminal.wait(
            toShowLast: ["you> /h", "  /help     about /help^[[31m", "  /history  about /history^[[31m"])
        terminal.send("i")
        try await terminal.wait(toShowLast: ["you> /hi"])
        terminal.send("\tnow\r")
        #expect(await line == .line("/history now"))
        await reader.close()
    }

    @Test(
        "Tab takes one candidate after the other, Shift-Tab and the arrows go back; nothing of it stays on the screen")
    func cycling() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try Self.completing(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("/\t\t")
        try await terminal.wait(toShow: "you> /help")
        terminal.send("\t\u{1B}[B")
        try await terminal.wait(
            toShowLast: [
                "you> /model", "  /help     about /help^[[31m", "  /history  about /history^[[31m",
                "› /model    about /model^[[31m",
            ])
        terminal.send("\t")
        try await terminal.wait(toShow: "you> /help")
        terminal.send("\u{1B}[Z\u{1B}[A")
        try await terminal.wait(toShow: "you> /history")
        terminal.send("\r")
        #expect(await line == .line("/history"))
        terminal.mark()
        try await terminal.waitFor(PseudoTerminal.endMark)
        #expect(terminal.screen.shownLines.trimmingEmptyEnd == ["you> /history"])
        await reader.close()
    }

    @Test("Esc closes the list and leaves the draft; an empty draft closes it as well")
    func closing() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try Self.completing(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("/\t")
        try await terminal.wait(toShow: "/model    about")
        terminal.send("\u{1B}[27u")
        try await terminal.wait(toShowLast: ["you> /"])
        terminal.send("\t")
        try await terminal.wait(toShow: "/model    about")
        terminal.send("\u{15}")
        try await terminal.wait(toShowLast: ["you>"])
        terminal.send("x\r")
        #expect(await line == .line("x"))
        await reader.close()
    }

    @Test("A change of size redraws")
    func resize() async throws {
        let terminal = try PseudoTerminal.open(columns: 80, rows: 24)
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send(String(repeating: "0123456789", count: 6))
        try await terminal.wait(toShow: "you> 012345678901234567890123456789012345678901234567890123456789")
        try terminal.resize(columns: 30, rows: 10)
        kill(getpid(), SIGWINCH)
        // The test's screen does not wrap what it shows anew, so only the last rows are as on a real one.
        try await terminal.wait(toShow: "5678901234567890123456789")
        terminal.send("!\r")
        #expect(await line == .line(String(repeating: "0123456789", count: 6) + "!"))
        await reader.close()
    }

    @Test("A cancelled read returns at once and keeps the draft for the next")
    func cancel() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        let read = Task { await reader.readLine(PseudoTerminal.prompt) }
        try await terminal.waitFor("you>")
        terminal.send("half a thou")
        try await terminal.wait(toShow: "you> half a thou")
        read.cancel()
        #expect(await read.value == .interrupted)
        // Nobody reads, and it is live all the same.
        try await terminal.wait(toShow: " you> half a thou")
        #expect(try await terminal.submit("ght\r", to: reader) == .line("half a thought"))
        await reader.close()
    }

    @Test("Closing ends a read that waits")
    func closeWhileReading() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        await reader.close()
        #expect(await line == .endOfInput)
    }

    @Test("An unknown terminal type is taken for an ANSI terminal, without a word")
    func unknownTerminal() async throws {
        let terminal = try PseudoTerminal.open(columns: 20, rows: 10)
        let reader = try EditlineReader.make(on: terminal, type: "no-such-terminal")
        #expect(try await terminal.submit("one\ntwo\u{1B}[A!\r", to: reader) == .line("one!\ntwo"))
        #expect(!terminal.text.contains("no-such-terminal"))
        await reader.close()
    }

    @Test("There is no editing on a dumb terminal or a pipe")
    func unusable() throws {
        let terminal = try PseudoTerminal.open()
        let end = FileDescriptor(terminal.programEnd)
        let writer = TerminalWriter.make(on: end)
        #expect(EditlineReader(input: end, output: end, writer: writer, terminalType: "dumb") == nil)
        let pipe = WakePipe()
        #expect(EditlineReader(input: pipe.readEnd, output: end, writer: writer, terminalType: "xterm") == nil)
        #expect(EditlineReader(input: end, output: pipe.writeEnd, writer: writer, terminalType: "xterm") == nil)
    }

    @Test("Several readers of one process work side by side")
    func several() async throws {
        try await withThrowingTaskGroup { group in
            for index in 0..<8 {
                group.addTask {
                    let terminal = try PseudoTerminal.open()
                    let reader = try EditlineReader.make(on: terminal)
                    for round in 0..<5 {
                        let text = "\(index): 漢字 \(round)"
                        #expect(try await terminal.submit(text + "\r", to: reader) == .line(text))
                    }
                    await reader.close()
                }
            }
            try await group.waitForAll()
        }
    }
}
