import Foundation
import TestSupport
import Testing

/// One prompt, one answer, in pipes.
@Suite(.promptly)
struct OneShotTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("Without a key a pipe is answered by the demo, in plain text")
    func demoInAPipe() async throws {
        let run = try await home.run(input: "hi\n")
        #expect(run.status == .exited(0))
        #expect(run.output.hasPrefix("You said:\n\n> hi\n\nI am the **demo**"))
        #expect(run.output.contains("export OPENAI_API_KEY=…"))
        #expect(!run.standardOutput.contains(0x1B))
        #expect(
            run.errorOutput == "No API key found, so the built-in demo answers. It shows how to connect a model.\n")
    }

    @Test("Standard input that stays silent is said to be waited for, and then it counts")
    func silentInput() async throws {
        let terminal = try PseudoTerminal.spawn(
            "/bin/sh", ["-c", #"cat | "$0" -m demo:brief "say hello""#, home.path], environment: home.environment(),
            workingDirectory: home.folder.path)
        try await terminal.waitFor("Waiting for standard input: Ctrl-D ends it, </dev/null skips it.")
        terminal.send("more\r\u{4}")
        try await terminal.waitForScreen("You said 3 words: say hello more")
        #expect(try await terminal.waitForExit() == .exited(0))
    }

    @Test("The answer, and nothing else, goes to standard output")
    func answerOnly() async throws {
        let server = try LoopbackServer(.answer("Grüße, ", "世界 ", "👩‍💻"))
        let run = try await home.run(["say", "hello"], server: server)
        #expect(run == ProgramRun(status: .exited(0), standardOutput: Array("Grüße, 世界 👩‍💻\n".utf8)))
        let body = try await server.nextRequest().json
        #expect(body["model"] as? String == "test-model")
        #expect(body["messages"] as? [[String: String]] == [["role": "user", "content": "say hello"]])
        #expect(body["temperature"] as? Double == 0.7)
        #expect(body["stream"] as? Bool == true)
    }

    @Test("A prompt that is longer than the window is refused before anything is asked; a bit by estimate is sent")
    func window() async throws {
        let server = try LoopbackServer(.answer("ok"))
        try home.configure("models:\n  openai:test-model:\n    context_window: 100\n")
        let long = try await home.run(server: server, input: String(repeating: "and so on ", count: 40))
        #expect(long.status == .exited(2))
        #expect(long.output == "")
        #expect(
            long.errorOutput.hasSuffix(
                " tokens for openai:test-model, more than its window of 100. Nothing was sent. "
                    + "If the window is larger, set it under models: in the configuration.\n"), "\(long.errorOutput)")
        let near = try await home.run(server: server, input: String(repeating: "and so on ", count: 32))
        #expect(near.output == "ok\n")
        #expect(
            near.errorOutput.hasSuffix(", possibly more than its window of 100.\n"), "\(near.errorOutput)")
    }

    @Test("What is piped in is added to the prompt")
    func pipedInput() async throws {
        let server = try LoopbackServer(.answer("ok"))
        _ = try await home.run(["-s", "Be brief.", "summarise"], server: server, input: "line 1\nline 2\n")
        let body = try await server.nextRequest().json
        #expect(
            body["messages"] as? [[String: String]] == [
                ["role": "system", "content": "Be brief."],
                ["role": "user", "content": "summarise\n\nline 1\nline 2"],
            ])
    }

    @Test(
        "Options reach the provider",
        arguments: [(["-t", "0"], "temperature", 0.0), (["--max-tokens", "7"], "max_tokens", 7.0)])
    func options(arguments: [String], field: String, value: Double) async throws {
        let server = try LoopbackServer(.answer("ok"))
        _ = try await home.run(arguments + ["hi"], server: server)
        #expect(try await server.nextRequest().json[field] as? Double == value)
    }

    @Test("--json writes one object")
    func jsonOutput() async throws {
        let server = try LoopbackServer(.json(Self.wholeReply(#"{\"age\": 7}"#)))
        let schema = #"{"type":"object","properties":{"age":{"type":"integer"}},"required":["age"]}"#
        let run = try await home.run(["--json", "--schema", schema, "hi"], server: server)
        #expect(run.status == .exited(0))
        #expect(
            run.output == #"{"content":"{\"age\": 7}","parsed":{"age":7},"model":"openai:test-model","#
                + #""finish_reason":"stop","usage":{"prompt_tokens":5,"completion_tokens":4,"total_tokens":9}}"# + "\n")
    }

    @Test("An answer that misses the schema three times is written, told with its place, and is a failure")
    func schemaViolation() async throws {
        let wrong = LoopbackReply.answer(#"{"age": "seven"}"#)
        let server = try LoopbackServer(wrong, wrong, wrong)
        let schema = #"{"type":"object","properties":{"age":{"type":"integer"}},"required":["age"]}"#
        let run = try await home.run(["--schema", schema, "hi"], server: server)
        #expect(run.status == .exited(1))
        #expect(run.output == "{\"age\": \"seven\"}\n")
        #expect(run.errorOutput.contains("/age"))
    }

    @Test("A key that is refused is one sentence with the provider's words, without the key")
    func wrongKey() async throws {
        let reply = LoopbackReply.json(
            #"{"error":{"message":"Incorrect API key provided: sk-test-key-of-openai.","code":"invalid_api_key"}}"#,
            status: 401)
        let run = try await home.run(["hi"], server: LoopbackServer(reply))
        #expect(run.status == .exited(1))
        #expect(run.output.isEmpty)
        let words = "OpenAI does not accept the API key: Incorrect API key provided: (the key). Check OPENAI_API_KEY."
        #expect(run.errorOutput == "parlance: \(words)\n")
    }

    @Test("A provider that nobody knows is wrong usage")
    func unknownProvider() async throws {
        let run = try await home.run(["-m", "nobody:model", "hi"])
        let words =
            "parlance: Unknown provider 'nobody'. Available: anthropic, azure, deepseek, demo, gemini, groq, llamacpp, lmstudio, local, "
            + "mistral, ollama, openai, openrouter, together, vllm, xai.\n"
        #expect(run == ProgramRun(status: .exited(2), standardError: Array(words.utf8)))
    }

    @Test("A missing key is wrong usage and names the variable")
    func missingKey() async throws {
        let run = try await home.run(["-m", "mistral:mistral-large-latest", "hi"])
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.contains("set MISTRAL_API_KEY"))
    }

    @Test("A server that is not there is a failure that names its address")
    func unreachableServer() async throws {
        let port = try ClosedPort()
        let more = ["OPENAI_API_KEY": "x", "OPENAI_BASE_URL": port.baseURL, "DEFAULT_LLM_MODEL": "openai:m"]
        let run = try await home.run(["hi"], more)
        #expect(run.status == .exited(1))
        #expect(run.output.isEmpty)
        #expect(run.errorOutput.contains("OpenAI cannot be reached"))
        #expect(run.errorOutput.contains("127.0.0.1:\(port.port)"))
        #expect(run.errorOutput.split(separator: "\n").count == 1)
    }

    @Test("A broken configuration is reported with its line, and a script is not answered by another model")
    func brokenConfiguration() async throws {
        try home.configure("llm_gateways:\n  default: [openai\n")
        let run = try await home.run(["hi"])
        #expect(run.status == .exited(2))
        #expect(run.output.isEmpty)
        #expect(run.errorOutput.contains("config.yaml:"))
    }

    @Test("A broken configuration does not stop a model that needs none of it")
    func brokenConfigurationUnneeded() async throws {
        try home.configure("llm_gateways: 7\n")
        let run = try await home.run(["-m", "demo:tour", "hi"])
        #expect(run.status == .exited(0))
        #expect(run.errorOutput.contains("llm_gateways must be a map"))
    }

    @Test("The profile named default is the default, and what it says is sent")
    func defaultProfile() async throws {
        let server = try LoopbackServer(.answer("ok"))
        try home.configure(
            """
            llm_gateways:
              default:
                provider: openai
                model: my-model
                temperature: 0
                max_tokens: 99
                base_url: \(server.baseURL)/v1
                top_p: 0.5
            """)
        let run = try await home.run(["hi"], ["OPENAI_API_KEY": "x"])
        #expect(run.output == "ok\n")
        let body = try await server.nextRequest().json
        #expect(body["model"] as? String == "my-model")
        #expect(body["temperature"] as? Double == 0)
        #expect(body["max_tokens"] as? Int == 99)
        #expect(body["top_p"] as? Double == 0.5)
    }

    @Test("Escape sequences of a model never reach the output")
    func hostileAnswer() async throws {
        let server = try LoopbackServer(.answer("a\u{1B}]52;c;aGk=\u{7}b\u{9B}31m", "c\u{202E}d"))
        let run = try await home.run(["hi"], server: server)
        #expect(run.output == "a^[]52;c;aGk=^Gb‹U+009B›31mc‹U+202E›d\n")
    }

    @Test("Ctrl-C stops the answer, keeps what arrived, and exits with 130")
    func interrupt() async throws {
        let server = try LoopbackServer(.answer("Once upon ", until: Gate()))
        let program = try home.chat(["hi"], server: server)
        try await program.waitFor("Once")
        program.send("\u{3}")
        #expect(try await program.waitForExit() == .exited(130))
        try await server.clientDisconnected()
    }

    @Test("A reader that goes away ends the program without a word")
    func closedOutput() async throws {
        let run = try await home.run(["hi"], server: LoopbackServer(.answer("ok")), outputLimit: 0)
        #expect(run.status == .exited(0))
        #expect(run.errorOutput.isEmpty)
    }

    @Test("An answer that cannot be written is a failure")
    func lostOutput() async throws {
        let server = try LoopbackServer(.answer("ok"), .json(Self.wholeReply("ok")))
        for arguments in ["hi", "--json hi"] {
            let run = try await ProgramRun.run(
                "/bin/sh", ["-c", "exec \(home.path) \(arguments) > /dev/full"],
                environment: home.environment(server: server))
            #expect(run.status == .exited(1))
            #expect(run.errorOutput == "parlance: Standard output cannot be written: No space left on device.\n")
        }
    }

    @Test("Numbers that no call could have are not believed")
    func absurdUsage() async throws {
        let server = try LoopbackServer(.answer("ok", prompt: .max / 2, completion: -1))
        let run = try await home.run(["hi"], server: server)
        #expect(run == ProgramRun(status: .exited(0), standardOutput: Array("ok\n".utf8)))
    }

    @Test("A default model of a provider that nobody knows is asked of nobody")
    func unknownDefault() async throws {
        let server = try LoopbackServer(.answer("ok"))
        let run = try await home.run(["hi"], server: server, ["DEFAULT_LLM_MODEL": "mistrall:large"])
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.contains("Unknown provider 'mistrall'"))
        #expect(server.requests.isEmpty)
    }

    @Test("A slip in one profile does not stop the others")
    func brokenProfile() async throws {
        try home.configure(
            "llm_gateways:\n  default:\n    provider: openai\n    model: fine\n  bad:\n    temperature: hot\n")
        let server = try LoopbackServer(.answer("ok"))
        let run = try await home.run(["hi"], server: server, ["DEFAULT_LLM_MODEL": ""])
        #expect(run.output == "ok\n")
        #expect(try await server.nextRequest().json["model"] as? String == "fine")
        #expect(try await home.run(["-m", "bad", "hi"], server: server).status == .exited(2))
    }

    @Test("A profile's key goes to the profile's address, whatever --base-url says for another model")
    func profileKey() async throws {
        let own = try LoopbackServer(.answer("ok"))
        let other = try LoopbackServer(.answer("other"))
        try home.configure(
            "llm_gateways:\n  work:\n    provider: openai\n    model: m\n    base_url: \(own.baseURL)/v1\n    api_key: work-key-123\n"
        )
        let chat = try home.chat(["--base-url", other.baseURL + "/v1"], server: other)
        try await chat.prompt()
        chat.send("/model work\r")
        try await chat.prompt("m")
        chat.send("hi\r")
        try await chat.waitFor("ok")
        try await chat.quit()
        #expect(try await own.nextRequest().headers["authorization"] == "Bearer work-key-123")
        #expect(other.requests.isEmpty)
    }

    @Test("A continued session whose model cannot be used is answered by nobody else, and keeps its model")
    func continuedModel() async throws {
        let server = try LoopbackServer(.answer("One."), .answer("Two."))
        _ = try await home.run(["-m", "mistral:mine", "-c", "a"], server: server)
        let run = try await home.run(["-c", "b"], server: server, ["MISTRAL_API_KEY": ""])
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.contains("set MISTRAL_API_KEY"))
        #expect(try await home.run(["-c", "c"], server: server).output == "Two.\n")
        #expect(server.requests.map { $0.json["model"] as? String } == ["mine", "mine"])
    }

    @Test("Wrong usage ends with 2, help and version with 0")
    func usage() async throws {
        #expect(try await home.run(["--bogus"]).status == .exited(2))
        #expect(try await home.run(["-t", "hot", "hi"]).status == .exited(2))
        #expect(try await home.run(input: "\n").status == .exited(2))
        let help = try await home.run(["--help"])
        #expect(help.status == .exited(0))
        #expect(help.errorOutput.isEmpty)
        #expect(help.output.contains("--schema"))
        #expect(try await home.run(["--version"]).output.split(separator: ".").count == 3)
    }

    private static func wholeReply(_ content: String) -> String {
        #"{"id":"r1","model":"test-model","choices":[{"index":0,"message":{"role":"assistant","content":""# + content
            + #""},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":4,"total_tokens":9}}"#
    }
}

extension LoopbackRequest {
    /// The body as JSON.
    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }
}
