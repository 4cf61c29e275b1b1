import TestSupport
import Testing

/// `parlance tokens` in pipes.
@Suite(.promptly)
struct TokensProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    // The numbers and ids are those of PyPI's tiktoken and mistral-common.
    @Test(
        "Standard input is counted with the encoding that was asked for",
        arguments: [("o200k_base", "2"), ("cl100k_base", "2"), ("tekken", "2")])
    func encodings(name: String, count: String) async throws {
        let run = try await home.run(["tokens", "--encoding", name], input: "Hello world")
        #expect(run == ProgramRun(status: .exited(0), standardOutput: Array("\(count)\n".utf8)))
    }

    @Test("--ids writes a JSON array")
    func ids() async throws {
        let run = try await home.run(["tokens", "--encoding", "cl100k_base", "--ids"], input: "Hello world")
        #expect(run.output == "[9906,1917]\n")
    }

    @Test("--show separates the tokens, and a special token in the input is ordinary text")
    func show() async throws {
        let run = try await home.run(["tokens", "--encoding", "o200k_base", "--show"], input: "Hello world")
        #expect(run.output == "Hello| world\n")
        let special = try await home.run(["tokens", "--encoding", "o200k_base"], input: "<|endoftext|>")
        #expect(special.output != "1\n")
    }

    @Test("Several files are counted one by one, with their sum")
    func files() async throws {
        try home.folder.write("Hello world", to: "a.txt")
        try home.folder.write("Hello", to: "b.txt")
        let run = try await home.run(["tokens", "--encoding", "o200k_base", "a.txt", "b.txt"])
        #expect(run.output == "2 a.txt\n1 b.txt\n3 total\n")
    }

    @Test("A model without a published tokenizer is estimated, and reported as such")
    func estimate() async throws {
        let run = try await home.run(["tokens", "-m", "openai:my-own-model"], input: "Hello world")
        #expect(run.output == "2\n")
        #expect(run.errorOutput.contains("estimated with o200k_base"))
    }

    @Test("Without a name it counts for the model that a chat would start with")
    func startModel() async throws {
        let keyless = try await home.run(["tokens"], input: "Hello world")
        #expect(keyless == ProgramRun(status: .exited(0), standardOutput: Array("2\n".utf8)))
        try home.folder.write(
            "llm_gateways: {default: {provider: openai, model: own}}", to: ".config/parlance/config.yaml")
        let own = try await home.run(["tokens"], input: "Hello world")
        #expect(own.errorOutput == "openai:own has no published tokenizer; estimated with o200k_base.\n")
    }

    @Test("A file that isn't there is all that is reported; of files that are, the note comes once")
    func missingFile() async throws {
        let run = try await home.run(["tokens", "-m", "openai:own", "nosuch.txt"])
        #expect(run.status == .exited(2))
        #expect(run.output == "")
        #expect(run.errorOutput == "parlance: The file nosuch.txt cannot be read: No such file or directory.\n")
        try home.folder.write("Hello world", to: "a.txt")
        let there = try await home.run(["tokens", "-m", "openai:own", "a.txt", "a.txt"])
        #expect(there.output == "2 a.txt\n2 a.txt\n4 total\n")
        #expect(there.errorOutput == "openai:own has no published tokenizer; estimated with o200k_base.\n")
    }

    @Test("What cannot be counted is wrong usage")
    func wrongUsage() async throws {
        #expect(try await home.run(["tokens", "--encoding", "nope"]).status == .exited(2))
        #expect(try await home.run(["tokens", "no-such-file"]).status == .exited(2))
        #expect(try await home.run(["tokens", "--ids", "--show"]).status == .exited(2))
    }

    @Test("A prompt that begins with the word is a prompt when it is quoted")
    func prompt() async throws {
        let server = try LoopbackServer(.answer("ok"))
        #expect(try await home.run(["tokens are what?"], server: server).output == "ok\n")
    }
}
