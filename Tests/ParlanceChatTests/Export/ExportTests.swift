import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations
@testable import ParlanceTransfer

@Suite("Export")
struct ExportTests {
    private let folder: TemporaryDirectory
    private let colors: ExportColors
    private let session: ExportedSession

    init() throws {
        folder = try TemporaryDirectory()
        let library = ThemeLibrary()
        colors = ExportColors(
            light: try library.theme(named: "daylight").scheme, dark: try library.theme(named: "nightfall").scheme)
        session = ExportedSession(
            created: "2026-01-01T00:00:00Z", settings: .make(system: "Be brief."),
            turns: [
                Turn(
                    prompt: "What is in it?\n",
                    attachments: [PromptAttachment(name: "a.md", content: .text("# A", language: "markdown"))],
                    answer: .make(
                        "A **heading**.", reasoning: "Hm.", usage: .make(12, 4),
                        timing: AnswerTiming(firstToken: .seconds(1), total: .seconds(3)))),
                Turn(prompt: "And?"),
            ])
    }

    @Test("Markdown has a heading for each speaker")
    func markdown() {
        #expect(
            MarkdownExport(session).text == """
                # What is in it?

                *2026-01-01T00:00:00Z*

                ## System

                Be brief.

                ## You

                a.md:

                ```markdown
                # A
                ```

                What is in it?

                ## openai:gpt-4o

                > Hm.

                A **heading**.

                *12 in · 4 out · 3.0 s*

                ## You

                And?

                """)
    }

    @Test("JSON has everything under the journal's names")
    func json() throws {
        let json = try JSONValue(parsing: JSONExport(session).text)
        #expect(json["title"] == "What is in it?")
        #expect(json["system"] == "Be brief.")
        #expect(json["turns"]?[0]?["attachments"]?[0] == ["name": "a.md", "language": "markdown", "text": "# A"])
        #expect(json["turns"]?[0]?["answer"]?["usage"]?["total_tokens"] == 16)
        #expect(json["turns"]?[1] == ["prompt": "And?"])
    }

    @Test("In a recording the text comes as it came")
    func asciicastTimes() throws {
        var answer = Answer.make("", timing: AnswerTiming(firstToken: .milliseconds(700), total: .milliseconds(2_000)))
        for (text, milliseconds) in [("One ", 700), ("two ", 700), ("thr", 900), ("ee.", 1_950)] {
            answer.add(.text(text), at: milliseconds)
        }
        let turn = Turn(prompt: "Count.", answer: answer)
        let text = try #require(AsciicastExport(ExportedSession(turns: [turn]), colors: colors)?.text)
        let events = try text.split(separator: "\n").dropFirst().map { try JSONValue(parsing: $0) }
        // A word is shown once it is whole, as in the chat.
        #expect(events.compactMap { $0[0]?.doubleValue } == [0, 0.7, 0.9, 2], "\(text)")
        #expect(events.compactMap { $0[2]?.stringValue }.dropFirst().prefix(2) == ["One", " two"])
    }

    @Test("A recording spreads the words evenly over the time of the answer where no other times are known")
    func asciicast() throws {
        let text = try #require(AsciicastExport(session, colors: colors)?.text)
        let lines = try text.split(separator: "\n").map { try JSONValue(parsing: $0) }
        #expect(lines[0]["version"] == 2)
        #expect(lines[0]["theme"]?["bg"] == .string(colors.dark[.base00].hex))
        #expect(lines.dropFirst().allSatisfy { $0.arrayValue?.count == 3 && $0[1] == "o" })
        #expect(lines.dropFirst().compactMap { $0[0]?.doubleValue } == [0, 2, 3])
        let output = lines.dropFirst().compactMap { $0[2]?.stringValue }.joined()
        let plain = output.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(plain == "gpt-4o › What is in it?\r\n\r\nA heading.\r\n12 in · 4 out · 3.0 s\r\n")
        #expect(AsciicastExport(ExportedSession(turns: [Turn(prompt: "Hi")]), colors: colors) == nil)
    }

    @Test("/export writes the form that the ending tells, and overwrites nothing unless it is told to")
    func command() async throws {
        let path = folder / "out.html"
        let chat = Session.make(conversation: Conversation(turns: session.turns))
        let text = await CommandTranscript.text(
            of: "/export ~/out.html", "/export ~/out.html", "/export ~/out.html anyway", "/export ~/out.doc",
            "/export ~/none/out.md", session: chat, environment: ["HOME": folder.path])
        let size = ByteCount.text(try Data(contentsOf: URL(fileURLWithPath: path)).count)
        #expect(
            text == """
                > /export ~/out.html
                Written to ~/out.html (\(size)).
                > /export ~/out.html
                error: ~/out.html already exists. /export ~/out.html anyway replaces it.
                > /export ~/out.html anyway
                Written to ~/out.html (\(size)).
                > /export ~/out.doc
                error: The file's extension sets the format: .md, .json, .html, or .cast for a recording.
                > /export ~/none/out.md
                error: ~/none/out.md cannot be written: No such file or directory.

                """)
        #expect(
            await CommandTranscript.text(of: "/export x.md").hasSuffix(
                "error: There is nothing to export yet.\n"))
    }

    @Test("A form or a folder alone takes its name from the title; quotation marks are a shell's")
    func names() async throws {
        let chat = Session.make(conversation: Conversation(turns: session.turns))
        _ = await CommandTranscript.text(
            of: "/export ~/", "/export \"~/a b.json\"", session: chat, environment: ["HOME": folder.path])
        #expect(try folder.read("what-is-in-it.md").hasPrefix("# What is in it?"))
        #expect(try folder.read("a b.json").hasPrefix("{"))
    }

    #if os(Linux)
        @Test("A file that finds no room is no file")
        func fullDisk() throws {
            #expect(throws: NewFileError(reason: "cannot be written: No space left on device", exists: false)) {
                try NewFile.write("x", to: "/dev/full", replaces: true)
            }
        }
    #endif

    @Test("/export tells of a session what the export of its journal tells: its title, when it began, its times")
    func same() async throws {
        let store = SessionStore.make(in: folder)
        let gateway = ScriptedGateway.make(answers: [.answer("One ", "two."), .answer("Three.")])
        let exports = ["md", "json", "html", "cast"].map { LineInput.line("/export \(folder / "out.")\($0)") }
        _ = await ChatRun(
            [.line("Count."), .line("/title Numbers")] + exports, session: .make(gateway: gateway, store: store))
        let session = try store.exported("last")
        #expect(session.title == "Numbers")
        #expect(session.created?.hasSuffix("Z") == true)
        for format in ExportFormat.allCases where format != .html && format != .asciicast {
            #expect(try folder.read("out.\(format.rawValue)") == format.text(of: session, colors: colors))
        }
        #expect(try folder.read("out.html").contains(">\(session.created ?? "")<"))
        let ownTheme = ThemeSwitch(library: ThemeLibrary(environment: [:]), writers: [], environment: [:])
        let cast = ExportFormat.asciicast.text(of: session, colors: try ownTheme.exportColors())
        #expect(try folder.read("out.cast") == cast)
    }

    @Test("A session that is resumed keeps the time of its beginning, in a copy until that has a journal of its own")
    func resumed() throws {
        let store = SessionStore.make(in: folder)
        try store.write(
            [
                .session(id: "x", version: 2, created: "2026-01-01T00:00:00Z"), .settings(.make()),
                .user(turn: 1, text: "Hello"), .text(turn: 1, "Hi"),
            ], to: "20260101-abc")
        let opener = SessionOpener(factory: .make(), environment: [:], store: store)
        var session = try opener.open(StartOptions(resumed: "20260101"), isKept: true).session
        #expect(session.created == "2026-01-01T00:00:00Z")
        session.restart()
        #expect(session.created == nil)
    }

    @Test("A session is found by its id, the beginning of it, or as the last; reading it changes nothing")
    func stored() throws {
        let store = SessionStore.make(in: folder)
        let records: [JournalRecord] = [
            .session(id: "x", version: 1, created: "2026-01-01T00:00:00Z"), .settings(.make()),
            .user(turn: 1, text: "Hello"),
        ]
        let path = try store.write(records, to: "20260101-abc", at: 0)
        try store.write(records + [.text(turn: 1, "Hi")], to: "20260102-def", at: 10)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try store.exported("20260101").turns == [Turn(prompt: "Hello")])
        #expect(try store.exported("20260101").created == "2026-01-01T00:00:00Z")
        #expect(try store.exported("last").turns.map(\.answer?.text) == ["Hi"])
        #expect(try store.exported("abc").turns == [Turn(prompt: "Hello")])
        #expect(
            throws: FileError("'2026' matches 2 sessions: def 'Hello', abc 'Hello'.")
        ) { try store.exported("2026") }
        #expect(throws: FileError.self) { try store.exported("x") }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
}
