import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Input of a chat")
struct ChatInputTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    @Test("The end of input leaves; an empty line does nothing")
    func emptyLines() async {
        let run = await ChatRun([.line(""), .line(" \n")], session: fixture.session())
        #expect(run.screen == "gpt-4o › \ngpt-4o ›  \n\n")
        #expect(run.reader.remembered == [])
        #expect(run.reader.prompts.count == 3)
    }

    @Test("What was attached and went with no prompt is named at the end", arguments: [[], [LineInput.line("/quit")]])
    func droppedAttachments(end: [LineInput]) async throws {
        try fixture.folder.write("# Notes", to: "notes.md")
        let run = await ChatRun([.line("/attach \(fixture.folder / "notes.md")")] + end, session: fixture.session())
        #expect(
            run.screen.hasSuffix("Not sent, because no prompt followed: \(fixture.folder / "notes.md").\n"),
            "\(run.screen)")
        let sent = await ChatRun(
            [.line("/attach \(fixture.folder / "notes.md")"), .line("Read")] + end,
            session: fixture.session(.answer("Hi")))
        #expect(!sent.screen.contains("Not sent"))
    }

    @Test("An unknown command names the nearest, and nothing is sent")
    func unknownCommand() async {
        let run = await ChatRun([.line("/modle x")], session: fixture.session())
        #expect(
            run.screen == """
                gpt-4o › /modle x
                Unknown command '/modle'. Did you mean /model? To send text that starts with \"/\", type \"//\".

                """)
        #expect(fixture.log.requests == [])
    }

    @Test("Input is kept for Up and for later runs, commands and mistakes too, as it was typed")
    func history() async throws {
        let history = InputHistory(path: fixture.folder / "state/history")
        let lines = ["Hello", "/temp 9", "/modle", "two\nlines"]
        let run = await ChatRun(
            lines.map { .line($0) } + [.line(""), .line(" secret"), .line("/quit")],
            session: fixture.session(.answer("Hi"), .answer("Yes?"), .answer("Hm.")), history: history)
        #expect(run.reader.remembered == lines + [" secret", "/quit"])
        #expect(history.load() == lines + ["/quit"])
    }

    @Test("An unwritable history or journal is reported and stops nothing; leaving asks first")
    func unwritable() async throws {
        try fixture.folder.write("", to: "file")
        let session = Session.make(
            gateway: .make(answers: [.answer("Hi")]), store: SessionStore(folder: fixture.folder / "file/sessions"))
        let run = await ChatRun(
            [.line("Hello"), .line("/new"), .line("no"), .line("/quit"), .line("n")], session: session,
            history: InputHistory(path: fixture.folder / "file/history"))
        #expect(
            run.screen == """
                gpt-4o › Hello
                The input history cannot be saved in \(fixture.folder.path)/file/history: Not a directory.
                The session cannot be saved. The folder \(fixture.folder.path)/file/sessions cannot be created: Not a directory.
                Hi
                ~8 in · ~1 out · 0.0 s

                gpt-4o › /new
                This conversation could not be saved. /export FILE saves it elsewhere.
                Leave anyway? [y/N] no
                gpt-4o › /quit
                This conversation could not be saved. /export FILE saves it elsewhere.
                Leave anyway? [y/N] n
                This conversation could not be saved. /export FILE saves it elsewhere.

                """)
    }
}
