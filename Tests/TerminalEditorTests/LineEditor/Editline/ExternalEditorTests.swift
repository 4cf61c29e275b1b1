import Foundation
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The person's own editor", .timeLimit(.minutes(10)))
struct ExternalEditorTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    /// An editor that is a shell script; `$1` is the file, after the words of the command.
    private func editor(_ script: String, words: String = "") throws -> ExternalEditor {
        let path = try folder.write(script + "\n", to: "my editor")
        return ExternalEditor(environment: ["EDITOR": "sh '\(path)' \(words)", "TMPDIR": folder.path])
    }

    @Test(
        "A command is split into words as a shell would",
        arguments: [
            ("vi", ["vi"]), ("code  --wait", ["code", "--wait"]),
            ("'my editor' -x \"a b\"", ["my editor", "-x", "a b"]),
            ("a\\ b \"c\\\"d\" 'e\\f' ''", ["a b", "c\"d", "e\\f", ""]), (" ; $(x) ", [";", "$(x)"]),
        ])
    func split(_ command: String, _ words: [String]) { #expect(ExternalEditor.split(command) == words) }

    @Test("The text comes back as the editor left it; the file is the owner's alone and goes")
    func edit() throws {
        let editor = try editor(
            "ls -l \"$2\" > '\(folder.path)/seen'; echo \"$1\" >> '\(folder.path)/seen'; echo more >> \"$2\"",
            words: "--wait")
        #expect(try editor.edit("one\ntwo 漢") == "one\ntwo 漢\nmore")
        let seen = try folder.read("seen")
        #expect(seen.hasPrefix("-rw-------"))
        #expect(seen.hasSuffix(".md\n--wait\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["my editor", "seen"])
    }

    @Test(
        "A byte order mark at the start is no part of the text; anywhere else it stays",
        arguments: [
            (#"\357\273\277hello\n"#, "hello"), (#"\357\273\277"#, ""), (#"\357\273\277\n"#, ""),
            (#"\357\273\277\357\273\277twice"#, "\u{FEFF}twice"), (#"a\357\273\277b"#, "a\u{FEFF}b"),
            (#"\357\273\277one\ntwo\n"#, "one\ntwo"), (#"\357\273\277漢字\n"#, "漢字"), (#" \357\273\277x"#, " \u{FEFF}x"),
        ])
    func byteOrderMark(bytes: String, text: String) throws {
        #expect(try editor("printf '\(bytes)' > \"$1\"").edit("") == text)
    }

    @Test("VISUAL comes before EDITOR")
    func visual() throws {
        let editor = ExternalEditor(environment: ["VISUAL": "true", "EDITOR": "false", "TMPDIR": folder.path])
        #expect(try editor.edit("text") == "text")
    }

    @Test("An editor that fails or is not there says so")
    func failure() throws {
        #expect(throws: ExternalEditorError.self) { try editor("exit 3").edit("text") }
        let error = #expect(throws: ExternalEditorError.self) {
            try ExternalEditor(environment: ["EDITOR": "no-such-editor", "TMPDIR": folder.path]).edit("text")
        }
        #expect(error?.message.hasPrefix("The editor 'no-such-editor' cannot be started: No such file") == true)
        #expect(throws: ExternalEditorError.self) {
            try ExternalEditor(environment: ["EDITOR": "true", "TMPDIR": folder / "nowhere"]).edit("text")
        }
    }

    @Test("Ctrl-X Ctrl-E edits the whole draft, folded pastes too, with the terminal as it was; Enter sends the result")
    func key() async throws {
        let terminal = try PseudoTerminal.open()
        let found = terminal.modes
        let reader = try EditlineReader.make(
            on: terminal, editor: try editor("wc -l < \"$1\" > '\(folder.path)/lines'; sed -i s/x/y/ \"$1\""))
        let paste = String(repeating: "x\n", count: 99) + "x"
        let line = try await submit(
            "a\u{1B}[200~\(paste)\u{1B}[201~\u{18}\u{5}", on: terminal, reader, after: "↑")
        #expect(line.text == "a" + paste.replacing("x", with: "y"))
        #expect(try folder.read("lines").trimmingCharacters(in: .whitespacesAndNewlines) == "100")
        await reader.close()
        #expect(terminal.modes.c_lflag == found.c_lflag)
    }

    @Test("When the editor fails the draft stays, and undo takes an edit back")
    func kept() async throws {
        let terminal = try PseudoTerminal.open()
        let failing = try EditlineReader.make(on: terminal, editor: try editor("exit 1"))
        let kept = try await submit("draft\u{18}\u{5}", on: terminal, failing, after: "exited with status 1")
        #expect(kept == .line("draft"))
        await failing.close()
        let other = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: other, editor: try editor("echo edited > \"$1\""))
        let undone = try await submit("draft\u{18}\u{5}", on: other, reader, after: "you> edited", then: "\u{1F}!\r")
        #expect(undone == .line("draft!"))
        await reader.close()
    }

    /// Types keys that open the editor, and further ones when the screen shows that it has ended: what is typed
    /// meanwhile is the editor's.
    private func submit(
        _ keys: String, on terminal: PseudoTerminal, _ reader: EditlineReader, after text: String,
        then rest: String = "\r"
    ) async throws -> LineInput {
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send(keys)
        try await terminal.wait(toShow: text)
        terminal.send(rest)
        return await line
    }

    @Test("An offered draft opens in the editor")
    func offered() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, editor: try editor("sed -i 's/$/ and more/' \"$1\""))
        #expect(await reader.offer("offered", isEdited: true))
        #expect(try await submit("", on: terminal, reader, after: "you> offered and more") == .line("offered and more"))
        await reader.close()
    }
}
