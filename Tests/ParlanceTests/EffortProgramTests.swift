import Foundation
import TestSupport
import Testing

/// How hard a model is to think, from the command line and in the chat, down to the request.
@Suite("The effort of the program", .promptly)
struct EffortProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    private func effort(in request: LoopbackRequest) -> String? {
        request.json["reasoning_effort"] as? String
    }

    private func show(_ text: String, on chat: PseudoTerminal) async throws {
        try await chat.waitUntil(text) { $0.lines.contains { $0.contains(text) } }
    }

    @Test(
        "One answer is asked for with it, also with a schema and by a profile; the command line wins",
        arguments: [
            (["-e", "high"], "high"), (["--effort=LOW"], "low"), (["-e", "none"], "none"), (["-m", "deep"], "high"),
            (["-m", "deep", "-e", "low"], "low"), (["-e", "low", "--schema", "a int, b int"], "low"), ([], nil),
        ] as [([String], String?)])
    func oneShot(arguments: [String], expected: String?) async throws {
        let server = try LoopbackServer(.answer(#"{"a":1,"b":2}"#))
        let path = home.folder / "config.yaml"
        try Data("llm_gateways:\n  deep:\n    model: openai:gpt-5.1\n    effort: high\n".utf8)
            .write(to: URL(fileURLWithPath: path))
        let model = arguments.contains("-m") ? [] : ["-m", "openai:gpt-5.1"]
        let run = try await home.run(model + arguments + ["--config", path, "Hi"], server: server)
        #expect(run.status == .exited(0))
        #expect(run.errorOutput.isEmpty)
        #expect(try effort(in: await server.nextRequest()) == expected)
    }

    @Test("A level that the model lacks becomes the nearest, which is said once; an unknown one is wrong usage")
    func nearest() async throws {
        let server = try LoopbackServer(.answer("ok"))
        let run = try await home.run(["-m", "openai:gpt-5.1", "-e", "max", "Hi"], server: server)
        #expect(run.output == "ok\n")
        #expect(run.errorOutput.split(separator: "\n") == ["openai:gpt-5.1 has no effort max; high is used."])
        #expect(try effort(in: await server.nextRequest()) == "high")
        let refused = try await home.run(["-e", "hard", "Hi"], server: server)
        #expect(refused.status == .exited(2))
        #expect(refused.errorOutput.contains("off, minimal, low, medium, high, xhigh, max"), "\(refused.errorOutput)")
        #expect(server.requests.count == 1)
    }

    /// The efforts of what was asked; the list of models is asked for, too.
    private func efforts(of server: LoopbackServer) -> [String?] {
        server.requests.filter { $0.text.contains("\"messages\"") }.map(effort)
    }

    @Test("Shift-Tab keeps the draft, the label shows the level, and the request and the resumed session have it")
    func chat() async throws {
        let server = try LoopbackServer { _ in .answer("ok") }
        let chat = try home.chat(["-m", "openai:gpt-5.1"], server: server)
        try await show("gpt-5.1 ›", on: chat)
        chat.send("Hel\u{1B}[Z")
        try await show("gpt-5.1·low › Hel", on: chat)
        chat.send("\u{1B}[Zlo\r")
        try await chat.waitUntil("the answer and a prompt") { screen in
            screen.lines.contains("ok") && screen.ends(with: "gpt-5.1·medium ›")
        }
        #expect(efforts(of: server) == ["medium"])
        chat.send("/retry high\r")
        try await chat.waitUntil("another answer") { screen in
            screen.lines.contains("Turn 1 again, openai:gpt-5.1, effort high:") && efforts(of: server).count == 2
                && screen.lines.count { $0 == "ok" } == 2
        }
        #expect(efforts(of: server) == ["medium", "high"])
        try await chat.quit()
        let next = try home.chat(["-c"], server: server)
        try await show("gpt-5.1·medium ›", on: next)
        next.send("/effort default\r")
        try await show("Effort: model default (off).", on: next)
        try await show("gpt-5.1 ›", on: next)
        next.send("More\r")
        try await next.waitUntil("an answer") { _ in efforts(of: server).count == 3 }
        #expect(efforts(of: server) == ["medium", "high", nil])
        try await next.quit()
    }

    @Test("In 40 columns the label has the level, too")
    func narrow() async throws {
        let chat = try home.chat(
            ["-m", "openai:gpt-5.6-sol-with-a-long-name", "-e", "high"], server: LoopbackServer(), columns: 40)
        try await show("·high ›", on: chat)
        try await chat.quit()
    }
}

extension VirtualScreen {
    /// Whether the last row with text is this one, but for the tokens that are counted at its right.
    fileprivate func ends(with row: String) -> Bool {
        lines.last { !$0.isEmpty }?.hasPrefix(row) == true
    }
}
