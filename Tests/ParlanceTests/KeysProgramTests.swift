import Foundation
import TestSupport
import Testing

/// `parlance keys`, and that a key is shown nowhere.
@Suite(.promptly)
struct KeysProgramTests {
    private static let key = "sk-kept-0123456789abcdef"

    private let home: ProgramHome
    private let path: String

    init() throws {
        home = try ProgramHome()
        path = home.folder / ".config/parlance/keys.json"
    }

    @Test("Set, list, path and rm in pipes")
    func pipes() async throws {
        let set = try await home.run(["keys", "set", "openai"], input: "\(Self.key)\nmore\n")
        #expect(set.status == .exited(0) && set.output.isEmpty)
        #expect(set.errorOutput == "The key for OpenAI is stored in \(path).\n")
        #expect(try home.folder.read(".config/parlance/keys.json") == "{\n  \"openai\": \"\(Self.key)\"\n}\n")
        #expect(try await home.run(["keys", "list"]).output == "openai\n")
        #expect(try await home.run(["keys", "path"]).output == path + "\n")
        #expect(try await home.run(["keys", "rm", "openai"]).status == .exited(0))
        let none = try await home.run(["keys", "list"])
        #expect(none.output.isEmpty && none.errorOutput.hasPrefix("No keys are stored. 'parlance keys set NAME'"))
        let again = try await home.run(["keys", "rm", "openai"])
        #expect(again.status == .exited(2))
        #expect(again.errorOutput == "parlance: No key is stored for 'openai'. No keys are stored.\n")
    }

    @Test(
        "What cannot be done is wrong usage, and nothing is kept",
        arguments: [
            (["set"], "k", "Name a provider"), (["set", "opnai"], "k", "Did you mean 'openai'?"),
            (["set", "openai"], "", "No key was given."), (["set", "openai"], "two words", "it contains whitespace"),
            (["list", "openai"], "", "doesn't accept a name"), (["set", "openai", "sk-1"], "", "Unexpected argument"),
        ])
    func wrongUsage(arguments: [String], input: String, words: String) async throws {
        let run = try await home.run(["keys"] + arguments, input: input)
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.contains(words))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("In a terminal the key is not shown, can be corrected, and Ctrl-C keeps nothing")
    func terminal() async throws {
        let terminal = try home.chat(["keys", "set", "mistral"], ["MISTRAL_API_KEY": "other"])
        try await terminal.waitFor("Key for Mistral (not shown): ")
        terminal.send("wrong\u{15}\(Self.key)x\u{7F}\r")
        try await terminal.waitFor("is stored in")
        try await terminal.waitFor("Another key takes precedence: MISTRAL_API_KEY.")
        #expect(try await terminal.waitForExit() == .exited(0))
        #expect(!terminal.text.contains("sk-kept") && !terminal.text.contains("wrong"))
        #expect(try home.folder.read(".config/parlance/keys.json").contains("\"mistral\": \"\(Self.key)\""))

        let second = try home.chat(["keys", "set", "openai"])
        try await second.waitFor("Key for OpenAI (not shown): ")
        second.send("\(Self.key)\u{3}")
        #expect(try await second.waitForExit() == .signaled(SIGINT))
        #expect(try await home.run(["keys", "list"]).output == "mistral\n")
    }

    @Test("A kept key is used, and is in no output and in no file but the store, also after a 401 that repeats it")
    func nowhere() async throws {
        _ = try await home.run(["keys", "set", "openai"], input: Self.key)
        let refusal = #"{"error":{"message":"Incorrect API key provided: \#(Self.key).","code":"invalid_api_key"}}"#
        let server = try LoopbackServer(.answer("Fine."), .json(refusal, status: 401), .json(refusal, status: 401))
        let variables = [
            "OPENAI_BASE_URL": server.baseURL + "/v1", "PARLANCE_LOG": "debug",
            "DEFAULT_LLM_MODEL": "openai:test-model",
        ]

        let chat = try home.chat([], variables)
        try await chat.prompt()
        chat.send("Hi\r")
        try await chat.waitFor("Fine.")
        try await chat.prompt()
        chat.send("Again\r")
        try await chat.waitFor("does not accept the API key")
        try await chat.prompt()
        chat.send("/model list\r")
        try await chat.waitFor("key set")
        try await chat.quit()
        let once = try await home.run(["Hi"], variables)
        #expect(once.status == .exited(1))
        #expect(once.errorOutput.contains("Check the key store ('parlance keys set openai')."))
        #expect(
            server.requests.map { $0.headers["authorization"] } == [String?](repeating: "Bearer \(Self.key)", count: 3))

        #expect(!chat.text.contains(Self.key))
        #expect(!once.output.contains(Self.key) && !once.errorOutput.contains(Self.key))
        #expect(try filesWithKey() == [path])
    }

    /// Every file of the home that holds the key.
    private func filesWithKey() throws -> [String] {
        let names = try #require(FileManager.default.subpaths(atPath: home.folder.path))
        return names.map { home.folder / $0 }.filter { path in
            FileManager.default.contents(atPath: path)?.firstRange(of: Data(Self.key.utf8)) != nil
        }
    }
}
