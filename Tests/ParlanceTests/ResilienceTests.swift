import Foundation
import TestSupport
import Testing

/// Bad networks and providers that fail, as a person meets them.
@Suite(.promptly)
struct ResilienceTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    private func limited(_ seconds: Int) -> LoopbackReply {
        .text("{}", status: 429, headers: ["Content-Type": "application/json", "Retry-After": "\(seconds)"])
    }

    @Test("The wait is counted down at the bottom, and Ctrl-C ends it at once")
    func countdown() async throws {
        let server = try LoopbackServer(limited(100), .answer("Well."))
        let chat = try home.chat(server: server)
        try await chat.prompt()
        chat.send("hi\r")
        try await chat.waitForScreen("rate limited; retrying in 100 s (1 of 2), Ctrl-C stops")
        chat.send("\u{3}")
        try await chat.waitFor("Stopped before the answer started")
        try await chat.prompt()
        #expect(!chat.screen.text.contains("rate limited"))
        chat.send("again\r")
        try await chat.waitFor("Well.")
        try await chat.quit()
        #expect(server.requests.count == 2)
    }

    @Test("In a pipe a failure is made good without a word", arguments: [[], ["--json"]])
    func pipe(options: [String]) async throws {
        let whole = #"{"choices": [{"message": {"content": "Well."}, "finish_reason": "stop"}]}"#
        let server = try LoopbackServer(
            .text("{}", status: 503, headers: ["retry-after-ms": "1"]),
            options.isEmpty ? .answer("Well.") : .json(whole))
        let run = try await home.run(options + ["hi"], server: server)
        #expect(run.status == .exited(0))
        #expect(run.output.contains("Well."))
        #expect(run.errorOutput == "")
        #expect(server.requests.count == 2)
    }

    @Test("A profile's fallback answers, the switch is said, and the ledger has the model that answered")
    func fallback() async throws {
        let spare = try LoopbackServer(.answer("From the spare."))
        let server = try LoopbackServer { _ in .text("{}", status: 503) }
        try home.configure(
            """
            llm_gateways:
              main: {model: "openai:big", max_retries: 0, fallbacks: [spare]}
              spare: {model: "mistral:small", base_url: "\(spare.baseURL)/v1"}
            """)
        let chat = try home.chat(["-m", "main"], server: server)
        try await chat.prompt("big")
        chat.send("hi\r")
        try await chat.waitFor("OpenAI failed (503). Asking mistral:small instead.")
        try await chat.waitFor("From the spare.")
        try await chat.prompt("big")
        chat.send("/tokens json\r")
        try await chat.waitFor("\"mistral:small\"")
        try await chat.quit()
        #expect(try home.journalLines().last?.contains("\"model\":\"mistral:small\"") == true)
    }

    @Test("--debug writes what went over the network to a file for its owner alone, without the key")
    func debug() async throws {
        let server = try LoopbackServer(
            .text("{}", status: 503, headers: ["retry-after-ms": "1"]), .answer("Well."))
        let run = try await home.run(["--debug", "a question"], server: server)
        #expect(run.output == "Well.\n")
        let path = home.folder.path + "/.local/state/parlance/debug.log"
        #expect(run.errorOutput.contains(path))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for part in [
            "POST \(server.baseURL)/v1/chat/completions", "> Authorization: (secret)", "a question", "< 503", "< 200",
            "call to openai:test-model · 1 retry · first token",
        ] {
            #expect(text.contains(part), "\(part) is missing in \(text)")
        }
        #expect(!text.contains("sk-test-key-of-openai"))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("/debug shows the last exchange in the chat, without a file")
    func debugCommand() async throws {
        let server = try LoopbackServer(.answer("Well", ", then."))
        let chat = try home.chat(server: server, columns: 100, rows: 100)
        try await chat.prompt()
        chat.send("/debug\r")
        try await chat.waitFor("No request has been sent yet.")
        try await chat.prompt()
        chat.send("hi\r")
        try await chat.waitFor("Well, then.")
        try await chat.prompt()
        chat.send("/debug\r")
        try await chat.waitFor("POST \(server.baseURL)/v1/chat/completions")
        try await chat.waitFor("first byte")
        try await chat.waitFor("Reply 200, 4 events put together")
        try await chat.waitFor("\"content\": \"Well, then.\"")
        try await chat.waitFor("/debug raw shows")
        #expect(!chat.text.contains("Authorization") && !chat.text.contains("data: "))
        try await chat.prompt()
        chat.send("/debug raw\r")
        try await chat.waitFor("> Authorization: (secret)")
        try await chat.waitFor("data: [DONE]")
        try await chat.quit()
        #expect(!FileManager.default.fileExists(atPath: home.folder.path + "/.local/state/parlance/debug.log"))
    }
}
