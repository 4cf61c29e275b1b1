import ChatTestSupport
import Foundation
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Attachments in a chat")
struct ChatAttachmentsTests {
    private let folder: TemporaryDirectory
    private let log = ScriptedGateway.Log()

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("# Notes", to: "notes.md")
        try folder.write(bytes: pngBytes(), to: "photo.png")
    }

    private var notes: PromptAttachment {
        PromptAttachment(name: "~/notes.md", content: .text("# Notes", language: "markdown"))
    }

    private func run(
        _ lines: String..., seesImages: Bool? = nil, pastes: [FoldedPaste] = [], store: SessionStore? = nil
    ) async -> ChatRun {
        let gateway = ScriptedGateway.make(
            seesImages: seesImages, answers: [.answer("Yes."), .answer("No.")], log: log)
        return await ChatRun(
            lines.map { .line($0) }, session: .make(gateway: gateway, store: store), pastes: pastes,
            environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"])
    }

    @Test("A file that a prompt names is shown, goes before the prompt, and is in the journal")
    func mention() async throws {
        let store = SessionStore.make(in: folder)
        let run = await run("Read @~/notes.md, please", "And?", store: store)
        #expect(run.screen.contains("~/notes.md · 7 B · 2 tokens · Markdown\n"))
        let told = "~/notes.md:\n\n```markdown\n# Notes\n```\n\nRead @~/notes.md, please"
        #expect(log.requests.map(\.messages) == [[.user(told)], [.user(told), .assistant("Yes."), .user("And?")]])
        #expect(try store.savedConversation()?.turns.map(\.attachments) == [[notes], []])
    }

    @Test("What cannot be attached stops the prompt")
    func refused() async throws {
        let run = await run("What is @~/photo.png", seesImages: false)
        #expect(
            run.screen.contains(
                "doesn't accept. /model switches to one that does.\nNot sent; Up brings the prompt back.\n"))
        #expect(log.requests == [])
    }

    @Test(
        "Ctrl-C stops the reading of a PDF file; nothing is sent or attached",
        arguments: ["See @~/a.pdf", "/attach ~/a.pdf"])
    func stopped(line: String) async throws {
        try folder.write("%PDF-1.7", to: "a.pdf")
        let interrupts = ScriptedInterrupts()
        let run = await ChatRun(
            [.line(line), .line("/attach")],
            session: .make(gateway: .make(answers: [.answer("Yes.")], log: log)), interrupts: interrupts,
            readPDF: { _ throws(AttachmentError) in
                interrupts.fire()
                await untilCancelled()
                throw AttachmentError(Task.isCancelled ? "It was cancelled." : "Nobody stopped it.")
            }, environment: ["HOME": folder.path])
        #expect(run.screen.contains("Stopped; nothing was attached.\n"), "\(run.screen)")
        #expect(run.screen.contains("\nNo attachments. "))
        #expect(log.requests == [])
    }

    @Test("What was pasted names no files")
    func paste() async {
        let pasted = "first line\n@~/notes.md\nlast line"
        _ = await run("Explain \(pasted)", pastes: [FoldedPaste(mark: "[pasted]", text: pasted)])
        #expect(log.requests.map(\.messages) == [[.user("Explain \(pasted)")]])
    }

    @Test("/attach takes files and patterns for the next prompt alone, and '-' takes them off")
    func attach() async throws {
        let run = await run(
            "/attach ~/no*.md", "/attach", "Hm?", "/attach ~/none", "/attach ~/notes.md", "/attach -", "So?")
        #expect(run.screen.contains("No file matches '~/none'.\n"))
        #expect(run.screen.contains("Nothing is attached now (1 attachment removed).\n"))
        let name = folder / "notes.md"
        #expect(
            log.requests.map { $0.messages.last } == [
                .user("\(name):\n\n```markdown\n# Notes\n```\n\nHm?"), .user("So?"),
            ])
    }

    @Test("Of many files those that can be are attached; the others are told with the reason, the first of them")
    func some() async throws {
        for name in ["a", "b", "c", "d"] { try folder.write("", to: "\(name).md") }
        _ = try folder.write("y", to: "it's a file.md")
        let run = await run("/attach ~/*.md", "/attach ~/a.md", "/attach '~/it's a file.md'", "/attach ~/", "/attach")
        let home = folder.path
        #expect(run.screen.contains("\(home)/a.md is empty.\n\(home)/b.md is empty.\n\(home)/c.md is empty.\n"))
        #expect(run.screen.contains("1 more file cannot be attached.\n"))
        #expect(run.screen.contains("› /attach ~/a.md\n~/a.md is empty.\n"), "\(run.screen)")
        #expect(run.screen.contains("~/ is a folder; attach files in it, such as ~/*.\n"))
        let list = run.screen.components(separatedBy: "› /attach\n").last ?? ""
        #expect(
            list.split(separator: "\n").prefix(3).map { $0.prefix { $0 != "·" } } == [
                "\(home)/it's a file.md ", "\(home)/notes.md ", "~/it's a file.md ",
            ], "\(list)")
    }

    @Test("A file that is attached again takes its own place")
    func again() async {
        _ = await run("/attach ~/notes.md", "/attach ~/notes.md", "Hm?")
        #expect(log.requests.first?.messages == [.user("~/notes.md:\n\n```markdown\n# Notes\n```\n\nHm?")])
    }

    @Test("A name that looks like that of a file is told when there is none")
    func missing() async {
        let run = await run("Read @notse.md and ask @ada about @app.route")
        #expect(run.screen.contains("No file 'notse.md': '@notse.md' is sent as text.\n"), "\(run.screen)")
        #expect(log.requests.map(\.messages) == [[.user("Read @notse.md and ask @ada about @app.route")]])
    }

    @Test("Much is attached only once the person agrees")
    func muchOutput() async {
        let run = await run("!seq 1 9000", "y", "", "/attach", "!seq 1 9000", "y", "y", "/attach")
        #expect(run.screen.contains(" lines …\n"), "\(run.screen)")
        #expect(run.screen.contains("Attach 26,001 tokens? [y/N] \nNothing was attached.\n"), "\(run.screen)")
        #expect(run.screen.contains("Attach 26,001 tokens? [y/N] y\n$ seq 1 9000 · "), "\(run.screen)")
    }

    @Test("A command is run once the person agrees, and goes with the next prompt")
    func shell() async throws {
        let run = await run("!echo hello", "y", "Well?")
        #expect(
            run.screen.contains(
                "If you answer no, the line is sent as text.\nRun 'echo hello' and attach its output? [y/N] y\nhello\n"),
            "\(run.screen)")
        #expect(log.requests.map(\.messages) == [[.user("$ echo hello:\n\n```\nhello\n```\n\nWell?")]])
    }

    @Test("What is neither yes nor no is no answer: nothing is run, sent, or lost without a word")
    func neither() async {
        let run = await run("!echo hello", "what is a tree", "y", "Well?")
        #expect(run.screen.contains("[y/N] what is a tree\nAnswer y or n.\n"), "\(run.screen)")
        #expect(log.requests.map(\.messages) == [[.user("$ echo hello:\n\n```\nhello\n```\n\nWell?")]])
    }

    @Test(
        "Who does not agree to a command has its line sent as text",
        arguments: [
            "!important: be nice", "!!", "!true", "!= is what in Haskell?", "!(a && b) \n", "!重要", "!DOCTYPE html",
            "!a\n!b",
        ], ["", "n", "No"])
    func shellAsText(line: String, answer: String) async {
        _ = await run(line, answer)
        #expect(log.requests.map(\.messages) == [[.user(line)]])
    }

    @Test("Ctrl-C at the question neither runs a command nor sends it")
    func shellLeft() async {
        let run = await ChatRun(
            [.line("!echo hello"), .interrupted], session: .make(gateway: .make(answers: [.answer("Yes.")], log: log)))
        #expect(run.screen.contains("Not run, and not sent.\n"))
        #expect(log.requests == [])
    }

    @Test("An image is shown to a model that sees; to another it is left out, which is said once")
    func images() async throws {
        var blind = CatalogModel.make(.mistralLarge)
        blind.seesImages = false
        let factory = LLMGatewayFactory.make(
            catalog: [blind], answers: [ModelID.mistralLarge.description: [.answer("I see nothing.")]], log: log)
        let run = await ChatRun(
            ["What is it? @~/photo.png", "/model mistral:mistral-large-latest", "And now?"].map { .line($0) },
            session: .make(gateway: .make(answers: [.answer("A cat.")], log: log)), factory: factory,
            environment: ["HOME": folder.path])
        let image = try #require(ImageContent(pngBytes(), name: "~/photo.png"))
        let sentence = "[The image ~/photo.png was shown here, but cannot be seen.]\n\nWhat is it? @~/photo.png"
        #expect(
            log.requests.map(\.messages) == [
                [.user("What is it? @~/photo.png", images: [image])],
                [.user(sentence), .assistant("A cat."), .user("And now?")],
            ])
        #expect(run.screen.contains("It doesn't accept images; 1 image left out of the conversation.\n"))
    }

    @Test("A PDF file counts once it is read; that stops with the meter")
    func pdfMeter() async throws {
        try folder.write("%PDF-1.7", to: "a.pdf")
        let (isRead, isStopped) = (Gate(), Gate())
        let gateway = ScriptedGateway.make()
        func mentions(_ readPDF: @escaping AttachmentReader.PDFReader) -> MentionedTokens {
            let environment = ["HOME": folder.path]
            let reader = AttachmentReader(
                environment: environment, gateway: gateway, window: nil, readPDF: readPDF)
            return MentionedTokens(reader: reader, gateway: gateway, environment: environment)
        }
        let quick = mentions { _ throws(AttachmentError) in
            isRead.open()
            return "The text."
        }
        #expect(quick.count(in: "See @~/a.pdf") == 0)
        try await isRead.wait()
        var slow: MentionedTokens? = mentions { _ throws(AttachmentError) in
            isRead.open()
            await untilCancelled()
            if Task.isCancelled { isStopped.open() }
            throw .stopped
        }
        #expect(slow?.count(in: "See @~/a.pdf") == 0)
        slow = nil
        try await isStopped.wait()
    }

    @Test("The meter counts what is attached and what the draft names")
    func meter() throws {
        let gateway = ScriptedGateway.make()
        let session = Session.make(gateway: gateway)
        let reader = AttachmentReader(environment: ["HOME": folder.path], gateway: gateway, window: nil)
        let meter = DraftMeter(
            session, counter: TokenCounter(gateway), model: nil,
            mentions: MentionedTokens(reader: reader, gateway: gateway, environment: ["HOME": folder.path]))
        let draft = "Read @~/notes.md"
        let plain = gateway.countTokens(LLMRequest(messages: [.user(draft)])).count
        let whole = gateway.countTokens(session.request(adding: draft, attachments: [notes])).count
        #expect(
            meter.text(for: "Read @~/none") == "\(gateway.countTokens(LLMRequest(prompt: "Read @~/none")).count) in")
        #expect(meter.text(for: draft) == "~\(whole) in")
        #expect(whole > plain)
        let waiting = DraftMeter(session, counter: TokenCounter(gateway), model: nil, attachments: [notes])
        #expect(waiting.text(for: draft) == "~\(whole) in")
    }
}
