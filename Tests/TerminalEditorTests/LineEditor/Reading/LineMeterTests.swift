import Foundation
import Synchronization
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The meter beside the draft", .timeLimit(.minutes(10)))
struct LineMeterTests {
    private static let count: LineMeter = { "\($0.count) tok" }

    /// A row of the screen with a meter at the right edge.
    private static func row(_ text: String, _ meter: String, columns: Int = 80) -> String {
        let used = (text + meter).cellWidth
        return text + String(repeating: " ", count: columns - 1 - used) + meter
    }

    struct Typing: Sendable, CustomTestStringConvertible {
        var name: String
        /// Typed one after the other, each when the screen shows what comes after the one before.
        var steps: [(keys: String, rows: [String])]
        var testDescription: String { name }

        init(_ name: String, _ steps: [(keys: String, rows: [String])]) { (self.name, self.steps) = (name, steps) }
    }

    static let typings = [
        Typing(
            "it follows every key",
            [
                ("", [row("you> ", "0 tok")]), ("h", [row("you> h", "1 tok")]), ("i", [row("you> hi", "2 tok")]),
                ("\u{1B}[D", [row("you> hi", "2 tok")]), (" there", [row("you> h therei", "8 tok")]),
                ("\u{5} again", [row("you> h therei again", "14 tok")]), ("\u{17}", [row("you> h therei ", "9 tok")]),
                ("\u{3}", [row("you> ", "0 tok")]),
            ]),
        Typing(
            "wide characters",
            [
                ("漢字", [row("you> 漢字", "2 tok")]), ("\u{7F}", [row("you> 漢", "1 tok")]),
                ("\u{1B}[Dかな", [row("you> かな漢", "3 tok")]), ("👩", [row("you> かな👩漢", "4 tok")]),
            ]),
        Typing(
            "several lines",
            [
                ("one", [row("you> one", "3 tok")]), ("\ntwo", ["you> one", row("two", "7 tok")]),
                ("\u{1B}[A!", ["you> one!", row("two", "8 tok")]),
                ("\u{1B}[B?", ["you> one!", row("two?", "9 tok")]),
                ("\u{15}\u{7F}", [row("you> one!", "4 tok")]),
            ]),
        Typing(
            "it has a row of its own where the first is full",
            [
                (String(repeating: "x", count: 66), [row("you> " + String(repeating: "x", count: 66), "66 tok")]),
                ("y", ["you> " + String(repeating: "x", count: 66) + "y", row("", "67 tok")]),
                ("\u{7F}", [row("you> " + String(repeating: "x", count: 66), "66 tok")]),
                ("\u{1}\n", ["you>", row(String(repeating: "x", count: 66), "67 tok")]),
                ("\u{7F}  \u{1B}[3~", ["you>   " + String(repeating: "x", count: 65), row("", "67 tok")]),
            ]),
        Typing(
            "a paste of spaces over it, and what completes it below",
            [
                ("a", [row("you> a", "1 tok")]),
                (
                    "\u{1B}[200~" + String(repeating: " ", count: 70) + "b\u{1B}[201~",
                    ["you> a" + String(repeating: " ", count: 70) + "b", row("", "72 tok")]
                ),
                ("\u{15}c\t", [row("you> c", "1 tok"), "  x", "  y"]), ("\u{1B}", [row("you> c", "1 tok")]),
            ]),
        Typing(
            "searching hides it",
            [
                ("\u{12}st", ["(search) st: first"]), ("\u{1}", [row("you> first", "5 tok")]),
                ("\u{1B}[A", [row("you> older", "5 tok")]), ("\u{1B}u", [row("you> older", "5 tok")]),
            ]),
    ]

