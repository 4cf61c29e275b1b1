import Synchronization
import TestSupport
import Testing

/// The model that is asked where nobody named one, in pipes and in a terminal.
@Suite(.promptly)
struct DefaultModelTests {
    private let home: ProgramHome
    /// Nobody named a model.
    private static let unnamed = ["DEFAULT_LLM_MODEL": "", "MISTRAL_API_KEY": ""]

    init() throws {
        home = try ProgramHome()
    }

    /// A server that lists models and answers each prompt.
    private func server(_ names: [String], listing gate: Gate? = nil) throws -> LoopbackServer {
        let entries = names.map { #"{"id": "\#($0)", "meta": {"n_ctx": 4096}}"# }.joined(separator: ",")
        return try LoopbackServer { request in
            guard request.method == "GET" else { return .answer("Hello.") }
            var reply = LoopbackReply.json("{\"data\": [\(entries)]}")
            reply.headGate = gate
            return reply
        }
    }

    @Test("In a pipe the only model of a server is asked, and its list is kept")
    func only() async throws {
        let server = try server(["small"])
        for _ in 0..<2 {
            let run = try await home.run(["hi"], server: server, Self.unnamed)
            #expect(run.output == "Hello.\n" && run.errorOutput.isEmpty && run.status == .exited(0))
        }
        #expect(server.requests.map(\.method) == ["GET", "POST", "POST"])
        #expect(server.requests.suffix(2).map { $0.json["model"] as? String } == ["small", "small"])
    }

    @Test("In a pipe several models are wrong usage, with their names; one that was named is asked")
    func several() async throws {
        let server = try server(["a", "b"])
        let run = try await home.run(["hi"], server: server, Self.unnamed)
        #expect(run.status == .exited(2) && run.output.isEmpty)
        #expect(
            run.errorOutput == "parlance: The server at 127.0.0.1:\(server.port) offers 2 models: a, b. "
                + "Name one, such as -m openai:a.\n")
        #expect(try await home.run(["-m", "openai:c", "hi"], server: server, Self.unnamed).output == "Hello.\n")
        #expect(server.requests.last?.json["model"] as? String == "c")
    }

    @Test("In a pipe a server without a list is asked for the built-in default, which is said")
    func unlisted() async throws {
        let server = try LoopbackServer { request in
            request.method == "GET" ? .text("<html>", status: 200) : .answer("Hello.")
        }
        let run = try await home.run(["hi"], server: server, Self.unnamed)
        #expect(run.output == "Hello.\n")
        #expect(run.errorOutput.contains("reported no list of models, so gpt-"))
    }

    @Test("A list of yesterday's model is forgotten when the server does not know it any more")
    func forgotten() async throws {
        let isNew = Mutex(false)
        let server = try LoopbackServer { request in
            let name = isNew.withLock { $0 } ? "new" : "old"
            guard request.method == "POST" else { return .json("{\"data\": [{\"id\": \"\(name)\"}]}") }
            guard request.json["model"] as? String != name else { return .answer("Hello.") }
            return .json(
                #"{"error": {"message": "The model `old` does not exist.", "code": "model_not_found"}}"#, status: 404)
        }
        #expect(try await home.run(["hi"], server: server, Self.unnamed).output == "Hello.\n")
        isNew.withLock { $0 = true }
        #expect(try await home.run(["hi"], server: server, Self.unnamed).status == .exited(1))
        #expect(try await home.run(["hi"], server: server, Self.unnamed).output == "Hello.\n")
    }

    @Test("The prompt is there at once; its label becomes the model's name, without a price, with the server's window")
    func live() async throws {
        let gate = Gate()
        let server = try server(["small"], listing: gate)
        let chat = try home.chat(server: server, Self.unnamed)
        try await chat.waitFor("openai ›")
        chat.send("hel")
        try await chat.waitForScreen("openai › hel")
        gate.open()
        try await chat.waitForScreen("small › hel")
        chat.send("lo\r")
        try await chat.waitForScreen("Hello.")
        try await chat.waitForScreen("of 4,096")
        #expect(!chat.text.contains("$"))
        try await chat.quit()
        // The next start knows it.
        let next = try home.chat(server: server, Self.unnamed)
        try await next.quit()
        #expect(next.text.contains("small ›") && !next.text.contains("openai ›"))
        #expect(server.requests.count { $0.method == "GET" } == 1)
    }

    @Test("Sent before the list is there, a prompt waits for it, and Ctrl-C stops that")
    func waiting() async throws {
        let gate = Gate()
        let chat = try home.chat(server: server(["small"], listing: gate), Self.unnamed)
        try await chat.waitFor("openai ›")
        chat.send("one\r")
        try await chat.waitFor("Waiting for the server's list of models.")
        chat.send("\u{3}")
        try await chat.waitFor("Not sent; Up brings the prompt back.")
        try await chat.waitFor("openai ›")
        chat.send("two\r")
        try await chat.waitFor("Waiting for the server's list of models.")
        gate.open()
        try await chat.waitFor("Hello.")
        try await chat.waitForScreen("small ›")
        try await chat.quit()
    }

    @Test("Of several, the person chooses one")
    func question() async throws {
        let server = try server(["alpha", "beta", "gamma"])
        let chat = try home.chat(server: server, Self.unnamed)
        try await chat.waitFor("openai ›")
        chat.send("hi\r")
        try await chat.waitFor("offers 3 models")
        try await chat.waitForScreen("› alpha")
        await chat.letRead()
        chat.send("bet")
        try await chat.waitForScreen("› beta")
        chat.send("\r")
        try await chat.waitFor("Hello.")
        try await chat.prompt("beta")
        chat.send("/model openai\r")
        try await chat.waitUntil("the prompt") { $0.currentLine == "openai ›" }
        chat.send("again\r")
        try await chat.waitForScreen("› alpha")
        await chat.letRead()
        chat.send("gam\r")
        try await chat.waitForScreen("gamma ›")
        try await chat.quit()
        #expect(
            server.requests.filter { $0.method == "POST" }.map { $0.json["model"] as? String } == [
                "beta", "gamma",
            ])
    }

    @Test("A chosen model near its end is warned of at the first run of a day only")
    func warning() async throws {
        let environment = ["OPENAI_API_KEY": "k", "HTTPS_PROXY": "http://127.0.0.1:9"]
        let runs = [
            try await home.run(["-m", "openai:gpt-3.5-turbo", "hi"], environment),
            try await home.run(["-m", "openai:gpt-3.5-turbo", "hi"], environment),
        ]
        // Midnight may lie between them.
        #expect(runs[0].errorOutput.contains("scheduled to shut down"))
        #expect(runs.filter { $0.errorOutput.contains("scheduled to shut down") }.count <= 2)
        let server = try server(["gpt-3.5-turbo"])
        let near = try await home.run(["-m", "openai:gpt-3.5-turbo", "hi"], server: server)
        #expect(near.errorOutput.isEmpty)
    }
}
