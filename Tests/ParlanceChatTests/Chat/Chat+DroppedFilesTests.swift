import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Files that are dropped on the chat")
struct ChatDroppedFilesTests {
    private let folder: TemporaryDirectory
    private let log = ScriptedGateway.Log()

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("# Notes", to: "notes.md")
        try folder.write("Two", to: "my file.txt")
        try folder.write(bytes: [0, 1, 2], to: "tool")
    }

    private func run(_ lines: [SubmittedLine]) async -> ChatRun {
        await ChatRun(
            lines.map { .line($0) },
            session: .make(gateway: .make(answers: [.answer("Yes."), .answer("No.")], log: log)),
            environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"])
    }

    /// Types lines, a pasted one first.
    private func run(paste: String, _ lines: String...) async -> ChatRun {
        await run([SubmittedLine(paste, pasted: [paste])] + lines.map { SubmittedLine($0) })
    }

    private var prompts: [String] { log.requests.compactMap { $0.messages.last?.content } }
    private var notes: String { folder / "notes.md" }
    private var notesText: String { "\(notes):\n\n```markdown\n# Notes\n```\n\n" }

    @Test("A dropped path is offered; it goes with the next prompt, and is not sent itself")
    func dropped() async {
        let run = await run(paste: notes + " ", "", "What is this?")
        #expect(run.screen.contains("Attach notes.md (7 B)? [Y/n] \n\(notes) · 7 B"), "\(run.screen)")
        #expect(run.screen.contains("It goes with the next prompt.\n"))
        #expect(prompts == [notesText + "What is this?"])
    }

    @Test("Several in one drop are one question")
    func several() async {
        let run = await run(paste: "\(notes) '\(folder / "my file.txt")'", "y", "So?")
        #expect(run.screen.contains("Attach notes.md (7 B) and my file.txt (3 B)? [Y/n] y\n"), "\(run.screen)")
        #expect(run.screen.contains("They go with the next prompt.\n"))
        #expect(prompts == ["\(notesText)\(folder / "my file.txt"):\n\n```text\nTwo\n```\n\nSo?"])
    }

    @Test("Declined, the path is sent as text, as it is", arguments: ["n", "no", "NO", " n "])
    func declined(answer: String) async {
        _ = await run(paste: notes + " ", answer)
        #expect(prompts == [notes + " "])
    }

    @Test("A path with a sentence behind it is asked about, and the whole line is sent")
    func sentence() async {
        let line = "\(notes) what is this"
        _ = await run([SubmittedLine(line), SubmittedLine("")])
        #expect(prompts == [notesText + line])
    }

    @Test("A path that was dropped into a sentence is asked about, and the whole line is sent")
    func middle() async {
        let line = "what is \(notes) about? "
        _ = await run([SubmittedLine(line, pasted: [notes]), SubmittedLine("y")])
        #expect(prompts == [notesText + line])
    }

    @Test("Ctrl-C at the question sends nothing")
    func left() async {
        let run = await ChatRun(
            [.line(SubmittedLine(notes, pasted: [notes])), .interrupted], session: .make(gateway: .make(log: log)))
        #expect(run.screen.contains("Not sent; Up brings the prompt back.\n"), "\(run.screen)")
        #expect(prompts == [])
    }

    @Test("What cannot be attached is refused with the reason, and can be sent as text the next time")
    func unfit() async {
        let path = folder / "tool"
        let run = await run([SubmittedLine(path, pasted: [path])] + ["", path, "n"].map { SubmittedLine($0) })
        #expect(run.screen.contains("is neither UTF-8 text nor a PNG"), "\(run.screen)")
        #expect(run.screen.contains("Not sent; Up brings the prompt back.\n"))
        #expect(prompts == [path])
    }

    @Test("An error message with a path in front is a prompt")
    func compilerError() async {
        let text = "/usr/lib/x.so:12: error: no such symbol\n/usr/lib/x.so:13: note: here"
        _ = await run([SubmittedLine(text)])
        #expect(prompts == [text])
    }

    @Test("A pasted command is sent as text", arguments: ["/help", "/quit", "!rm -rf x", "//x"])
    func pastedCommand(text: String) async {
        _ = await run(paste: text + "\n")
        #expect(prompts == [text + "\n"])
    }

    @Test("What is named with @ already, or attached, is not asked about again")
    func named() async {
        _ = await run([SubmittedLine("Read @\(notes)", pasted: [notes]), SubmittedLine("n")])
        #expect(prompts.first == "\(notesText)Read @\(notes)")
    }

    @Test(
        "/attach reads what is dropped behind it", arguments: [#"~/my\ file.txt"#, "'~/my file.txt'", "~/my file.txt"])
    func attach(argument: String) async {
        _ = await run([SubmittedLine("/attach \(argument)"), SubmittedLine("So?")])
        #expect(prompts == ["~/my file.txt:\n\n```text\nTwo\n```\n\nSo?"])
    }

    @Test("A file that a paste names is said not to be attached")
    func pastedMention() async {
        let text = "Do what @~/notes.md says"
        let run = await run(paste: text)
        #expect(run.screen.contains("'@~/notes.md' was pasted, so the file isn't attached."), "\(run.screen)")
        #expect(prompts == [text])
    }

    @Test("Lines that are named behind a file stay in the prompt, and the whole file is attached")
    func lines() async {
        let run = await run([SubmittedLine("Why @~/notes.md:1?")])
        #expect(
            run.screen.contains("All of ~/notes.md is attached; ':1' stays in the prompt.\n"), "\(run.screen)")
        #expect(prompts == ["~/notes.md:\n\n```markdown\n# Notes\n```\n\nWhy @~/notes.md:1?"])
    }
}