    @Test("Typing", arguments: typings, [TextStyle.plain, .accent])
    func typing(_ typing: Typing, _ role: TextStyle) async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, history: ["older", "first"]) { _ in
            Completion(replaces: 0..<0, candidates: ["x", "y"].map { .init($0, note: "") })
        }
        async let line = reader.readLine(LinePrompt("you> ", role: role), aids: LineAids(meter: Self.count))
        try await terminal.wait(toShow: "0 tok")
        for step in typing.steps {
            terminal.send(step.keys)
            try await terminal.wait(toShowLast: step.rows)
        }
        terminal.send("\r")
        guard case .line(let submitted) = await line else {
            Issue.record("Not a line")
            return
        }
        terminal.mark()
        try await terminal.waitFor(PseudoTerminal.endMark)
        #expect(!terminal.screen.shownLines.joined().contains("tok"))
        #expect(
            terminal.screen.shownLines.joined(separator: "\n").hasSuffix(
                submitted.text.reversed().drop { $0 == " " }.reversed() + "\n"))
        await reader.close()
    }

    @Test("A paste is measured once, as the text it stands for")
    func paste() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        let measured = Mutex<[String]>([])
        let text = String(repeating: "0123456789 漢字\n", count: 3000)
        async let line = reader.readLine(
            PseudoTerminal.prompt,
            aids: LineAids(meter: { draft in
                measured.withLock { $0.append(draft) }
                return "\(draft.count) tok"
            }))
        try await terminal.wait(toShow: "0 tok")
        terminal.send("\u{1B}[200~" + text + "\u{1B}[201~")
        try await terminal.wait(toShow: Self.row("you> [pasted 3,000 lines]", "42000 tok"))
        terminal.send("\r")
        #expect(await line.text == text)
        #expect(measured.withLock(\.self) == ["", text])
        await reader.close()
    }

    @Test("A change of size moves it to the new edge, and back")
    func resize() async throws {
        let terminal = try PseudoTerminal.open(columns: 80, rows: 24)
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt, aids: LineAids(meter: Self.count))
        try await terminal.wait(toShow: "0 tok")
        terminal.send("漢字 and")
        for (columns, rows) in [(40, 10), (80, 24)] {
            try await terminal.wait(toShow: "6 tok")
            try terminal.resize(columns: columns, rows: rows)
            kill(getpid(), SIGWINCH)
            try await terminal.wait(toShow: Self.row("you> 漢字 and", "6 tok", columns: columns))
        }
        terminal.send("\r")
        #expect(await line == .line("漢字 and"))
        await reader.close()
    }

    @Test("At the bottom of the screen it scrolls with the draft")
    func scrolling() async throws {
        let terminal = try PseudoTerminal.open(columns: 40, rows: 5)
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt, aids: LineAids(meter: Self.count))
        try await terminal.wait(toShow: "0 tok")
        terminal.send("a\nb\nc")
        try await terminal.wait(toShow: "5 tok")
        terminal.send("\u{1B}[A\u{1B}[Ad")
        try await terminal.wait(toShowLast: ["you> ad", "b", Self.row("c", "6 tok", columns: 40)])
        terminal.send("\r")
        #expect(await line == .line("ad\nb\nc"))
        await reader.close()
    }

    @Test("It shows no escapes of its own, and keeps to one line")
    func hostile() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(
            PseudoTerminal.prompt, aids: LineAids(meter: { _ in "a\u{1B}[31m\nb\u{202E}e\u{301}\t漢" }))
        try await terminal.wait(toShowLast: [Self.row("you> ", "a^[[31m⏎b‹U+202E›e\u{301} 漢")])
        terminal.send("\r")
        #expect(await line == .line(""))
        await reader.close()
    }

    @Test("A key costs few bytes: only the cells that change are written")
    func fewBytes() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(
            LinePrompt("you> ", role: .accent), aids: LineAids(meter: { "1,2\($0.count) tokens · 3 % · $0.0123" }))
        try await terminal.wait(toShow: "1,20 tokens · 3 % · $0.0123")
        terminal.send("x")
        try await terminal.wait(toShow: "1,21 tokens")
        terminal.forgetOutput()
        terminal.send("y")
        try await terminal.waitFor("y")
        #expect(terminal.text.utf8.count <= 50)
        terminal.send("\r")
        #expect(await line == .line("xy"))
        await reader.close()
    }
}
