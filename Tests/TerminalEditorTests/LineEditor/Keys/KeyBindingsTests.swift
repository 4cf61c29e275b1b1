import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Key bindings of ~/.editrc", .timeLimit(.minutes(10)))
struct KeyBindingsTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var file: String
        var keys: String
        var line: String
    }

    static let cases = [
        Case(
            testDescription: "A key for a stock command gets ours", file: "bind ^O ed-prev-char", keys: "a👩‍💻\u{F}b",
            line: "ab👩‍💻"),
        Case(
            testDescription: "A sequence, too", file: "bind \"\\\\e[5~\" ed-move-to-beg", keys: "a\u{1B}[5~b",
            line: "ba"),
        Case(
            testDescription: "Our own commands have names", file: "bind ^O parlance-newline", keys: "a\u{F}b",
            line: "a\nb"),
        Case(
            testDescription: "A key can be taken", file: "bind ^A ed-move-to-end", keys: "ab\u{1B}[D\u{1}c", line: "abc"
        ),
        Case(testDescription: "A macro", file: "bind -s ^O \"xyz\"", keys: "a\u{F}b", line: "axyzb"),
        Case(
            testDescription: "A command of libedit's own", file: "bind ^G ed-transpose-chars", keys: "ab\u{7}\u{1B}u",
            line: "ba"),
        Case(testDescription: "Asking for the default keys leaves ours", file: "bind -e", keys: "a\nb", line: "a\nb"),
        Case(testDescription: "Nothing can switch editing off", file: "edit off", keys: "ab\u{1B}[Dc", line: "acb"),
        Case(
            testDescription: "Mistakes do not matter", file: "nonsense\nbind ^O no-such\nbind", keys: "ab", line: "ab"),
    ]

    @Test("Emacs keys", arguments: cases)
    func emacs(_ test: Case) async throws {
        #expect(try await submit(test.keys, file: test.file).text == test.line)
    }

    @Test(
        "vi keys",
        arguments: [
            Case(
                testDescription: "The end of an empty line", file: "bind -v",
                keys: "\u{1B}$\u{5}\u{1B}[200~x\u{1B}[201~",
                line: "x"),
            Case(testDescription: "Insertion", file: "bind -v", keys: "wörld 漢字", line: "wörld 漢字"),
            Case(testDescription: "Line breaks", file: "bind -v", keys: "a\nb\u{1B}\rc", line: "a\nb\nc"),
            Case(testDescription: "Arrows while inserting", file: "bind -v", keys: "ab\u{1B}[Dc", line: "acb"),
            Case(testDescription: "r", file: "bind -v", keys: "abc\u{1B}0rxA!", line: "xbc!"),
            Case(
                testDescription: "r with a character outside ASCII", file: "bind -v", keys: "abc\u{1B}0réA!",
                line: "ébc!"),
            Case(testDescription: "R until Escape", file: "bind -v", keys: "abcd\u{1B}0Rx漢\u{1B}iy", line: "xy漢cd"),
            Case(
                testDescription: "The dot types a long insertion again beside characters outside ASCII",
                file: "bind -v", keys: "é漢\u{1B}i" + String(repeating: "ab c", count: 60) + "\u{1B}.A!",
                line: "é" + String(repeating: "ab c", count: 59) + "ab " + String(repeating: "ab c", count: 60) + "c漢!"),
            Case(testDescription: "u", file: "bind -v", keys: "abc def\u{1B}0dwu", line: "abc def"),
            Case(testDescription: "x deletes a whole emoji", file: "bind -v", keys: "a👩‍💻\u{1B}0lx", line: "a"),
            Case(testDescription: "Text outside ASCII is no command", file: "bind -v", keys: "a\u{1B}éA!", line: "a!"),
            Case(
                testDescription: "The dot repeats a change", file: "bind -v", keys: "one two\u{1B}0x.A!", line: "e two!"
            ),
            // libedit 3.1-20221030 types it again for ever.
            Case(
                testDescription: "A dot that was typed does not repeat itself", file: "bind -v",
                keys: "..\u{1B}0x.A!", line: "!"),
            // Where the change fails, libedit takes the text that was typed with it for commands, without asking for keys:
            // `$` left the cursor before the text, and `s` wrote there.
            Case(
                testDescription: "The dot after a failing change stays within the text", file: "bind -v",
                keys: "ab\u{1B}0cwdd$s\u{1B}.A!", line: "!"),
            Case(
                testDescription: "The same with the End key's sequence", file: "bind -v",
                keys: "ab\u{1B}0cwdd[Fs\u{1B}.A!", line: "!"),
            Case(
                testDescription: "The same with the way to the first word", file: "bind -v",
                keys: "ab\u{1B}0cw  dd^s\u{1B}.A!", line: "!"),
            Case(
                testDescription: "The dot after a failing change does not double the text", file: "bind -v",
                keys: "ab\u{1B}0cwyyp\u{1B}.A!", line: "yyp!"),
            Case(
                testDescription: "The dot repeats what was typed first", file: "bind -v", keys: "dd$s\u{1B}.A!",
                line: "dd$dd$ss!"),
            Case(
                testDescription: "The dot repeats what was typed into an emptied draft", file: "bind -v",
                keys: "a\u{7F}hello\u{1B}.A!", line: "hellhelloo!"),
            Case(testDescription: "A count for the dot", file: "bind -v", keys: "abcdef\u{1B}0x3.A!", line: "ef!"),
            Case(testDescription: "The end with an operator", file: "bind -v", keys: "abcd\u{1B}0ld$p", line: "abcd"),
            Case(
                testDescription: "The end in a macro", file: "bind -v\nbind -a -s Q \"0$i!\"", keys: "abc\u{1B}Q",
                line: "ab!c"),
            Case(testDescription: "Ctrl-C and Up", file: "bind -v", keys: "abc\u{3}\u{1B}[A", line: "abc"),
        ])
    func vi(_ test: Case) async throws {
        let line = try await submit(test.keys, file: test.file).text
        #expect(line == test.line)
    }

    @Test("Escape leads to vi's commands")
    func viCommands() async throws {
        let (terminal, reader) = try make(file: "bind -v")
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("one two")
        try await terminal.wait(toShow: "you> one two")
        // Escape is a key of its own if nothing follows: libedit then steps back.
        terminal.send("\u{1B}")
        try await terminal.waitFor("\u{1B}[12G")
        terminal.send("0dw")
        try await terminal.wait(toShow: "you> two")
        terminal.send("A!\r")
        #expect(await line == .line("two!"))
        await reader.close()
    }

    @Test("The dot does not repeat the line before")
    func viDotInAnotherLine() async throws {
        let (terminal, reader) = try make(file: "bind -v")
        #expect(try await terminal.submit("ab\u{1B}x\r", to: reader) == .line("a"))
        #expect(try await terminal.submit("cd\u{1B}.A!\r", to: reader) == .line("ccdd!"))
        await reader.close()
    }

    @Test("~ shows what it changed")
    func viChangeCase() async throws {
        let (terminal, reader) = try make(file: "bind -v")
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("ab")
        try await terminal.wait(toShow: "you> ab")
        terminal.send("\u{1B}")
        try await terminal.waitFor("\u{1B}[7G")
        terminal.send("~")
        try await terminal.wait(toShow: "you> aB")
        terminal.send("A!\r")
        #expect(await line == .line("aB!"))
        await reader.close()
    }

    private func submit(_ keys: String, file: String) async throws -> LineInput {
        let (terminal, reader) = try make(file: file)
        let line = try await terminal.submit(keys + "\r", to: reader)
        await reader.close()
        return line
    }

    private func make(file: String) throws -> (PseudoTerminal, EditlineReader) {
        let path = try folder.write(file + "\n", to: "editrc")
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, bindings: path)
        return (terminal, reader)
    }
}
