import Foundation
import TestSupport
import Testing

/// What the shell that started the program finds when a signal stops or ends it in the middle of an answer.
@Suite(.promptly)
struct EndingTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    /// A shell with job control, and in it the program, which has begun an answer and shows its numbers.
    private func answering(_ arguments: String = "") async throws -> PseudoTerminal {
        let server = try LoopbackServer(.answer("Once upon a time", until: Gate()))
        let environment = home.environment(server: server, ["PS1": "shell$ ", "ENV": ""])
        let shell = try PseudoTerminal.spawn(
            "/bin/sh", ["-i"], environment: environment, workingDirectory: home.folder.path)
        try await shell.waitFor("shell$ ")
        shell.send("sh -c 'echo $$ > pid; exec \"\(home.path)\" \(arguments)'\r")
        if arguments.isEmpty {
            try await shell.waitFor(" ›")
            shell.send("tell\r")
        }
        try await shell.waitUntil("the numbers below the text") { $0.hasStatus }
        return shell
    }

    /// Types a line that is queued, and a draft after it. In one read they would be a paste.
    private func type(on terminal: PseudoTerminal) async throws {
        terminal.send("echo RAN-$((6*7))\r")
        try await terminal.waitUntil("the queued line") { $0.lines.contains { $0.hasPrefix(" 1 queued: echo") } }
        terminal.send("half a draft")
    }

    private func signal(_ number: Int32) throws {
        let pid = try String(contentsOfFile: home.folder / "pid", encoding: .utf8)
        kill(try #require(Int32(pid.trimmingCharacters(in: .whitespacesAndNewlines))), number)
    }

    /// Waits until the program has kept what was typed, which nothing on the screen tells.
    private func waitForDrafts(_ text: String) async throws {
        try await UnseenEvent.wait(for: "the draft to be kept") { keptDrafts.contains(text) }
    }

    private var keptDrafts: String {
        let drafts = home.folder / ".local/state/parlance/drafts"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? []
        return names.map { (try? String(contentsOfFile: "\(drafts)/\($0)", encoding: .utf8)) ?? "" }.joined()
    }

    /// The next run has the last draft at the prompt and the one before it behind Up.
    private func expectDrafts() async throws {
        let next = try home.chat(server: LoopbackServer())
        try await next.waitFor("An unsent draft was restored; Up shows older ones.")
        try await next.waitFor("half a draft")
        next.send("\u{15}\u{1B}[A")
        try await next.waitFor("echo RAN-$((6*7))")
        next.send("\u{3}\u{4}")
        #expect(try await next.waitForExit() == .exited(0))
    }

    @Test("Ctrl-\\ in the middle of an answer: what was typed ahead is kept, and the shell runs none of it")
    func quitKey() async throws {
        let shell = try await answering()
        try await type(on: shell)
        shell.send("\u{1C}")
        try await shell.waitFor("shell$ ")
        shell.send("echo over-$((1+1))\r")
        try await shell.waitFor("over-2")
        #expect(!shell.text.contains("RAN-42"))
        try await expectDrafts()
    }

    @Test("A signal to end in the middle of an answer does the same", arguments: [SIGTERM, SIGHUP])
    func signals(_ number: Int32) async throws {
        let shell = try await answering()
        try await type(on: shell)
        try await waitForDrafts("half a draft")
        try signal(number)
        try await shell.waitFor("shell$ ")
        shell.send("echo over-$((1+1))\r")
        try await shell.waitFor("over-2")
        #expect(!shell.text.contains("RAN-42"))
        try await expectDrafts()
    }

    @Test("A window that is closed in the middle of an answer loses nothing that was typed ahead")
    func hangUp() async throws {
        let server = try LoopbackServer(.answer("Once upon a time", until: Gate()))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("tell\r")
        try await chat.waitFor("Once upon a")
        try await type(on: chat)
        try await waitForDrafts("half a draft")
        chat.hangUp()
        try await chat.waitForExit()
        try await expectDrafts()
    }

    @Test("What was taken ahead and kept is at the next prompt, and no longer kept once it was sent")
    func nextPrompt() async throws {
        let gate = Gate()
        let server = try LoopbackServer(.answer("Once upon a time", until: gate), .answer("The end."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("tell\r")
        try await chat.waitFor("Once upon a")
        chat.send("and th")
        try await waitForDrafts("and th")
        gate.open()
        try await chat.waitUntil("the draft at the prompt") { $0.currentLine.contains("› and th") }
        chat.send("en?\r")
        try await chat.waitFor("The end.")
        try await chat.quit()
        _ = try await server.nextRequest()
        #expect(try await server.nextRequest().text.contains("and then?"))
        #expect(keptDrafts == "")
    }

    @Test("Ctrl-C stops the answer; what was queued waits for Enter, and the draft is as it was")
    func stoppedAnswer() async throws {
        let server = try LoopbackServer(
            .answer("Once upon a time", until: Gate()), .answer("The middle."), .answer("The end."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("tell\r")
        try await chat.waitFor("Once upon a")
        chat.send("and then?\r")
        try await chat.waitUntil("the queued line") { $0.lines.contains { $0.hasPrefix(" 1 queued: and then?") } }
        chat.send("who is sh")
        try await waitForDrafts("who is sh")
        chat.send("\u{3}")
        try await chat.waitUntil("both at the prompt") { screen in
            screen.lines.contains("1 queued: and then?") && screen.currentLine.contains("› who is sh")
        }
        chat.send("e?\r")
        try await chat.waitFor("The end.")
        try await chat.quit()
        _ = try await server.nextRequest()
        for prompt in ["and then?", "who is she?"] {
            let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
            #expect(messages?.last == ["role": "user", "content": prompt])
        }
        #expect(keptDrafts == "")
    }

    @Test("A signal at the prompt keeps what was typed just before it")
    func atPrompt() async throws {
        let chat = try home.chat(server: LoopbackServer())
        try await chat.prompt()
        chat.send("half a thou")
        try await chat.waitFor("half a thou")
        chat.signal(SIGTERM)
        #expect(try await chat.waitForExit() == .signaled(SIGTERM))
        let next = try home.chat(server: LoopbackServer())
        try await next.waitFor("half a thou")
        next.send("\u{3}\u{4}")
        #expect(try await next.waitForExit() == .exited(0))
    }

    @Test("Text typed after /quit is the shell's")
    func afterQuit() async throws {
        let shell = try await answering()
        shell.send("\u{3}")
        try await shell.waitUntil("the prompt") { $0.currentLine == "test-model ›" }
        shell.send("/quit\r")
        try await shell.waitFor("shell$ ")
        shell.send("echo over-$((1+1))\r")
        try await shell.waitFor("over-2")
        #expect(keptDrafts == "")
    }

    @Test(
        "A signal to end takes the status off the screen, in a chat and in one answer", arguments: [SIGTERM, SIGHUP],
        ["", "tell"])
    func statusAtEnd(_ number: Int32, _ prompt: String) async throws {
        let shell = try await answering(prompt)
        try signal(number)
        let screen = try await shell.waitUntil("the shell's prompt") { $0.currentLine == "shell$" }
        #expect(!screen.hasStatus)
        #expect(screen.lines.contains("Once upon a"))
        #expect(screen.unknown == [])
    }

    @Test("Ctrl-Z takes the status off the screen, and fg brings it back below the text")
    func stop() async throws {
        let shell = try await answering()
        let modes = try shell.terminalAttributes
        shell.send("echo RAN-$((6*7))\u{1A}")
        let stopped = try await shell.waitUntil("the shell's prompt") { $0.currentLine == "shell$" }
        #expect(!stopped.hasStatus)
        #expect(stopped.lines.contains("Once upon a"))
        shell.send("fg\r")
        let back = try await shell.waitUntil("the numbers") { $0.hasStatus }
        // The shell names the job, and the status stands below that, and what is typed below it.
        #expect(back.lines.last { !$0.isEmpty }?.contains("› echo RAN-$((6*7))") == true)
        #expect(back.lines.contains { $0.hasSuffix("$ fg") })
        #expect(try shell.terminalAttributes == modes)
        shell.send("\u{3}")
        try await shell.waitUntil("the keys at the next prompt") { $0.currentLine.contains("› echo RAN-$((6*7))") }
        shell.send("\u{15}/quit\r")
        try await shell.waitFor("shell$ ")
    }
}

extension VirtualScreen {
    /// Whether the numbers of an answer that is coming are shown.
    fileprivate var hasStatus: Bool {
        lines.contains { $0.hasPrefix(" ~") }
    }
}
