import Foundation
import TestSupport
import Testing

/// What becomes of a draft in the interactive chat.
@Suite(.promptly)
struct InteractiveDraftTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("What one chat says, Up finds in another that runs beside it")
    func sharedHistory() async throws {
        let server = try LoopbackServer(.answer("ok"))
        let first = try home.chat(server: server)
        let second = try home.chat(server: server)
        try await first.prompt()
        try await second.prompt()
        first.send("said in the first\r")
        try await first.waitFor("ok")
        // The next prompt of the second chat knows it.
        second.send("/temp 0.3\r")
        try await second.waitUntil("the temperature and a prompt") { screen in
            screen.lines.contains { $0.contains("emperature") } && screen.lines.last { !$0.isEmpty } == "test-model ›"
        }
        second.send("\u{1B}[A\u{1B}[A")
        try await second.waitUntil("the first chat's input at the second's prompt") { screen in
            screen.lines.contains { $0.contains("› said in the first") }
        }
        second.send("\u{3}")
        try await second.quit()
        try await first.quit()
    }

    @Test("A draft survives a killed program: the next run has it at the prompt, once")
    func draftOfKilledProgram() async throws {
        let drafts = home.folder / ".local/state/parlance/drafts"
        let chat = try home.chat(server: LoopbackServer())
        try await chat.prompt()
        chat.send("half a thought")
        try await chat.waitFor("half a thought")
        // The draft is written when the keys pause, which nothing on the screen tells.
        try await UnseenEvent.wait(for: "the draft to be kept") {
            (try? FileManager.default.contentsOfDirectory(atPath: drafts))?.isEmpty == false
        }
        chat.signal(SIGKILL)
        #expect(try await chat.waitForExit() == .signaled(SIGKILL))

        let server = try LoopbackServer(.answer("ok"))
        let next = try home.chat(server: server)
        try await next.waitFor("An unsent draft was restored.")
        try await next.waitFor("half a thought")
        next.send(", whole\r")
        try await next.waitFor("ok")
        try await next.quit()
        let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
        #expect(messages?.last == ["role": "user", "content": "half a thought, whole"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: drafts) == [])
    }

    @Test("/model in the middle of a draft: Ctrl-S, the command, and the draft is back")
    func commandWithinDraft() async throws {
        let server = try LoopbackServer(.answer("ok"))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("a long thou\u{13}")
        try await chat.waitFor("is parked")
        chat.send("/model other-model\r")
        try await chat.waitFor("openai:other-model")
        try await chat.waitUntil("the draft") { $0.currentLine.hasPrefix("other-model › a long thou") }
        chat.send("ght\r")
        try await chat.waitFor("ok")
        try await chat.quit()
        let body = try await server.nextRequest().json
        #expect(body["model"] as? String == "other-model")
        #expect((body["messages"] as? [[String: String]])?.last?["content"] == "a long thought")
    }

    @Test("/edit with a draft opens $EDITOR, and what it leaves is the draft")
    func edit() async throws {
        let editor = try home.folder.write("echo written elsewhere > \"$1\"\n", to: "editor.sh")
        let server = try LoopbackServer(.answer("ok"))
        let chat = try home.chat(server: server, ["EDITOR": "sh \(editor)", "TMPDIR": home.folder.path])
        try await chat.prompt()
        chat.send("begun here\u{13}")
        try await chat.waitFor("The draft is parked")
        chat.send("/edit\r")
        try await chat.waitFor("written elsewhere")
        chat.send("\r")
        try await chat.waitFor("ok")
        try await chat.quit()
        let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
        #expect(messages?.last?["content"] == "written elsewhere")
    }

    @Test("Tab completes the path of a file, the meter counts it, and it is shown before it is sent")
    func attachment() async throws {
        let server = try LoopbackServer(.answer("ok"))
        try home.folder.write("# Notes", to: "my notes.md")
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("Read @~/my\t")
        try await chat.waitUntil("the whole path and the tokens of the file") { screen in
            screen.lines.contains { $0.contains(#"Read @~/my\ notes.md"#) && $0.contains("~") }
        }
        chat.send("\r")
        try await chat.waitFor("7 B")
        try await chat.waitFor("ok")
        try await chat.quit()
        let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
        #expect(
            messages?.last?["content"]
                == "~/my notes.md:\n\n```markdown\n# Notes\n```\n\nRead @~/my\\ notes.md ")
    }

    @Test("Ctrl-C stops a command that was begun with an exclamation mark, and the chat goes on")
    func stoppedCommand() async throws {
        let server = try LoopbackServer(.answer("ok"))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("!echo $((6*7)) is out; sleep 100 | cat\r")
        try await chat.answer("attach its output? [y/N]", with: "y\r")
        try await chat.waitFor("42 is out")
        chat.send("what did it say?\r")
        try await chat.waitUntil("the queued line") { $0.lines.contains { $0.hasPrefix(" 1 queued:") } }
        chat.send("\u{3}")
        try await chat.waitFor("The command was stopped. Nothing was attached.")
        // What was submitted while it ran is not sent, and is a draft once it is taken back.
        try await chat.waitUntil("the held line") { $0.lines.contains { $0.hasPrefix("Held") } }
        chat.send("\u{3}")
        try await chat.waitUntil("no held line") { !$0.lines.contains { $0.hasPrefix("Held") } }
        chat.send("\u{1B}[A")
        try await chat.waitUntil("the draft") { $0.currentLine.contains("› what did it say?") }
        chat.send("\u{15}")
        try await chat.waitUntil("an empty prompt") { $0.currentLine == "test-model ›" }
        try await chat.quit()
        #expect(server.requests.isEmpty)
    }
}
