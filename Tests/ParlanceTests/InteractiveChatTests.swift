import Foundation
import TestSupport
import Testing

/// The interactive chat in a terminal, as a person meets it.
@Suite(.promptly)
struct InteractiveChatTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("Without a key the first run is a conversation with the demo")
    func firstRun() async throws {
        let chat = try home.chat()
        try await chat.waitFor("No API key found")
        try await chat.waitFor("tour ›")
        chat.send("hello\r")
        try await chat.waitForScreen("I am the demo")
        try await chat.waitFor(" out")
        try await chat.waitFor("tour ›")
        chat.send("\u{4}")
        #expect(try await chat.waitForExit() == .exited(0))
    }

    @Test("Two turns: the second request carries the first exchange")
    func twoTurns() async throws {
        let server = try LoopbackServer(.answer("I am ", "well."), .answer("Bye."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("How are you?\r")
        try await chat.waitForScreen("I am well.")
        try await chat.waitFor("12 in · 3 out")
        try await chat.prompt()
        chat.send("Good.\r")
        try await chat.waitFor("Bye.")
        try await chat.quit()

        _ = try await server.nextRequest()
        #expect(
            try await server.nextRequest().json["messages"] as? [[String: String]] == [
                ["role": "user", "content": "How are you?"],
                ["role": "assistant", "content": "I am well."],
                ["role": "user", "content": "Good."],
            ])
    }

    @Test("A window that the server reports is used though nobody asked for its list: below the answer, and in the bar")
    func reportedWindow() async throws {
        let server = try LoopbackServer { request in
            request.path.hasSuffix("/models")
                ? .json(#"{"data": [{"id": "test-model", "meta": {"n_ctx": 64}}]}"#) : .answer("Yes.")
        }
        let chat = try home.chat(server: server, columns: 120)
        try await chat.prompt()
        #expect(try await server.nextRequest().path == "/v1/models")
        chat.send("One\r")
        try await chat.waitForScreen("Yes.")
        try await chat.prompt()
        chat.send("/tokens\r")
        try await chat.waitFor(" of 64")
        try await chat.prompt()
        try await chat.quit()
    }

    @Test("Text is shown as it arrives, before the answer is complete")
    func live() async throws {
        let gate = Gate()
        let chat = try home.chat(server: LoopbackServer(.answer("first ", until: gate, then: "second")))
        try await chat.prompt()
        chat.send("go\r")
        try await chat.waitFor("first")
        #expect(!chat.text.contains("second"))
        gate.open()
        try await chat.waitFor("second")
        try await chat.quit()
    }

    @Test("Switching the model keeps the conversation; a model without a key asks for one, and changes nothing without")
    func switching() async throws {
        let server = try LoopbackServer(.answer("One."), .answer("Two."))
        let chat = try home.chat(server: server, ["MISTRAL_API_KEY": ""])
        try await chat.prompt()
        chat.send("a\r")
        try await chat.waitFor("One.")
        try await chat.prompt()
        chat.send("/model mistral:mistral-large-latest\r")
        try await chat.answer("Key for Mistral (not shown; Enter skips):", with: "\r")
        try await chat.waitFor("Mistral API key must be provided")
        try await chat.prompt()
        chat.send("/model other-model\r")
        try await chat.waitFor("openai:other-model")
        try await chat.prompt("other-model")
        chat.send("b\r")
        try await chat.waitFor("Two.")
        try await chat.quit()

        _ = try await server.nextRequest()
        let body = try await server.nextRequest().json
        #expect(body["model"] as? String == "other-model")
        #expect((body["messages"] as? [[String: String]])?.compactMap { $0["content"] } == ["a", "One.", "b"])
    }

    @Test("Ctrl-C stops the answer, keeps and marks what came, and comes back to the prompt")
    func interrupt() async throws {
        let server = try LoopbackServer(.answer("Once upon a time", until: Gate()), .answer("Well."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("tell\r")
        try await chat.waitFor("Once upon a")
        chat.send("\u{3}")
        try await chat.waitFor("Stopped. The partial answer is kept; /continue resumes it.")
        try await server.clientDisconnected()
        try await chat.prompt()
        chat.send("/continue\r")
        try await chat.waitFor("Well.")
        try await chat.quit()

        _ = try await server.nextRequest()
        let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
        let words = messages?.compactMap { $0["content"] }
        #expect(words?.dropLast() == ["tell", "Once upon a time"])
        #expect(words?.last?.hasPrefix("Continue your last answer exactly where it stopped.") == true)
    }

    @Test("What is typed while an answer comes goes to the next prompt, its Enter too")
    func typeAhead() async throws {
        let gate = Gate()
        let server = try LoopbackServer(.answer("thinking …", until: gate), .answer("Second answer."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("first\r")
        try await chat.waitFor("thinking")
        chat.send("typed ahead\r")
        gate.open()
        try await chat.waitFor("Second answer.")
        try await chat.quit()
        _ = try await server.nextRequest()
        let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
        #expect(messages?.last == ["role": "user", "content": "typed ahead"])
    }

    @Test("Ctrl-C stops the answer and leaves what was typed ahead")
    func typeAheadThenInterrupt() async throws {
        let server = try LoopbackServer(.answer("thinking …", until: Gate()), .answer("Second answer."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("first\r")
        try await chat.waitFor("thinking")
        chat.send("typed ahead")
        chat.send("\u{3}")
        try await chat.waitFor("Stopped. The partial answer is kept; /continue resumes it.")
        try await chat.waitFor("typed ahead")
        chat.send("\r")
        try await chat.waitFor("Second answer.")
        try await chat.quit()
    }

    @Test("What is pasted while an answer comes is one draft at the next prompt, not a line of questions")
    func pasteAhead() async throws {
        let gate = Gate()
        let server = try LoopbackServer(.answer("thinking …", until: gate), .answer("Second answer."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("first\r")
        try await chat.waitFor("thinking")
        chat.send("\u{1B}[200~line 1\nline 2\n\u{1B}[201~")
        gate.open()
        try await chat.waitFor("line 2")
        chat.send("end\r")
        try await chat.waitFor("Second answer.")
        try await chat.quit()
        _ = try await server.nextRequest()
        let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
        #expect(messages?.last == ["role": "user", "content": "line 1\nline 2\nend"])
    }

    @Test("After kill -9 in the middle of an answer, -c has everything that was shown")
    func killed() async throws {
        let server = try LoopbackServer(.answer("Once upon", until: Gate()), .answer("The end."))
        let first = try home.chat(["-m", "openai:killed-model", "-t", "0.25"], server: server)
        try await first.prompt("killed-model")
        first.send("tell\r")
        try await first.waitFor("Once")
        first.signal(SIGKILL)
        _ = try await first.waitForExit()

        let second = try home.chat(["-c"], server: server)
        try await second.waitFor("Resumed after 1 turn")
        try await second.waitFor("Once upon")
        try await second.prompt("killed-model")
        second.send("go on\r")
        try await second.waitFor("The end.")
        try await second.quit()

        _ = try await server.nextRequest()
        let body = try await server.nextRequest().json
        #expect(body["model"] as? String == "killed-model")
        #expect(body["temperature"] as? Double == 0.25)
        #expect(
            (body["messages"] as? [[String: String]])?.compactMap { $0["content"] } == ["tell", "Once upon", "go on"])
    }

    @Test("The prompt is in the journal before the request leaves")
    func journalFirst() async throws {
        let asked = Gate()
        let chat = try home.chat(
            server: LoopbackServer(
                LoopbackReply(
                    headers: ["Content-Type": "text/event-stream"], headGate: asked,
                    steps: [.piece("ok"), .ending(prompt: 1, completion: 1)])))
        try await chat.prompt()
        chat.send("remember me\r")
        try await chat.waitFor("waiting for test-model")
        #expect(try home.journalLines().last?.contains(#""text":"remember me""#) == true)
        asked.open()
        try await chat.waitFor("ok")
        try await chat.quit()
        #expect(try home.journalLines().last?.contains(#""status":"complete""#) == true)
    }

    @Test("A schema is obeyed or its violation is named; the numbers are shown by /tokens")
    func schemaAndTokens() async throws {
        let server = try LoopbackServer(
            .answer(#"{"age":7}"#, prompt: 1000, completion: 234), .answer(#"{"age":"x"}"#))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send(#"/schema {"type":"object","properties":{"age":{"type":"integer"}},"required":["age"]}"# + "\r")
        try await chat.waitFor("Answers will be JSON")
        try await chat.prompt()
        chat.send("how old\r")
        try await chat.waitFor("The answer matches the schema.")
        try await chat.prompt()
        chat.send("/tokens\r")
        try await chat.waitFor("1,234")
        try await chat.prompt()
        chat.send("again\r")
        try await chat.waitFor("/age")
        try await chat.quit()
    }

    @Test("A prompt that passes the budget is sent only when the person says so")
    func budget() async throws {
        let server = try LoopbackServer(.answer("Sent."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("/budget 5 tokens\r")
        try await chat.waitFor("Budget 5 tokens, 0% used.")
        try await chat.prompt()
        chat.send("a prompt of more than five tokens\r")
        try await chat.answer("Send anyway? [y/N]", with: "n\r")
        try await chat.waitFor("Not sent")
        #expect(server.requests.isEmpty)
        try await chat.prompt()
        chat.send("once more, and now for good\r")
        try await chat.answer("Send anyway? [y/N]", with: "y\r")
        try await chat.waitFor("Sent.")
        try await chat.waitFor("% used.")
        try await chat.quit()
    }

    @Test("A resize in the middle of an answer loses nothing", arguments: [(40, 10), (120, 30)])
    func resize(columns: Int, rows: Int) async throws {
        let gate = Gate()
        let chat = try home.chat(server: LoopbackServer(.answer("before a", until: gate, then: "fter")))
        try await chat.prompt()
        chat.send("go\r")
        try await chat.waitFor("before")
        try chat.resize(columns: columns, rows: rows)
        gate.open()
        try await chat.waitFor("after")
        // On a narrow screen its name is cut.
        try await chat.waitFor(" ›")
        chat.send("/quit\r")
        #expect(try await chat.waitForExit() == .exited(0))
    }

    @Test("NO_COLOR and TERM=dumb write no colors; a dumb terminal gets no escapes at all")
    func plainTerminals() async throws {
        let plain = try home.chat(server: LoopbackServer(.answer("ok")), ["NO_COLOR": "1"])
        try await plain.prompt()
        plain.send("hi\r")
        try await plain.waitFor("ok")
        try await plain.quit()
        #expect(!plain.text.contains("\u{1B}[36m"))

        let dumb = try home.chat(server: LoopbackServer(.answer("ok")), ["TERM": "dumb"])
        try await dumb.prompt()
        dumb.send("hi\n")
        try await dumb.waitFor("ok")
        try await dumb.prompt()
        dumb.send("/quit\n")
        #expect(try await dumb.waitForExit() == .exited(0))
        #expect(!dumb.rawOutput.contains(0x1B))
    }

    @Test("Input is remembered across runs")
    func history() async throws {
        let server = try LoopbackServer(.answer("ok"), .answer("again"))
        let first = try home.chat(server: server)
        try await first.prompt()
        first.send("remember this\r")
        try await first.waitFor("ok")
        try await first.quit()

        let second = try home.chat(server: server)
        try await second.prompt()
        // Up twice: /quit of the first run is the newest entry.
        second.send("\u{1B}[A\u{1B}[A")
        try await second.waitFor("remember this")
        second.send("\r")
        try await second.waitFor("again")
        try await second.quit()
    }

    @Test("Hostile text from a model is shown harmlessly")
    func hostileAnswer() async throws {
        let chat = try home.chat(server: LoopbackServer(.answer("a\u{1B}]0;title\u{7}", "b\u{1B}[2Jc")))
        try await chat.prompt()
        chat.send("hi\r")
        try await chat.waitForScreen("a^[]0;title^Gb^[[2Jc")
        try await chat.quit()
    }

    @Test("The terminal is left as it was found")
    func restored() async throws {
        let chat = try home.chat(server: LoopbackServer())
        // The chat's own terminal may have been changed before it can be looked at.
        let before = try PseudoTerminal.spawn("/bin/cat").terminalAttributes
        try await chat.quit()
        #expect(try chat.terminalAttributes == before)
        #expect(chat.text.hasSuffix("\u{1B}[?2004l") || !chat.screen.modes.contains(2004))
    }
}

extension PseudoTerminal {
    /// Waits for the next prompt of a model.
    func prompt(_ model: String = "test-model") async throws {
        try await waitFor("\(model) ›")
    }

    /// Waits until a text is on the screen; unlike in the output, the status is not between the pieces of an answer.
    func waitForScreen(_ text: String) async throws {
        try await waitUntil("\"\(text)\" on the screen") { $0.text.contains(text) }
    }

    /// Leaves at the next prompt.
    func quit() async throws {
        try await waitFor(" ›")
        send("/quit\r")
        guard try await waitForExit() == .exited(0) else { throw QuitFailure() }
    }
}

/// A program that did not end well when it was told to.
struct QuitFailure: Error {}
